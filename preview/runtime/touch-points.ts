import type { TouchPoint } from './contract'

/** A browser's Touch, or a mouse made to look like one. */
export interface RawPoint {
  identifier: number
  clientX: number
  clientY: number
  target: EventTarget | null
}

/** Where the page frame of a DOM node stands in the window. */
export interface Origin {
  left: number
  top: number
  scrollTop: number
}

/** Window coordinates become coordinates of the page (`page*`) and of its visible part (`client*`). */
function touchPoint(raw: RawPoint, origin: Origin): TouchPoint {
  const clientX = raw.clientX - origin.left
  const clientY = raw.clientY - origin.top
  return {
    identifier: raw.identifier,
    clientX,
    clientY,
    pageX: clientX,
    pageY: clientY + origin.scrollTop,
  }
}

/** A canvas is drawn on: its touches also say where on it they are. */
export function pointOn(dom: Element, raw: RawPoint, origin: Origin): TouchPoint {
  const point = touchPoint(raw, origin)
  const sheet = dom.closest('canvas')?.getBoundingClientRect()
  if (!sheet) return point
  return { ...point, x: raw.clientX - sheet.left, y: raw.clientY - sheet.top }
}

/** The middle of an element, for a tap without a finger. */
export function middleOf(dom: Element): RawPoint {
  const { left, top, width, height } = dom.getBoundingClientRect()
  return { identifier: 0, clientX: left + width / 2, clientY: top + height / 2, target: dom }
}
