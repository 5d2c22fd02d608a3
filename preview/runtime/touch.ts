import { Presses, type TouchHooks, type TouchName } from './press'
import type { RawPoint } from './touch-points'

/** After a touch the browser still sends mouse events and a click, up to this much later. */
const ECHO_MS = 800
const MOUSE = -1

type On = (target: EventTarget, name: string, listener: (event: never) => void) => void

/**
 * Makes WeChat's touch events and taps out of the browser's. A mouse is turned into one finger, so
 * that sliders and swipes work on a PC; a click that no finger or mouse made is a tap too.
 */
export function listenToTouches(root: HTMLElement, hooks: TouchHooks): () => void {
  const stop = new AbortController()
  const presses = new Presses(hooks)
  // Not passive: `catch:touchmove` must be able to hold the browser's own scrolling.
  const options = { capture: true, passive: false, signal: stop.signal }
  const on: On = (target, name, listener) =>
    target.addEventListener(name, listener as EventListener, options)
  let lastTouch = -Infinity
  let lastPress = -Infinity

  for (const name of ['touchstart', 'touchmove', 'touchend', 'touchcancel'] as const) {
    on(root, name, (event: TouchEvent) => {
      lastTouch = event.timeStamp
      lastPress = event.timeStamp
      passOn(presses, name, event)
    })
  }
  listenToMouse(root, on, (name, event) => {
    if (event.timeStamp - lastTouch < ECHO_MS) return
    lastPress = event.timeStamp
    const points = [pointOf(event)]
    presses.points(name, points, name === 'touchend' ? [] : points)
  })
  on(root, 'click', (event: MouseEvent) => {
    if (event.timeStamp - lastPress > ECHO_MS) presses.tapAt(event.target as Element)
    lastPress = -Infinity
  })
  return () => stop.abort()
}

function passOn(presses: Presses, name: TouchName, event: TouchEvent) {
  const fired = presses.points(name, [...event.changedTouches], [...event.touches])
  if (name === 'touchmove' && fired.caught && event.cancelable) event.preventDefault()
}

function listenToMouse(
  root: HTMLElement,
  on: On,
  pass: (name: TouchName, event: MouseEvent) => void,
) {
  let down = false
  on(root, 'mousedown', (event: MouseEvent) => {
    if (event.button !== 0) return
    down = true
    pass('touchstart', event)
  })
  // The mouse may leave the phone while the button is held.
  on(root.ownerDocument, 'mousemove', (event: MouseEvent) => {
    if (down) pass('touchmove', event)
  })
  on(root.ownerDocument, 'mouseup', (event: MouseEvent) => {
    if (!down) return
    down = false
    pass('touchend', event)
  })
}

const pointOf = ({ clientX, clientY, target }: MouseEvent): RawPoint => ({
  identifier: MOUSE,
  clientX,
  clientY,
  target,
})
