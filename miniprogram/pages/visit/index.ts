import { isOver } from '../../../shared/visits/machine'
import type { VisitView } from '../../../shared/visits/view'
import { callTeam } from '../../api/contact'
import { syncClock } from '../../api/session'
import {
  answeredComplaints,
  askForCall,
  confirmDone,
  sawArrival,
  visit,
  visitProgress,
} from '../../api/visits'
import { sayCalled } from '../../components/call-back/words'
import { say } from '../../kit/ask'
import { now, timeNow, today } from '../../kit/clock'
import { actForOwner, leftElder } from '../../kit/elder'
import { go } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { sayTime } from '../../components/visit-card/words'
import { stepAddress } from '../../kit/booking'
import { watching } from '../../kit/watching'
import { answerLines, mayComplain, visitPage, type VisitDoing, type VisitPage } from './view'

/** How often the page asks how far it is. */
const ASK_MS = 10_000

/** One visit: when, who comes, how far it is. Whoever watches sees each step without touching anything. */
Page({
  ...watching(ASK_MS),
  data: {
    ...opening,
    id: '',
    view: {} as VisitPage,
    /** What the centre answered to complaints about it. */
    answers: [] as string[],
    /** Until when somebody calls; '' before anybody asked. */
    called: '',
    /** How old what is shown is, when the network is gone; '' otherwise. */
    stale: '',
    open: false,
  },
  shown: undefined as VisitView | undefined,
  heardAt: '',
  onLoad({ id = '' }: Record<string, string>) {
    this.setData({ id })
  },
  onShow() {
    if (!this.shown || !leftElder(this.shown.elder.id)) this.watch()
  },
  refresh() {
    return load(this, () => this.fetch())
  },
  async fetch() {
    const found = await visit(this.data.id)
    if (!this.shown) await actForOwner(found.elder.id)
    const complaints = mayComplain(found) ? await answeredComplaints(found.elder.id) : []
    await syncClock()
    return { ...this.take(found), answers: answerLines(complaints, found.id, today()) }
  },
  take(found: VisitView) {
    this.shown = found
    this.heardAt = timeNow()
    return { view: visitPage(found, today(), timeNow()), stale: '' }
  },
  /** Asks a small question; only when something happened, the whole visit. */
  async look() {
    const { shown } = this
    if (!shown || this.data.busy || isOver(shown.kind, shown.state)) return
    try {
      const { version } = await visitProgress(shown.id)
      if (version !== shown.version) this.setData(this.take(await visit(shown.id)))
      else if (this.data.stale) this.setData({ stale: '' })
      this.heardAt = timeNow()
    } catch (error) {
      const stale = `网络不太好，这是${sayTime(this.heardAt)}的情况`
      if (stale !== this.data.stale) this.setData({ stale })
      throw error
    }
  },
  callTeam,
  reads() {
    const { stale, view, answers } = this.data
    const { name, state, says, near, when, staff, agent, doorCode, steps, record } = view
    return [
      ...[stale, name, state, says, near, when, staff, agent],
      ...[doorCode ? `上门码 ${doorCode}` : '', steps, record, answers],
    ]
  },
  doMain() {
    const { main } = this.data.view
    if (main) this.begin(main)
  },
  doOther({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: VisitDoing }
    this.begin(id)
  },
  begin(doing: VisitDoing) {
    const { id } = this.data
    const { shown } = this
    if (!shown) return
    const { code, addressId = '' } = shown
    const elderId = shown.elder.id
    const doings: Record<VisitDoing, () => void> = {
      confirm: () => go(`/pages/confirm/index?id=${id}`),
      consent: () => go(`/pages/consent/index?id=${id}`),
      came: () => void this.tell(sawArrival),
      done: () => void this.tell(confirmDone),
      rate: () => go(`/pages/rate/index?id=${id}`),
      move: () => go(stepAddress('times', { elderId, code, addressId, visitId: id })),
      cancel: () => go(`/pages/cancel/index?id=${id}`),
      again: () => go(stepAddress('service', { elderId, code })),
      complain: () => go(`/pages/rate/index?id=${id}&part=complaint`),
    }
    doings[doing]()
  },
  /** One tap that answers the visit as it stands afterwards. */
  tell(said: typeof confirmDone) {
    const { view } = this.data
    return act(this, async () => {
      const found = await said(view.id, view.version)
      say('谢谢，记下了')
      return this.take(found)
    })
  },
  askCall() {
    const { shown } = this
    return act(this, async () => {
      if (!shown) return {}
      const { dueAt } = await askForCall({ elderId: shown.elder.id, code: shown.code })
      return { called: sayCalled(dueAt, now()) }
    })
  },
  toggle() {
    this.setData({ open: !this.data.open })
  },
})
