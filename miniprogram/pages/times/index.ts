import { addDays } from '../../../shared/day'
import { FURTHEST_DAYS, type FreeDay } from '../../../shared/schedule'
import type { TimesView } from '../../../shared/visits/booking'
import { callTeam } from '../../api/contact'
import { syncClock } from '../../api/session'
import { askForCall, holdVisit, moveVisit } from '../../api/visits'
import { sayCalled } from '../../components/call-back/words'
import { daysAtOnce } from '../../components/day-strip/days'
import { say } from '../../kit/ask'
import { now, today } from '../../kit/clock'
import { leftElder } from '../../kit/elder'
import { back, go } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { questionsOwed, Refused, wordsOf } from '../../kit/refused'
import { session } from '../../kit/session'
import { isLarge, scaleNow } from '../../kit/size'
import { askedBy, bookingFrom, stepAddress, type Booking } from '../../kit/booking'
import { aboutOf, timesFrom, type About } from './finding'
import {
  choiceWords,
  DAYS_ASKED,
  dayShown,
  firstRow,
  noTimes,
  timesShown,
  type TimesShown,
} from '../../components/time-buttons/shown'

/** A day and a time: for something new, or another one for a visit that moves. */
Page({
  data: {
    ...opening,
    booking: {} as Booking,
    about: {} as About,
    shown: {} as TimesShown,
    reasons: [] as string[],
    mayWait: false,
    choice: '',
    called: '',
  },
  /** All days that are known; only one row of them is on the screen. */
  found: [] as FreeDay[],
  row: 0,
  onLoad(query: Record<string, string>) {
    this.setData({ booking: bookingFrom(query) })
  },
  onShow() {
    if (!leftElder(this.data.booking.elderId ?? '')) void this.refresh()
  },
  refresh() {
    return load(this, async () => {
      await session()
      const { booking } = this.data
      // The clock is told with the first answer; before it, today is the phone's.
      await syncClock()
      const found = await this.ask(() => Promise.all([aboutOf(booking), this.seen()]))
      if (!found) return { state: 'loading' }
      const [about, times] = found
      return { about, ...this.take(times, this.data.shown.chosenTime) }
    })
  },
  /** Who stayed on the page for half an hour answers the emergency questions once more, and comes back here. */
  ask<Found>(question: () => Promise<Found>): Promise<Found | undefined> {
    return question().catch((error: unknown) => {
      if (!questionsOwed(error)) throw error
      const { pass: _old, ...booking } = this.data.booking
      void wx.redirectTo({ url: stepAddress('red-flags', booking) })
      return undefined
    })
  },
  /** Shows the row of the day that was chosen, else the first that has a time; what is still free stays chosen. */
  take({ days, reasons }: TimesView, time = '') {
    this.found = days
    this.row = firstRow(days, this.atOnce(), this.data.shown.chosenDay)
    const shown = this.shown(time)
    const choice = choiceWords(shown.chosenDay, shown.chosenTime)
    return { shown, choice, ...noTimes(days, reasons) }
  },
  /** The days that are known asked for anew: whoever comes back had perhaps looked further than the first. */
  seen() {
    const days = Math.min(Math.max(DAYS_ASKED, this.found.length), FURTHEST_DAYS)
    return timesFrom(this.data.booking, today(), days)
  },
  atOnce: () => daysAtOnce(isLarge(scaleNow('elder'))),
  shown(time = '') {
    const wanted = this.data.shown.chosenDay ?? ''
    const moves = this.data.booking.visitId !== undefined
    const row = { row: this.row, atOnce: this.atOnce(), today: today() }
    return timesShown(this.found, { ...row, wanted, time, moves })
  },
  callTeam,
  reads() {
    const { about, shown, reasons } = this.data
    return ['选个时间', about.name, about.minutes, about.now, reasons, shown.heading, shown.parts]
  },
  showEarlier() {
    this.row = Math.max(0, this.row - this.atOnce())
    this.setData({ shown: this.shown(), choice: '' })
  },
  showLater() {
    this.row += this.atOnce()
    if (this.row < this.found.length) return this.setData({ shown: this.shown(), choice: '' })
    return act(this, () => this.findMore())
  },
  async findMore() {
    const from = addDays(this.found.at(-1)?.day ?? today(), 1)
    const more = await this.ask(() => timesFrom(this.data.booking, from))
    if (!more) return {}
    const { days, reasons } = more
    this.found = [...this.found, ...days]
    return { shown: this.shown(), choice: '', ...noTimes(this.found, reasons) }
  },
  chooseDay({ detail }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    const day = this.found.find((one) => one.day === detail.id)
    this.setData({ shown: { ...this.data.shown, ...dayShown(day) }, choice: '' })
  },
  chooseTime({ detail }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    const choice = choiceWords(this.data.shown.chosenDay, detail.id)
    this.setData({ 'shown.chosenTime': detail.id, choice })
  },
  goOn() {
    return act(this, async () => {
      try {
        await this.ask(() => (this.data.booking.visitId ? this.move() : this.hold()))
        return {}
      } catch (error) {
        return this.askAgain(error)
      }
    })
  },
  /** Somebody else was faster: what is left is shown beside the reason. */
  async askAgain(error: unknown) {
    if (!(error instanceof Refused) || error.status !== 409) throw error
    return { ...this.take(await this.seen()), notice: wordsOf(error) }
  },
  async hold() {
    const { booking, shown } = this.data
    const { elderId = '', code = '', pass = '' } = booking
    const at = { day: shown.chosenDay, time: shown.chosenTime }
    const { id } = await holdVisit({ elderId, code, pass, ...at, ...askedBy(booking) })
    go(`/pages/confirm/index?id=${id}&pass=${encodeURIComponent(pass)}`)
  },
  async move() {
    const { booking, about, shown } = this.data
    await moveVisit(booking.visitId ?? '', about.version, {
      day: shown.chosenDay,
      time: shown.chosenTime,
    })
    say('时间改好了')
    back()
  },
  askCall() {
    const { elderId = '', code = '' } = this.data.booking
    return act(this, async () => {
      const { dueAt } = await askForCall({ elderId, code })
      return { called: sayCalled(dueAt, now()) }
    })
  },
  wait() {
    const { elderId = '', code = '', staffId = '' } = this.data.booking
    go(stepAddress('waiting', { elderId, code, staffId }))
  },
})
