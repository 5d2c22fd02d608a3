/** Large enough and dark enough to read. */
import { around, type Piece } from './look'
import type { Finding } from './finding'
import type { PageKind } from '../visits'

/** Least sizes in pixels at WeChat's standard letter size: body text, and the words on a tag. */
const least: Record<PageKind, { body: number; tag: number }> = {
  elder: { body: 18, tag: 16 },
  work: { body: 14, tag: 14 },
}

/** `factor` is the letter size chosen in WeChat; pages grow with it and never shrink below their own least. */
export function sizeFindings(texts: Piece[], kind: PageKind, factor: number): Finding[] {
  return texts.flatMap(({ words, element, size }) => {
    const floor = least[kind][element.closest('.tag') ? 'tag' : 'body'] * Math.max(1, factor)
    return size >= floor - 0.1
      ? []
      : [{ what: words, says: `is ${size.toFixed(1)} px, less than ${floor.toFixed(1)}` }]
  })
}

/** WCAG 2.2, 1.4.3: 4.5, and 3 for large text (24 px, or 18.66 px bold). */
export function contrastFindings(texts: Piece[]): Finding[] {
  return texts.flatMap(({ words, element, size }) => {
    const weight = Number(getComputedStyle(element).fontWeight)
    const large = size >= 24 || (size >= 18.66 && weight >= 700)
    const ratio = contrast(element)
    const needed = large ? 3 : 4.5
    return ratio >= needed
      ? []
      : [{ what: words, says: `has a contrast of ${ratio.toFixed(2)}, less than ${needed}` }]
  })
}

type Colour = [red: number, green: number, blue: number, alpha: number]

function contrast(element: Element): number {
  const ground = groundOf(element)
  const { color } = getComputedStyle(element)
  const opacity = [...around(element)].reduce(
    (product, each) => product * Number(getComputedStyle(each).opacity),
    1,
  )
  const [red, green, blue, alpha] = colourOf(color)
  const ink = over([red, green, blue, alpha * opacity], ground)
  const [dark = 0, light = 0] = [luminance(ink), luminance(ground)].sort((one, two) => one - two)
  return (light + 0.05) / (dark + 0.05)
}

/** The colour behind the text: every ground up to the first solid one, laid over each other. */
function groundOf(element: Element): Colour {
  const layers: Colour[] = []
  for (const each of around(element)) {
    const colour = colourOf(getComputedStyle(each).backgroundColor)
    if (colour[3] > 0) layers.push(colour)
    if (colour[3] === 1) break
  }
  return layers.reduceRight((below, above) => over(above, below), [255, 255, 255, 1])
}

function colourOf(text: string): Colour {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (text.match(/[\d.]+/g) ?? []).map(Number)
  return [red, green, blue, alpha]
}

function over([red, green, blue, alpha]: Colour, below: Colour): Colour {
  const mix = (above: number, under: number) => above * alpha + under * (1 - alpha)
  return [mix(red, below[0]), mix(green, below[1]), mix(blue, below[2]), 1]
}

function luminance([red, green, blue]: Colour): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
