import { addDays } from '../../../shared/day'
import type { FreeDay } from '../../../shared/schedule'
import { bookFor } from '../../api/doors'
import { syncClock } from '../../api/session'
import { answerRedFlags, bookables } from '../../api/visits'
import type { Choice as ListChoice } from '../../components/choice-list/choice'
import { daysAtOnce } from '../../components/day-strip/days'
import { today } from '../../kit/clock'
import { backTo, go } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { call } from '../../kit/phone'
import { Refused } from '../../kit/refused'
import { session } from '../../kit/session'
import { isLarge, scaleNow } from '../../kit/size'
import { serviceChoice } from '../../components/visit-card/bookable'
import { firstRow, noTimes, timesShown } from '../../components/time-buttons/shown'
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
import { askAgain, timesFor } from './times'
import { findWaitingCall } from './waiting-call'
import type { WaitingCall } from './waiting-call'

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
    waiting: null as WaitingCall | null,
  },
  onLoad(query: Record<string, string>) {
    const asked = callFrom(query)
    this.setData({ call: asked, step: stepOf(asked) })
    void this.refresh()
  },
  refresh() {
    return load(this, async () => {
      await session()
      const { step, call: asked } = this.data
      if (step === 'service') return this.services(asked.elderId)
      if (step === 'questions') return {}
      await syncClock()
      const waiting = findWaitingCall(asked, today())
      const times = await timesFor(asked, today())
      if (!times) return { state: 'loading' as const }
      const { days, reasons } = times
      this.found = days
      this.row = firstRow(days, this.atOnce())
      const { reasons: none } = noTimes(days, reasons)
      return { shown: this.times(), reasons: none, waiting: await waiting }
    })
  },
  async services(elderId: string) {
    const choices = (await bookables(elderId)).map(serviceChoice)
    return { choices, matching: choices }
  },
  search({ detail }: { detail: string }) {
    this.setData({ matching: among(this.data.choices, detail) })
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
    const from = addDays(this.found.at(-1)?.day ?? today(), 1)
    const times = await timesFor(this.data.call, from)
    this.found = [...this.found, ...(times?.days ?? [])]
    return { shown: this.times(), own: '', choice: '' }
  },
  type({ detail }: { detail: string }) {
    this.note = detail
  },
  settle() {
    this.setData({ 'waiting.settles': !this.data.waiting?.settles })
  },
  override({ detail }: { detail: { reason: string } }) {
    void this.book(detail.reason)
  },
  closeOverride() {
    this.setData({ overriding: false })
  },
  book(override: string) {
    const { call: asked, shown, waiting } = this.data
    const { chosenTime: time } = shown
    const answers = waiting?.settles ? waiting.id : asked.callBackId
    const day = shown.chosenDay || today()
    if (!time) return this.setData({ problem: '先选日子，再选几点' })
    return act(this, async () => {
      try {
        const made = await bookFor(bookingOf(asked, { day, time, note: this.note, override }))
        return { overriding: false, booked: await bookedFor(made, answers) }
      } catch (error) {
        // Only what the elder has herself may be set aside, and only with a reason.
        if (!(error instanceof Refused) || error.code !== 'visit.elder-busy')
          return askAgain(asked, error) ?? {}
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
