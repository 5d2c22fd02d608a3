/** Whatever answers a finger: its name, and whether a finger can hit it. */
import { around, brief, isSeen, layerOf, pageArea, type Box, type Piece } from './look'
import type { PageKind } from '../visits'
import type { Finding } from './finding'

export interface Tappable {
  name: string
  element: Element
  box: Box & { width: number; height: number }
  layer: Element | null
}

const controls =
  'wx-button, wx-picker, wx-switch, wx-radio, wx-checkbox, wx-navigator, wx-slider, [role="button"], wx-input, wx-textarea'

export function tappables(): Tappable[] {
  const hears = (dom: Element) => window.__host?.hears(dom, 'tap') ?? false
  const all = [...pageArea().querySelectorAll('*')]
  return all
    .filter((dom) => dom.matches(controls) || (hears(dom) && !hears(dom.parentElement ?? dom)))
    .filter((dom) => isSeen(dom) && !isBackdrop(dom) && !isAsleep(dom))
    .map((element) => ({
      name: nameOf(element),
      element,
      box: element.getBoundingClientRect(),
      layer: layerOf(element),
    }))
}

/** A tap beside a popup closes it; so does its own button, which has a name. */
const isBackdrop = (dom: Element): boolean => dom.closest('.van-overlay') !== null

/** Not drawn, or hidden from screen readers together with all around it. */
const isAsleep = (dom: Element): boolean =>
  dom.getBoundingClientRect().width === 0 ||
  [...around(dom)].some((each) => each.ariaHidden === 'true')

const nameOf = (element: Element): string =>
  brief(
    element.getAttribute('aria-label') ??
      (element.textContent || element.querySelector('[aria-label]')?.getAttribute('aria-label')) ??
      '',
  )

export const nameFindings = (): Finding[] =>
  tappables()
    .filter(({ name }) => name === '')
    .map(({ element }) => ({
      what: element.outerHTML.slice(0, 120),
      says: 'can be tapped and has no name',
    }))

/** Heights that hold for what carries one of these classes, by kind of page. */
const tall: Record<PageKind, [selector: string, height: number][]> = {
  elder: [
    ['.tile', 120],
    ['.button, .choice', 60],
  ],
  work: [['.button, .choice, .tile', 48]],
}
/** Whatever else can be tapped. */
const LEAST = { elder: { width: 48, height: 48 }, work: { width: 44, height: 44 } }

export function targetFindings(kind: PageKind): Finding[] {
  return tappables().flatMap(({ name, element, box }) => {
    const least = LEAST[kind]
    const height = tall[kind].find(([selector]) => element.matches(selector))?.[1] ?? least.height
    if (box.height >= height - 0.5 && box.width >= least.width - 0.5) return []
    const is = `${Math.round(box.width)}×${Math.round(box.height)}`
    return [{ what: name, says: `is ${is} px to the finger, less than ${least.width}×${height}` }]
  })
}

/** What a button has above and below its words at most, in heights of a letter. */
const MOST_AIR = 4

/** A button that was stretched over an empty part of its card. */
export function airFindings(texts: readonly Piece[]): Finding[] {
  return tappables().flatMap(({ name, element, box }) => {
    const words = texts.filter((text) => element.contains(text.element))
    if (!element.matches('.button') || words.length === 0) return []
    const lines = words.flatMap(({ boxes }) => boxes)
    const top = Math.min(...lines.map((line) => line.top))
    const bottom = Math.max(...lines.map((line) => line.bottom))
    const air = Math.round(box.height - (bottom - top))
    const most = MOST_AIR * Math.max(...words.map(({ size }) => size))
    return air > most ? [{ what: name, says: `has ${air} px of air around its words` }] : []
  })
}
