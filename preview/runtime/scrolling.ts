import type { PageConfig } from './contract'

export interface ScrollHooks {
  onScroll(scrollTop: number): void
  onReachBottom(): void
}

/** onPageScroll, and onReachBottom once for each time the end comes near. */
export function watchScrolling(scroller: HTMLElement, config: PageConfig, hooks: ScrollHooks) {
  const distance = config.onReachBottomDistance ?? 50
  let near = false
  scroller.addEventListener(
    'scroll',
    () => {
      hooks.onScroll(scroller.scrollTop)
      const rest = scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop
      const arrived = rest <= distance
      if (arrived && !near) hooks.onReachBottom()
      near = arrived
    },
    { passive: true },
  )
}

/** Scrolls within the given time, 0 = at once. */
export function scrollSmoothly(scroller: HTMLElement, top: number, durationMs: number): void {
  const from = scroller.scrollTop
  const start = performance.now()
  if (durationMs <= 0) {
    scroller.scrollTop = top
    return
  }
  const step = (now: number) => {
    const part = Math.min(1, Math.max(0, (now - start) / durationMs))
    scroller.scrollTop = from + (top - from) * part * (2 - part)
    if (part < 1) requestAnimationFrame(step)
  }
  requestAnimationFrame(step)
}
