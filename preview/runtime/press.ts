import { elementAt, type EaselElement } from './easel'
import { fireOn, type Fired } from './fire'
import { middleOf, pointOn, type Origin, type RawPoint } from './touch-points'

/** A finger may tremble this many pixels and still tap. */
const TAP_SLOP = 10
const LONG_PRESS_MS = 350
const BUBBLING = { bubbles: true, composed: true, capturePhase: true }

export type TouchName = 'touchstart' | 'touchmove' | 'touchend' | 'touchcancel'

export interface TouchHooks {
  /** Before a tap is delivered: the recorder begins a new interaction. */
  onTap(element: EaselElement, dom: Element): void
  origin(dom: Element): Origin
  /** Is the name bound on the node or around it? */
  hears(dom: Element, name: string): boolean
}

/** One finger (or the mouse) from down to up. */
interface Press {
  element: EaselElement
  dom: Element
  x: number
  y: number
  mayTap: boolean
  timer: ReturnType<typeof setTimeout> | undefined
}

/** Follows fingers and fires touchstart, touchmove, touchend, longpress and tap on the component tree. */
export class Presses {
  private readonly presses = new Map<number, Press>()

  constructor(private readonly hooks: TouchHooks) {}

  /** Returns what became of the last event fired. */
  points(name: TouchName, changed: RawPoint[], all: RawPoint[]): Fired {
    let fired: Fired = { returned: undefined, caught: false }
    for (const point of changed) {
      if (name === 'touchstart') this.begin(point)
      const press = this.presses.get(point.identifier)
      if (!press) continue
      fired = this.fire(name, press, { changed, all })
      if (name === 'touchmove') this.move(press, point)
      if (name === 'touchend') this.end(press, point)
      if (name === 'touchcancel') this.forget(point.identifier)
    }
    return fired
  }

  /** A tap without a finger: keyboard, screen reader, `element.click()`. */
  tapAt(dom: Element): void {
    const element = elementAt(dom)
    if (element) this.tap({ element, dom }, middleOf(dom))
  }

  private begin(point: RawPoint) {
    const dom = point.target as Element | null
    const element = elementAt(dom)
    if (!dom || !element) return
    const press: Press = {
      element,
      dom,
      x: point.clientX,
      y: point.clientY,
      mayTap: true,
      timer: setTimeout(() => this.longPress(press, point), LONG_PRESS_MS),
    }
    this.presses.set(point.identifier, press)
  }

  private fire(name: TouchName, press: Press, points: { changed: RawPoint[]; all: RawPoint[] }) {
    const origin = this.hooks.origin(press.dom)
    const map = (point: RawPoint) => pointOn(press.dom, point, origin)
    const extraFields = { touches: points.all.map(map), changedTouches: points.changed.map(map) }
    return fireOn(press.element, name, {}, { ...BUBBLING, extraFields })
  }

  private longPress(press: Press, point: RawPoint) {
    if (!press.mayTap) return
    // A heard long press takes the place of the tap.
    if (this.hooks.hears(press.dom, 'longpress')) press.mayTap = false
    this.fireAt('longpress', press, point)
    this.fireAt('longtap', press, point)
  }

  private move(press: Press, point: RawPoint) {
    if (Math.hypot(point.clientX - press.x, point.clientY - press.y) <= TAP_SLOP) return
    press.mayTap = false
    clearTimeout(press.timer)
  }

  private end(press: Press, point: RawPoint) {
    this.forget(point.identifier)
    if (press.mayTap && press.dom.isConnected) this.tap(press, point)
  }

  private tap(press: Pick<Press, 'element' | 'dom'>, point: RawPoint) {
    // A disabled button swallows the tap: neither it nor what is around it hears of it.
    if (press.dom.closest('wx-button[disabled]')) return
    this.hooks.onTap(press.element, press.dom)
    this.fireAt('tap', press, point)
  }

  /** Single-point events carry the point in `detail` and, for vant's slider, in `touches` too. */
  private fireAt(name: string, press: Pick<Press, 'element' | 'dom'>, point: RawPoint) {
    const at = pointOn(press.dom, point, this.hooks.origin(press.dom))
    const extraFields = { touches: [at], changedTouches: [at] }
    const detail = { x: at.pageX, y: at.pageY }
    fireOn(press.element, name, detail, { ...BUBBLING, extraFields })
  }

  private forget(identifier: number) {
    clearTimeout(this.presses.get(identifier)?.timer)
    this.presses.delete(identifier)
  }
}
