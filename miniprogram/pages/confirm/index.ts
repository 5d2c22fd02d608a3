import type { VisitState } from '../../../shared/visits/kinds'
import type { VisitView } from '../../../shared/visits/view'
import { callTeam } from '../../api/contact'
import { syncClock } from '../../api/session'
import { confirmVisit, giveBack, visit } from '../../api/visits'
import { now, today } from '../../kit/clock'
import { actForOwner } from '../../kit/elder'
import { back, go, startOver } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { wordsOf } from '../../kit/refused'
import { stepAddress } from '../../kit/booking'
import { watching } from '../../kit/watching'
import { keptWords, LET_PASS } from '../../components/visit-card/kept'
import { confirmPage, type ConfirmPage } from './view'

/** The countdown says minutes: looking every five seconds is often enough. */
const LOOK_MS = 5000

/** A time one chose is chosen again; one that came free went to the next in line. */
const endings = {
  held: {
    says: '留的时间过了，已经放出去了。重新选一个就行，前面填的都还在。',
    action: '重新选时间',
  },
  offered: { says: LET_PASS, action: '去排队' },
}

const isBooked = (state: VisitState): boolean => state !== 'held' && state !== 'expired'

/** Is everything right? The time is kept for five minutes meanwhile. `done`: it is booked, and this is its number. */
Page({
  ...watching(LOOK_MS),
  data: {
    ...opening,
    id: '',
    pass: '',
    done: false,
    over: false,
    /** Once it is over: what became of the time, and what to do about it. */
    ending: endings.held,
    kept: '',
    view: {} as ConfirmPage,
  },
  shown: undefined as VisitView | undefined,
  onLoad({ id = '', done = '', pass = '', offered = '' }: Record<string, string>) {
    const ending = offered ? endings.offered : endings.held
    this.setData({ id, done: done !== '', pass: decodeURIComponent(pass), ending })
  },
  onUnload() {
    this.stop()
    const { done, over, view } = this.data
    if (!done && !over && view.until && !view.offered) giveBack(view.id, view.version)
  },
  refresh() {
    return load(this, async () => {
      const found = await visit(this.data.id)
      await actForOwner(found.elder.id)
      await syncClock()
      this.shown = found
      if (!this.data.done && isBooked(found.state)) this.seeVisit()
      const view = confirmPage(found, today())
      const kept = keptWords(view.until, now())
      return { view, kept, over: !this.data.done && kept === '' }
    })
  },
  /** Says the new number of minutes, and when the time is over. */
  look() {
    const { state, done, over, view, kept } = this.data
    if (state !== 'ready' || done || over) return
    const words = keptWords(view.until, now())
    if (words !== kept) this.setData({ kept: words, over: words === '' })
  },
  callTeam,
  reads() {
    const { done, over, ending, kept, view } = this.data
    if (over) return ['这个时间没有留住', ending.says]
    return done
      ? ['约好了', `预约号 ${view.number}`, view.lines, view.agent, view.next]
      : ['都对吗？', kept, view.lines, view.agent]
  },
  goOn() {
    const { done, over, ending } = this.data
    if (done) startOver('/pages/home/index')
    else if (over && ending.action === endings.offered.action) go('/pages/waiting/index')
    else if (over) back()
    else void this.confirm()
  },
  confirm() {
    const { view, pass } = this.data
    return act(this, async () => {
      try {
        await confirmVisit(view.id, view.version)
      } catch (error) {
        const { state } = await visit(view.id)
        if (state === 'held') throw error
        return { over: true, notice: wordsOf(error) }
      }
      this.setData({ done: true })
      // The questions behind are answered: the way back leads home.
      startOver(`/pages/confirm/index?id=${view.id}&done=1&pass=${encodeURIComponent(pass)}`)
      return {}
    })
  },
  /** It was confirmed before, perhaps on another phone. */
  seeVisit() {
    void wx.redirectTo({ url: `/pages/visit/index?id=${this.data.id}` })
  },
  open() {
    go(`/pages/visit/index?id=${this.data.id}`)
  },
  again() {
    const { shown } = this
    if (!shown) return
    const { elder, code, addressId = '', day, time } = shown
    const { pass } = this.data
    go(stepAddress('series', { elderId: elder.id, code, addressId, pass, day, time }))
  },
})
