import { callTeam } from '../../api/contact'
import { answerRedFlags } from '../../api/visits'
import { leftElder } from '../../kit/elder'
import { back } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { call } from '../../kit/phone'
import { session } from '../../kit/session'
import { bookingFrom, stepAddress, type Booking } from '../../kit/booking'
import { answersWith, questionAt, questions } from './questions'

/** What became of telling the team: it is on its way, they know, or nobody could be reached. */
type Told = '' | 'telling' | 'told' | 'failed'

/** Before any time is shown: is it an emergency? One sign is enough, and then there is only 120. */
Page({
  data: {
    ...opening,
    booking: {} as Booking,
    at: 0,
    question: questionAt(0),
    emergency: false,
    told: '' as Told,
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
      return {}
    })
  },
  callTeam,
  reads() {
    const { question, emergency } = this.data
    return emergency ? ['请马上打 120'] : [question.asks, question.says]
  },
  answer({ detail }: WechatMiniprogram.CustomEvent<{ yes: boolean }>) {
    const { at, busy } = this.data
    if (busy) return
    if (detail.yes) void this.alarm()
    else if (at + 1 < questions.length) this.ask(at + 1)
    else void this.goOn()
  },
  ask(at: number) {
    this.setData({ at, question: questionAt(at) })
  },
  before() {
    this.ask(this.data.at - 1)
  },
  /** The card stands before the team is told: nobody waits for a network to read 120. */
  async alarm() {
    const { question, booking } = this.data
    this.setData({ emergency: true, told: 'telling' })
    const answers = answersWith(question.id)
    const told = await answerRedFlags({ elderId: booking.elderId ?? '', answers }).then(
      (said): Told => (!said.clear && said.told ? 'told' : 'failed'),
      (): Told => 'failed',
    )
    this.setData({ told })
  },
  goOn() {
    const { booking } = this.data
    return act(this, async () => {
      const answers = answersWith(undefined)
      const said = await answerRedFlags({ elderId: booking.elderId ?? '', answers })
      if (!said.clear) return { emergency: true, told: said.told ? 'told' : 'failed' }
      // Answered once is enough: the way back from the times leads to the service.
      const next = booking.day ? 'series' : 'times'
      void wx.redirectTo({ url: stepAddress(next, { ...booking, pass: said.pass }) })
      return {}
    })
  },
  call120() {
    call('120')
  },
  leave() {
    back()
  },
})
