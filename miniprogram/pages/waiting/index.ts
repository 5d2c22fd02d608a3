import { callTeam } from '../../api/contact'
import { syncClock } from '../../api/session'
import { leaveWaiting, waitForTime, waits } from '../../api/visits'
import type { Choice } from '../../components/choice-list/choice'
import { letPass, openWaits, type WaitCard } from '../../components/visit-card/wait'
import { ask } from '../../kit/ask'
import { now, today } from '../../kit/clock'
import { currentElder, leftElder } from '../../kit/elder'
import { go } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { bookingFrom, stepAddress, type Booking } from '../../kit/booking'
import { partChoices, partOf, spanChoices, spanOf } from './view'

/** Waiting in line for a time that comes free: with `code` one joins, without it one sees where one stands. */
Page({
  data: {
    ...opening,
    booking: {} as Booking,
    elderId: '',
    joining: false,
    spans: [] as Choice[],
    parts: partChoices,
    span: '14',
    part: '',
    cards: [] as WaitCard[],
    missed: [] as WaitCard[],
  },
  onLoad(query: Record<string, string>) {
    const booking = bookingFrom(query)
    this.setData({ booking, joining: booking.code !== undefined })
  },
  onShow() {
    if (!leftElder(this.data.booking.elderId ?? '')) void this.refresh()
  },
  refresh() {
    return load(this, async () => {
      const elder = await currentElder()
      if (!elder) return { state: 'empty' }
      const all = await waits(elder.elderId)
      await syncClock()
      const [cards, missed] = [openWaits(all), letPass(all, now())]
      const nothing = cards.length + missed.length === 0 && !this.data.joining
      const { elderId } = elder
      return {
        state: nothing ? 'empty' : 'ready',
        ...{ elderId, spans: spanChoices(today()), cards, missed },
      }
    })
  },
  callTeam,
  reads() {
    const { joining, spans, parts, cards, missed } = this.data
    const asked = joining ? ['最晚等到哪天？', spans, '几点合适？', parts] : []
    return [...asked, '在排队的', cards, missed]
  },
  chooseSpan({ detail }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    this.setData({ span: detail.id })
  },
  choosePart({ detail }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    this.setData({ part: detail.id })
  },
  join() {
    const { booking, elderId, span, part } = this.data
    const { code = '', staffId } = booking
    return act(this, async () => {
      await waitForTime({
        ...{ elderId, code, ...spanOf(span, today()), ...partOf(part) },
        ...(staffId ? { staffId } : {}),
      })
      return { joining: false, cards: openWaits(await waits(elderId)) }
    })
  },
  again({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { code } = currentTarget.dataset as { code: string }
    go(stepAddress('waiting', { elderId: this.data.elderId, code }))
  },
  take({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { visit } = currentTarget.dataset as { visit: string }
    go(`/pages/confirm/index?id=${visit}&offered=1`)
  },
  async leave({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    const sure = await ask({ title: '不排了？', content: '以后还可以再排。', yes: '不排了' })
    if (!sure) return
    await act(this, async () => {
      await leaveWaiting(id)
      const cards = openWaits(await waits(this.data.elderId))
      const nothing = cards.length + this.data.missed.length === 0
      return { cards, state: nothing ? 'empty' : 'ready' }
    })
  },
  book() {
    go('/pages/book/index')
  },
})
