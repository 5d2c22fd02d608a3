import { h } from '../kit/dom'

/** Pulled this far, the page refreshes. */
const TRIGGER = 60
const SHOWN = 50

export interface PullDown {
  start: () => void
  stop: () => void
}

/** The three dots above a page that can be pulled down, by finger or mouse. */
export function pullDown(scroller: HTMLElement, enabled: boolean, onRefresh: () => void): PullDown {
  const dots = h('div', { class: 'host-pull', 'aria-hidden': 'true' }, h('i'), h('i'), h('i'))
  let busy = false
  const open = (height: number) => {
    dots.style.height = `${String(height)}px`
  }
  const start = () => {
    if (busy) return
    busy = true
    scroller.prepend(dots)
    open(SHOWN)
    onRefresh()
  }
  const stop = () => {
    busy = false
    open(0)
  }
  if (enabled) {
    followDrag(scroller, (pulled, done) => {
      if (busy) return
      scroller.prepend(dots)
      open(done ? 0 : Math.min(pulled / 2, TRIGGER))
      if (done && pulled > TRIGGER) start()
    })
  }
  return { start, stop }
}

/** Tells how far the page is pulled beyond its top. */
function followDrag(scroller: HTMLElement, tell: (pulled: number, done: boolean) => void) {
  let from: number | undefined
  let pulled = 0
  const begin = (y: number) => {
    from = scroller.scrollTop <= 0 ? y : undefined
    pulled = 0
  }
  const move = (y: number) => {
    if (from === undefined) return
    pulled = Math.max(0, y - from)
    if (pulled > 0) tell(pulled, false)
  }
  const end = () => {
    if (from !== undefined && pulled > 0) tell(pulled, true)
    from = undefined
  }
  const passive = { passive: true }
  scroller.addEventListener('touchstart', (e) => begin(e.touches[0]?.clientY ?? 0), passive)
  scroller.addEventListener('touchmove', (e) => move(e.touches[0]?.clientY ?? 0), passive)
  scroller.addEventListener('touchend', end)
  scroller.addEventListener('touchcancel', end)
  scroller.addEventListener('mousedown', (e) => begin(e.clientY))
  scroller.addEventListener('mousemove', (e) => e.buttons === 1 && move(e.clientY))
  scroller.addEventListener('mouseup', end)
  scroller.addEventListener('mouseleave', end)
}
