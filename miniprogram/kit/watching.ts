import { repeat } from './repeat'

interface Watching {
  stop(): void
  watch(): void
  refresh(): Promise<void>
  look(): Promise<void> | void
}

/**
 * A page that looks again by itself while it is shown: what `refresh` read is looked at with `look`, as often as said. A
 * page with more to do at one of these moments calls `watch` or `stop` there itself.
 */
export const watching = (everyMs: number) => ({
  stop: () => undefined as void,
  watch(this: Watching) {
    void this.refresh()
    this.stop()
    this.stop = repeat(everyMs, () => this.look())
  },
  onShow(this: Watching) {
    this.watch()
  },
  onHide(this: Watching) {
    this.stop()
  },
  onUnload(this: Watching) {
    this.stop()
  },
})
