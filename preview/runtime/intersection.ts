import type { Host, IntersectionObserverLike } from './contract'
import { domOf, type EaselElement } from './easel'
import { boxInFrame, select } from './selector-query'

interface Margins {
  left?: number
  top?: number
  right?: number
  bottom?: number
}

interface Options {
  thresholds?: number[]
  initialRatio?: number
  observeAll?: boolean
}

/** WeChat's intersection observer on the browser's own, with the page frame as viewport. */
export function createIntersectionObserver(
  host: Host,
  component?: unknown,
  options: Options = {},
): IntersectionObserverLike {
  const observers: IntersectionObserver[] = []
  let relative: string | undefined
  let margins: Margins = {}
  const self: IntersectionObserverLike = {
    relativeTo: (selector, given) => {
      relative = selector
      margins = given ?? {}
      return self
    },
    relativeToViewport: (given) => {
      margins = given ?? {}
      return self
    },
    observe: (selector, listener) => {
      const root = relative === undefined ? undefined : select(host, component, relative, false)[0]
      const frame = (root && domOf(root)) ?? host.currentPage()?.element
      for (const target of select(host, component, selector, options.observeAll ?? false)) {
        const tell = answerOnce(host, target, options, listener)
        const observer = watch(target, { frame, margins, options, tell })
        if (observer) observers.push(observer)
      }
    },
    disconnect: () => {
      for (const observer of observers.splice(0)) observer.disconnect()
    },
  }
  return self
}

interface Watch {
  frame: HTMLElement | undefined
  margins: Margins
  options: Options
  tell: (entry: IntersectionObserverEntry) => void
}

function watch(target: EaselElement, { frame, margins, options, tell }: Watch) {
  const dom = domOf(target)
  // A document without layout (unit tests) has no observers: nothing ever comes into view there.
  if (!dom || typeof IntersectionObserver === 'undefined') return undefined
  const { top = 0, right = 0, bottom = 0, left = 0 } = margins
  const observer = new IntersectionObserver((entries) => entries.forEach(tell), {
    root: frame ?? null,
    rootMargin: [top, right, bottom, left].map((side) => `${String(side)}px`).join(' '),
    threshold: options.thresholds ?? [0],
  })
  observer.observe(dom)
  return observer
}

/** The first report is given only if it differs from `initialRatio`, as WeChat does. */
function answerOnce(
  host: Host,
  target: EaselElement,
  { initialRatio = 0, thresholds = [0] }: Options,
  listener: (result: object) => void,
) {
  let first = true
  return (entry: IntersectionObserverEntry) => {
    const skip = first && !crosses(thresholds, initialRatio, entry)
    first = false
    if (!skip) listener(resultOf(host, target, entry))
  }
}

const crosses = (thresholds: number[], from: number, entry: IntersectionObserverEntry) =>
  entry.isIntersecting !== from > 0 ||
  thresholds.some((at) => (from - at) * (entry.intersectionRatio - at) < 0)

function resultOf(host: Host, target: EaselElement, entry: IntersectionObserverEntry) {
  const { left, top } = host.currentPage()?.element.getBoundingClientRect() ?? { left: 0, top: 0 }
  const moved = (box: DOMRectReadOnly | null) => {
    const { x, y, width, height } = box ?? { x: left, y: top, width: 0, height: 0 }
    const at = { left: x - left, top: y - top }
    return { ...at, right: at.left + width, bottom: at.top + height, width, height }
  }
  const dom = domOf(target)
  return {
    id: target.id,
    dataset: { ...target.dataset },
    time: entry.time,
    intersectionRatio: entry.intersectionRatio,
    boundingClientRect: dom ? boxInFrame(host, dom) : moved(entry.boundingClientRect),
    intersectionRect: moved(entry.intersectionRect),
    relativeRect: moved(entry.rootBounds),
  }
}
