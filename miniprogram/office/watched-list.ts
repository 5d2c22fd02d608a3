import { say } from '../kit/ask'
import { act, opening } from '../kit/load'
import { watching } from '../kit/watching'
import { callElder } from './call-elder'
import { housePage } from './house-page'
import { firstLines, moreLines, untakenFirst } from './open-list'
import type { Asked, ListPage, Side } from './open-list'

/** Somebody may press, or answer yes, while the page is open. */
const LOOK_AGAIN_MS = 10_000

/** What presses, and what is done with it. */
interface Pressing<Line, Card> extends Asked<Line, Card> {
  take: (id: string) => Promise<unknown>
  close: (id: string, note: string) => Promise<unknown>
  /** What is said most often of how it ended. */
  reasons: string[]
  /** Why the elder is called from here, as it is written down. */
  calling: string
  /** Said when it is closed. */
  closed: string
}

interface Shown<Card> {
  cards: Card[]
  which: Side
  hasMore: boolean
  /** The id of the one whose end is being written; '' while none is. */
  closing: string
  busy: boolean
}

interface WatchedPage<Card> extends ListPage<Card> {
  further: boolean
  /** The last time the page read its lines by itself: an answer still on its way would undo what is shown after it. */
  looking: Promise<void>
  data: typeof opening & Shown<Card>
  setData(change: Record<string, unknown>): void
  refresh(): Promise<void>
  fetch(which?: Side): Promise<Record<string, unknown>>
}

/** A page of what presses: it looks again by itself; each line is taken by somebody, then closed with what was done. */
export const watchedList = <Line, Card extends { takes: boolean }>(
  pressing: Pressing<Line, Card>,
) => ({
  ...housePage,
  ...watching(LOOK_AGAIN_MS),
  ...reading(pressing),
  ...closing(pressing),
  next: '',
  /** Somebody reads further down than the first lines. */
  further: false,
  looking: Promise.resolve(),
  data: {
    ...opening,
    ...{ cards: [] as Card[], which: 'open' as Side, hasMore: false, closing: '' },
    reasons: pressing.reasons,
  },
})

const reading = <Line, Card extends { takes: boolean }>(pressing: Pressing<Line, Card>) => ({
  refresh(this: WatchedPage<Card>) {
    return (this.looking = housePage.refresh.call(this))
  },
  async fetch(this: WatchedPage<Card>, which?: Side) {
    const found = await firstLines(this, pressing, which)
    this.further = false
    return { ...found, cards: untakenFirst(found.cards) }
  },
  /** Not while somebody reads further down or writes: the lines would move away. */
  async look(this: WatchedPage<Card>) {
    const { closing: writing, busy } = this.data
    if (!this.further && !writing && !busy) await this.refresh()
  },
  show(this: WatchedPage<Card>, { detail }: WechatMiniprogram.CustomEvent<{ which: Side }>) {
    void act(this, async () => {
      await this.looking
      return this.fetch(detail.which)
    })
  },
  loadMore(this: WatchedPage<Card>) {
    void act(this, async () => {
      await this.looking
      this.further = true
      return moreLines(this, pressing)
    })
  },
})

const closing = <Line, Card>({ take, close, calling, closed }: Pressing<Line, Card>) => ({
  dial(this: WatchedPage<Card>, { currentTarget }: WechatMiniprogram.TouchEvent) {
    const { elder } = currentTarget.dataset as { elder: string }
    void act(this, () => callElder(elder, calling))
  },
  take(this: WatchedPage<Card>, { currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    void act(this, async () => {
      await take(id)
      say('您在处理了')
      void this.refresh()
    })
  },
  askClose(this: WatchedPage<Card>, { currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    this.setData({ closing: id, notice: '' })
  },
  shut(this: WatchedPage<Card>) {
    this.setData({ closing: '' })
  },
  give(this: WatchedPage<Card>, { detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    void act(this, async () => {
      await close(this.data.closing, detail.reason)
      say(closed)
      void this.refresh()
      return { closing: '' }
    })
  },
})
