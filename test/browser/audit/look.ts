/** What a person sees on the page on top. Everything in this folder runs inside the page. */

/** One run of text on the screen. */
export interface Piece {
  words: string
  element: Element
  /** Where its letters stand, one box a line: from the top to the foot of the letters, not of the line. */
  boxes: Box[]
  /** Font size in pixels. */
  size: number
  /** The nearest thing around it that floats above the page (a bar, a popup), or null. */
  layer: Element | null
}

export interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

/** The page's own area, below the navigation bar. */
export function pageArea(): HTMLElement {
  const area = document.querySelector<HTMLElement>('.host-screen:not([hidden]) .host-frame')
  if (!area) throw new Error('no page is open')
  return area
}

export const isSeen = (element: Element): boolean =>
  element.checkVisibility({ opacityProperty: true, visibilityProperty: true })

/** All text on the page, wherever it is scrolled to. */
export function pieces(): Piece[] {
  const walker = document.createTreeWalker(pageArea(), NodeFilter.SHOW_TEXT)
  const found: Piece[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    if (!element || !node.textContent?.trim() || !isSeen(element)) continue
    const piece = pieceOf(node, element)
    if (piece.boxes.length > 0) found.push(piece)
  }
  return found
}

function pieceOf(node: Node, element: Element): Piece {
  const size = Number.parseFloat(getComputedStyle(element).fontSize)
  const range = document.createRange()
  range.selectNodeContents(node)
  const boxes = [...range.getClientRects()]
    .filter(({ width, height }) => width > 0 && height > 0)
    .map((box) => lettersOf(box, size))
  return { words: brief(node.textContent ?? ''), element, boxes, size, layer: layerOf(element) }
}

/** The browser tells the box of the font, which is taller than the letters: lines may share that air. */
function lettersOf({ left, right, top, bottom }: DOMRect, size: number): Box {
  const middle = (top + bottom) / 2
  return { left, right, top: middle - size * 0.45, bottom: middle + size * 0.45 }
}

export function layerOf(element: Element): Element | null {
  for (const each of around(element)) {
    if (['fixed', 'sticky'].includes(getComputedStyle(each).position)) return each
  }
  return null
}

/** The element and what is around it, up to the page's area. */
export function* around(element: Element): Generator<Element> {
  const area = pageArea()
  for (let at: Element | null = element; at && at !== area.parentElement; at = at.parentElement)
    yield at
}

export const brief = (words: string): string => {
  const line = words.trim().replace(/\s+/g, ' ')
  return line.length > 24 ? `${line.slice(0, 24)}…` : line
}
