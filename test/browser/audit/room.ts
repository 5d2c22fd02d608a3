/** Is all text whole? Nothing cut off, nothing out of its box, nothing on top of something else. */
import { around, brief, isSeen, pageArea, type Box, type Piece } from './look'
import { tappables, type Tappable } from './tappables'
import type { Finding } from './finding'

/** Rounding of the browser and of letters that lean. */
const SLACK = 1.5

export function roomFindings(texts: Piece[]): Finding[] {
  return [
    ...texts.flatMap((piece) => cutOff(piece) ?? outOfBox(piece) ?? squeezed(piece) ?? []),
    ...overlaps(texts),
    ...fieldsTooSmall(),
    ...tooWide(),
  ]
}

/** Some box around the text hides a part of it, for good: what scrolls can be scrolled to. */
function cutOff({ words, element, boxes }: Piece): Finding | undefined {
  const checks = { across: true, down: true }
  for (const each of around(element)) {
    const { overflowX, overflowY } = getComputedStyle(each)
    const edge = each.getBoundingClientRect()
    if (checks.across && cuts(overflowX) && boxes.some((box) => beyond(box, edge).across))
      return { what: words, says: `is cut off at the side by ${nameOf(each)}` }
    if (checks.down && cuts(overflowY) && boxes.some((box) => beyond(box, edge).down))
      return { what: words, says: `is cut off above or below by ${nameOf(each)}` }
    if (scrolls(overflowX)) checks.across = false
    if (scrolls(overflowY)) checks.down = false
  }
  return undefined
}

const cuts = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip'
const scrolls = (overflow: string): boolean => overflow === 'auto' || overflow === 'scroll'

const beyond = (box: Box, edge: Box) => ({
  across: box.left < edge.left - SLACK || box.right > edge.right + SLACK,
  down: box.top < edge.top - SLACK || box.bottom > edge.bottom + SLACK,
})

/** The nearest card, button or tag around the text is too small for it. */
function outOfBox({ words, element, boxes }: Piece): Finding | undefined {
  let scrolled = false
  for (const each of around(element)) {
    if (isDrawn(each)) {
      const edge = each.getBoundingClientRect()
      const out = boxes.map((box) => beyond(box, edge))
      const isOut = out.some(({ across, down }) => across || (down && !scrolled))
      return isOut ? { what: words, says: `stands out of ${nameOf(each)}` } : undefined
    }
    scrolled ||= scrolls(getComputedStyle(each).overflowY)
  }
  return undefined
}

function isDrawn(element: Element): boolean {
  const { backgroundColor, borderTopWidth, display } = getComputedStyle(element)
  if (display === 'inline') return false
  return !backgroundColor.endsWith(', 0)') || Number.parseFloat(borderTopWidth) > 0
}

/** Broken after every letter or two, because something beside it takes the room. */
function squeezed({ words, boxes, size }: Piece): Finding | undefined {
  const widest = Math.max(...boxes.map(({ left, right }) => right - left))
  return boxes.length > 3 && widest < size * 2.2
    ? { what: words, says: `is squeezed into a column of ${boxes.length} lines` }
    : undefined
}

interface Standing {
  words: string
  element: Element
  box: Box
  layer: Element | null
}

function overlaps(texts: Piece[]): Finding[] {
  const lines: Standing[] = texts.flatMap(({ words, element, boxes, layer }) =>
    boxes.map((box) => ({ words, element, box, layer })),
  )
  const buttons: Standing[] = tappables().map(({ name, element, box, layer }: Tappable) => ({
    words: name,
    element,
    box,
    layer,
  }))
  const found = [
    ...pairs(lines, lines, (one, other) => one.element === other.element),
    ...pairs(lines, buttons, (line, button) => button.element.contains(line.element)),
    ...pairs(buttons, buttons, (one, other) => nested(one.element, other.element)),
  ]
  return found.map(([one, other]) => ({ what: one.words, says: `lies over “${other.words}”` }))
}

const nested = (one: Element, other: Element) => one.contains(other) || other.contains(one)

/** Pairs that share room; those which belong together may. */
function pairs(
  some: Standing[],
  others: Standing[],
  belong: (one: Standing, other: Standing) => boolean,
): [Standing, Standing][] {
  return some.flatMap((one, at) =>
    (some === others ? others.slice(at + 1) : others)
      .filter((other) => one.layer === other.layer && share(one.box, other.box))
      .filter((other) => !belong(one, other))
      .map((other): [Standing, Standing] => [one, other]),
  )
}

const share = (one: Box, other: Box): boolean =>
  Math.min(one.right, other.right) - Math.max(one.left, other.left) > SLACK &&
  Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > SLACK

/** What is typed into a field, or its hint, has to fit. */
function fieldsTooSmall(): Finding[] {
  const fields = [...pageArea().querySelectorAll<HTMLInputElement>('input.field')].filter(isSeen)
  return fields
    .filter((field) => {
      const size = Number.parseFloat(getComputedStyle(field).fontSize)
      return field.scrollWidth > field.clientWidth + SLACK || field.clientHeight < size
    })
    .map((field) => ({ what: field.ariaLabel ?? 'field', says: 'is too small for what is in it' }))
}

function tooWide(): Finding[] {
  const scroller = pageArea().querySelector('.host-scroller')
  const over = scroller ? scroller.scrollWidth - scroller.clientWidth : 0
  return over > SLACK ? [{ what: 'the page', says: `is ${over} px wider than the screen` }] : []
}

function nameOf(element: Element): string {
  const own = [...element.classList].find((name) => !name.includes('--'))
  return `<${element.tagName.toLowerCase().replace('wx-', '')}${own ? ` ${own}` : ''}> “${brief(element.textContent)}”`
}
