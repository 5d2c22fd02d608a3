import { addDays } from '../../../shared/day'
import type { FreeDay } from '../../../shared/schedule'
import { bookFor } from '../../api/doors'
import { syncClock } from '../../api/session'
import { answerRedFlags, bookables, freeTimes } from '../../api/visits'
import type { Choice as ListChoice } from '../../components/choice-list/choice'
import { daysAtOnce } from '../../components/day-strip/days'
import { today } from '../../kit/clock'
import { backTo, go } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { call } from '../../kit/phone'
import { questionsOwed, Refused } from '../../kit/refused'
import { session } from '../../kit/session'
import { isLarge, scaleNow } from '../../kit/size'
import { serviceChoice } from '../../components/visit-card/bookable'
import { DAYS_ASKED, firstRow, noTimes, timesShown } from '../../components/time-buttons/shown'
import type { TimesShown } from '../../components/time-buttons/shown'
import { bookedFor } from './booked'
import type { Booked } from './booked'
import {
  among,
  answered,
  answersOf,
  bookingOf,
  callAddress,
  callFrom,
  choiceWords,
  noAnswers,
  overrideReasons,
  questionsProblem,
  stepOf,
} from './steps'
import type { Call, CallStep } from './steps'

/** Somebody called: what, is it an emergency, when. The rules are those of the elder's own booking. */
Page({
  found: [] as FreeDay[],
  row: 0,
  note: '',
  data: {
    ...opening,
    call: {} as Call,
    step: 'service' as CallStep,
    choices: [] as ListChoice[],
    /** Those the typed word is found in; all of them before. */
    matching: [] as ListChoice[],
    questions: noAnswers,
    emergency: '' as '' | 'told' | 'failed',
    shown: {} as TimesShown,
    reasons: [] as string[],
    /** A time of the caller's own. */
    own: '',
    choice: '',
    problem: '',
    overriding: false,
    overrideReasons,
    booked: null as Booked | null,
  },
  onLoad(query: Record<string, string>) {
    const asked = callFrom(query)
    this.setData({ call: asked, step: stepOf(asked) })
    void this.refresh()
  },
  refresh() {
    return load(this, async () => {
      await session()
      const { elderId, code, pass } = this.data.call
      const { step } = this.data
      if (step === 'service') return this.services(elderId)
      if (step === 'questions') return {}
      await syncClock()
      const wanted = { elderId, code, pass, from: today(), days: DAYS_ASKED }
      const times = await freeTimes(wanted).catch((error: unknown) => this.askAgain(error))
      if (!times) return { state: 'loading' as const }
      const { days, reasons } = times
      this.found = days
      this.row = firstRow(days, this.atOnce())
      return { shown: this.times(), reasons: noTimes(days, reasons).reasons }
    })
  },
  async services(elderId: string) {
    const choices = (await bookables(elderId)).map(serviceChoice)
    return { choices, matching: choices }
  },
  search({ detail }: { detail: string }) {
    this.setData({ matching: among(this.data.choices, detail) })
  },
  /** Asked half an hour ago: the questions are read out once more. */
  askAgain(error: unknown) {
    if (!questionsOwed(error)) throw error
    void wx.redirectTo({ url: callAddress({ ...this.data.call, pass: '' }) })
    return undefined
  },
  atOnce: () => daysAtOnce(isLarge(scaleNow('work'))),
  times() {
    const wanted = this.data.shown.chosenDay ?? ''
    const given = { row: this.row, atOnce: this.atOnce(), wanted, today: today(), moves: false }
    return timesShown(this.found, given)
  },
  chooseService({ detail }: { detail: { id: string } }) {
    const found = this.data.choices.find(({ id }) => id === detail.id)
    go(callAddress({ ...this.data.call, code: detail.id, item: found?.title ?? '' }))
  },
  answer({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id, said } = currentTarget.dataset as { id: string; said: 'yes' | 'no' }
    const at = this.data.questions.findIndex((one) => one.id === id)
    this.data.questions = answered(this.data.questions, id, said)
    this.setData({ [`questions[${at}].said`]: said, problem: '' })
  },
  doMain() {
    if (this.data.booked) return backTo('office/call-backs/index', '/staff/today/index')
    if (this.data.step === 'questions') return void this.giveAnswers()
    return void this.book('')
  },
  giveAnswers() {
    const { questions, call: asked } = this.data
    const problem = questionsProblem(questions)
    const flagged = questions.some(({ said }) => said === 'yes')
    if (problem && !flagged) return this.setData({ problem })
    return act(this, async () => {
      const { elderId } = asked
      const said = await answerRedFlags({
        elderId,
        answers: answersOf(questions),
        channel: 'phone',
      })
      if (!said.clear) return { emergency: said.told ? 'told' : 'failed' }
      go(callAddress({ ...asked, pass: said.pass }))
      return {}
    })
  },
  chooseDay({ detail }: { detail: { id: string } }) {
    const { shown } = this.data
    this.data.shown = { ...shown, chosenDay: detail.id }
    this.setData({ shown: this.times(), own: '', choice: '', problem: '' })
  },
  chooseTime({ detail }: { detail: { id: string } }) {
    this.choose(detail.id, '')
  },
  chooseOwn({ detail }: { detail: { value: string } }) {
    this.choose(detail.value, detail.value)
  },
  choose(time: string, own: string) {
    const { chosenDay } = this.data.shown
    const choice = choiceWords({ day: chosenDay || today(), time })
    this.setData({ 'shown.chosenTime': time, own, choice, problem: '' })
  },
  showEarlier() {
    this.row = Math.max(0, this.row - this.atOnce())
    this.setData({ shown: this.times(), own: '', choice: '' })
  },
  showLater() {
    this.row += this.atOnce()
    const known = this.row < this.found.length
    if (known) return this.setData({ shown: this.times(), own: '', choice: '' })
    return act(this, () => this.findMore())
  },
  async findMore() {
    const { elderId, code, pass } = this.data.call
    const from = addDays(this.found.at(-1)?.day ?? today(), 1)
    const wanted = { elderId, code, pass, from, days: DAYS_ASKED }
    const times = await freeTimes(wanted).catch((error: unknown) => this.askAgain(error))
    this.found = [...this.found, ...(times?.days ?? [])]
    return { shown: this.times(), own: '', choice: '' }
  },
  type({ detail }: { detail: string }) {
    this.note = detail
  },
  override({ detail }: { detail: { reason: string } }) {
    void this.book(detail.reason)
  },
  closeOverride() {
    this.setData({ overriding: false })
  },
  book(override: string) {
    const { call: asked, shown } = this.data
    const { chosenTime: time } = shown
    const day = shown.chosenDay || today()
    if (!time) return this.setData({ problem: '先选日子，再选几点' })
    return act(this, async () => {
      try {
        const made = await bookFor(bookingOf(asked, { day, time, note: this.note, override }))
        return { overriding: false, booked: await bookedFor(made, asked.callBackId) }
      } catch (error) {
        // Only what the elder has herself may be set aside, and only with a reason.
        if (!(error instanceof Refused) || error.code !== 'visit.elder-busy')
          return this.askAgain(error) ?? {}
        return { overriding: true }
      }
    })
  },
  call120() {
    call('120')
  },
  openVisit() {
    go(`/staff/door/index?id=${this.data.booked?.id ?? ''}`)
  },
})
