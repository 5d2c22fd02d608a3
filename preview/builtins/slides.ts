import { h } from '../kit/dom'
import { webUnits } from '../kit/units'
import type { BuiltinNode } from '../runtime/contract'
import type { SwiperNode } from './swiper-props'
import { dotsFor } from './swiper-dots'

type Source = '' | 'autoplay' | 'touch'

/**
 * The slides and where the track stands. `position` counts slides without end: in a circular swiper slide 0 comes
 * again at `count`, so each slide is shifted by whole turns to the place nearest to what is seen.
 */
export class Slides {
  private position = 0
  /** The slide the page last heard of. */
  private told = 0
  private timer: ReturnType<typeof setInterval> | undefined
  private settling: ReturnType<typeof setTimeout> | undefined
  private readonly dots = h('div', { class: 'swiper-dots', 'aria-hidden': 'true' })

  constructor(private readonly node: SwiperNode) {
    node.el.append(this.dots)
  }

  get count(): number {
    return this.items().length
  }

  get at(): number {
    return this.position
  }

  start(): void {
    this.layout()
    this.autoplay()
  }

  stop(): void {
    clearInterval(this.timer)
  }

  changed(name: string): void {
    if (name === 'current' || name === 'currentItemId') this.follow(name)
    else if (name === 'autoplay' || name === 'interval') this.autoplay()
    else this.layout()
  }

  /** Draws the slides at a place, which lies between two slides while a finger drags. */
  show(position: number, seen = position): void {
    const { vertical, displayMultipleItems } = this.node.props
    const share = (-position * 100) / displayMultipleItems
    const turn = vertical ? `translate(0, ${share}%)` : `translate(${share}%, 0)`
    this.node.inner.style.transform = turn
    const { count } = this
    this.items().forEach((item, at) => {
      const turns =
        this.node.props.circular && count > 1 ? Math.round((seen - at) / count) * count : 0
      item.el.style.setProperty('--turns', String(turns))
    })
  }

  /** Glides to a slide and tells about it. */
  glide(to: number, source: Source): void {
    const from = this.position
    this.position = to
    const { duration } = this.node.props
    this.node.inner.style.transition = `transform ${duration}ms cubic-bezier(.4,0,.2,1)`
    this.show(to, (from + to) / 2)
    const current = this.current()
    const change = { current, currentItemId: this.idAt(current), source }
    if (current !== this.told) {
      this.told = current
      this.node.set({ current })
      this.node.emit('change', change)
    }
    this.paintDots()
    clearTimeout(this.settling)
    this.settling = setTimeout(() => this.settle(change), duration)
  }

  /** Where a step may lead: round the ring when circular, else no further than the last slide. */
  allowed(position: number): number {
    if (this.node.props.circular && this.count > 1) return position
    const last = Math.max(0, this.count - this.node.props.displayMultipleItems)
    return Math.min(Math.max(position, 0), last)
  }

  hold(): void {
    this.stop()
    this.node.inner.style.transition = 'none'
  }

  autoplay(): void {
    this.stop()
    const { autoplay, interval } = this.node.props
    if (!autoplay) return
    this.timer = setInterval(() => {
      if (this.count < 2 || document.hidden) return
      const next = this.allowed(this.position + 1)
      this.glide(next === this.position ? 0 : next, 'autoplay')
    }, interval)
  }

  layout(): void {
    const { vertical, previousMargin, nextMargin, displayMultipleItems, indicatorDots } =
      this.node.props
    const { inner, el } = this.node
    el.toggleAttribute('vertical', vertical)
    inner.style.setProperty('--slides', String(displayMultipleItems))
    const before = webUnits(previousMargin)
    const after = webUnits(nextMargin)
    if (inner.parentElement) {
      inner.parentElement.style.inset = vertical ? `${before} 0 ${after}` : `0 ${after} 0 ${before}`
    }
    this.dots.hidden = !indicatorDots
    inner.style.transition = 'none'
    this.show(this.position)
    this.paintDots()
  }

  private follow(name: 'current' | 'currentItemId'): void {
    const { current, currentItemId } = this.node.props
    const to =
      name === 'current'
        ? current
        : this.items().findIndex((item) => item.props['itemId'] === currentItemId)
    if (to < 0 || to === this.current()) return
    if (this.count === 0) this.position = this.told = to
    else this.glide(this.allowed(to), '')
  }

  private settle(change: object): void {
    const { count } = this
    if (this.node.props.circular && count > 0) this.position = this.current()
    this.node.inner.style.transition = 'none'
    this.show(this.position)
    this.node.emit('animationfinish', change)
  }

  private current(): number {
    return this.count ? ((this.position % this.count) + this.count) % this.count : this.position
  }

  private idAt(at: number): string {
    const id = this.items()[at]?.props['itemId']
    return typeof id === 'string' ? id : ''
  }

  /** Own slides only: a swiper inside a slide keeps its own. */
  private items(): BuiltinNode[] {
    return this.node
      .within('swiper-item')
      .filter((item) => item.closest('swiper')?.el === this.node.el)
  }

  private paintDots(): void {
    const now = this.current()
    this.dots.replaceChildren(...dotsFor(this.count, now, this.node.props))
    this.items().forEach((item, at) => {
      const seen = at >= now && at < now + this.node.props.displayMultipleItems
      item.el.setAttribute('aria-hidden', String(!seen))
    })
  }
}
