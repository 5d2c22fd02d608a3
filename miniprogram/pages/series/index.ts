import { callTeam } from '../../api/contact'
import { syncClock } from '../../api/session'
import { askForCall, bookSeries } from '../../api/visits'
import { sayCalled } from '../../components/call-back/words'
import { sayWhen } from '../../components/visit-card/words'
import { now, today } from '../../kit/clock'
import { leftElder } from '../../kit/elder'
import { go, startOver } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { questionsOwed } from '../../kit/refused'
import { session } from '../../kit/session'
import { askedBy, bookingFrom, stepAddress, type Booking } from '../../kit/booking'
import {
  countChoices,
  everyOf,
  nextDay,
  rhythmChoices,
  seriesShown,
  type SeriesShown,
} from './view'

const nothing: SeriesShown = {
  title: '',
  action: '',
  count: '',
  placed: [],
  notPlaced: [],
  caution: '',
}

/** The same again, every so often: each time is booked for itself, and what finds no place is told with its reason. */
Page({
  data: {
    ...opening,
    booking: {} as Booking,
    rhythms: rhythmChoices,
    counts: countChoices,
    rhythm: '1m',
    count: '2',
    first: '',
    done: false,
    called: '',
    shown: nothing,
  },
  onLoad(query: Record<string, string>) {
    this.setData({ booking: bookingFrom(query) })
    void this.refresh()
  },
  onShow() {
    leftElder(this.data.booking.elderId ?? '')
  },
  refresh() {
    return load(this, async () => {
      await session()
      await syncClock()
      return { first: this.firstWords(this.data.rhythm) }
    })
  },
  firstWords(rhythm: string): string {
    const { day = today(), time = '' } = this.data.booking
    return sayWhen(nextDay(day, everyOf(rhythm)), time)
  },
  callTeam,
  reads() {
    const { done, shown, rhythms, counts, first } = this.data
    if (!done) return ['隔多久来一次？', rhythms, '再来几次？', counts, '下一次', first]
    return [shown.title, shown.count, shown.placed, shown.caution, shown.notPlaced]
  },
  chooseRhythm({ detail }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    this.setData({ rhythm: detail.id, first: this.firstWords(detail.id) })
  },
  chooseCount({ detail }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    this.setData({ count: detail.id })
  },
  goOn() {
    const { done, shown } = this.data
    if (!done) return act(this, () => this.book())
    return shown.placed.length > 0 ? startOver('/pages/home/index') : this.otherTime()
  },
  async book() {
    const { booking, rhythm, count } = this.data
    const { elderId = '', code = '', pass = '', day = today(), time = '' } = booking
    const every = everyOf(rhythm)
    try {
      const found = await bookSeries({
        ...{ elderId, code, pass, time, every, times: Number(count) },
        day: nextDay(day, every),
        ...askedBy(booking),
      })
      return { done: true, shown: seriesShown(found, today()) }
    } catch (error) {
      if (!questionsOwed(error)) throw error
      // Answered half an hour ago: once more, and then back here.
      const { pass: _old, ...kept } = booking
      void wx.redirectTo({ url: stepAddress('red-flags', kept) })
      return {}
    }
  },
  /** One by one, at whatever hour is free. */
  otherTime() {
    const { day: _day, time: _time, ...booking } = this.data.booking
    go(stepAddress('times', booking))
  },
  wait() {
    const { elderId = '', code = '', staffId = '' } = this.data.booking
    go(stepAddress('waiting', { elderId, code, staffId }))
  },
  askCall() {
    const { elderId = '', code = '' } = this.data.booking
    return act(this, async () => {
      const { dueAt } = await askForCall({ elderId, code })
      return { called: sayCalled(dueAt, now()) }
    })
  },
  open({ detail }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    go(`/pages/visit/index?id=${detail.id}`)
  },
})
