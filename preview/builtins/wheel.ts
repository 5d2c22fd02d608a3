import { within } from './shared'

/**
 * A column that scrolls under a fixed line: the row on the line is the one chosen. `rows` answers the elements of the
 * column each time, for a page may change them.
 */
export class Wheel {
  index = 0
  private quiet: ReturnType<typeof setTimeout> | undefined
  private dragging: { y: number; top: number } | undefined

  constructor(
    private readonly port: HTMLElement,
    private readonly rows: () => HTMLElement[],
    private readonly settled: (index: number) => void,
    private readonly began: () => void = () => undefined,
  ) {
    port.addEventListener('scroll', () => this.scrolled(), { passive: true })
    port.addEventListener('click', (event) => this.clicked(event))
    port.addEventListener('keydown', (event) => this.pressed(event))
    port.addEventListener('pointerdown', (event) => this.grab(event))
    port.addEventListener('pointermove', (event) => this.move(event))
    port.addEventListener('pointerup', () => (this.dragging = undefined))
    port.addEventListener('pointercancel', () => (this.dragging = undefined))
  }

  /** Puts a row on the line without telling anyone. */
  stand(index: number): void {
    this.index = within(0, index, Math.max(0, this.rows().length - 1))
    this.port.scrollTop = this.index * this.rowHeight()
    this.mark()
  }

  private choose(index: number): void {
    const to = within(0, index, this.rows().length - 1)
    if (to === this.index || this.gone()) return
    this.began()
    this.stand(to)
    this.settled(this.index)
  }

  /** A column drawn anew falls back to its first row as it leaves, which is nobody's choice. */
  private gone(): boolean {
    return !this.port.isConnected
  }

  private scrolled(): void {
    if (this.gone()) return
    const index = Math.round(this.port.scrollTop / this.rowHeight())
    if (index !== this.index && this.quiet === undefined) this.began()
    clearTimeout(this.quiet)
    this.quiet = setTimeout(() => {
      this.quiet = undefined
      this.choose(index)
    }, 80)
  }

  private clicked(event: Event): void {
    const at = this.rows().findIndex((row) => row.contains(event.target as Node))
    if (at >= 0) this.choose(at)
  }

  private pressed(event: KeyboardEvent): void {
    const step = { ArrowUp: -1, ArrowDown: 1, PageUp: -5, PageDown: 5 }[event.key]
    if (!step) return
    event.preventDefault()
    this.choose(this.index + step)
  }

  /** A mouse cannot fling a list, so it may pull it. */
  private grab(event: PointerEvent): void {
    if (event.pointerType === 'mouse')
      this.dragging = { y: event.clientY, top: this.port.scrollTop }
  }

  private move(event: PointerEvent): void {
    if (!this.dragging || event.buttons === 0) return
    this.port.scrollTop = this.dragging.top - (event.clientY - this.dragging.y)
  }

  private rowHeight(): number {
    return this.rows()[0]?.offsetHeight || 1
  }

  private mark(): void {
    this.rows().forEach((row, at) => row.setAttribute('aria-selected', String(at === this.index)))
  }
}
