import { h } from '../kit/dom'

export interface DotColors {
  indicatorColor: string
  indicatorActiveColor: string
}

/** The dots of a swiper; the slides themselves say to screen readers which of them is seen. */
export function dotsFor(count: number, now: number, colors: DotColors): HTMLElement[] {
  return Array.from({ length: count }, (_, at) => {
    const dot = h('i', {})
    dot.style.background = at === now ? colors.indicatorActiveColor : colors.indicatorColor
    return dot
  })
}
