import { repeat } from '../kit/repeat'
import { housePage } from './house-page'

/** Somebody may press, or answer yes, while the page is open. */
const LOOK_AGAIN_MS = 10_000

interface WatchedPage {
  further: boolean
  stop: (() => void) | undefined
  data: { closing: string; busy: boolean }
  setData(change: Record<string, unknown>): void
  refresh(): Promise<void>
  lookAgain(): Promise<void>
}

/** A list of what presses: it looks again by itself, and each line is closed with what was done. */
export const watchedList = {
  ...housePage,
  next: '',
  /** Somebody reads further down than the first lines. */
  further: false,
  stop: undefined as (() => void) | undefined,
  onShow(this: WatchedPage) {
    void this.refresh()
    this.stop?.()
    this.stop = repeat(LOOK_AGAIN_MS, () => this.lookAgain())
  },
  onHide(this: WatchedPage) {
    this.stop?.()
  },
  onUnload(this: WatchedPage) {
    this.stop?.()
  },
  /** Not while somebody reads further down or writes: the lines would move away. */
  async lookAgain(this: WatchedPage) {
    const { closing, busy } = this.data
    if (!this.further && !closing && !busy) await this.refresh()
  },
  askClose(this: WatchedPage, event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string }
    this.setData({ closing: id, notice: '' })
  },
  shut(this: WatchedPage) {
    this.setData({ closing: '' })
  },
}
