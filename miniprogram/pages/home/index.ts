import type { OfferedTime } from '../../../shared/visits/view'
import { callTeam } from '../../api/contact'
import { currentContract } from '../../api/contracts'
import { unreadNotices } from '../../api/notices'
import { syncClock } from '../../api/session'
import { askForCall } from '../../api/visits'
import { sayCalled } from '../../components/call-back/words'
import type { MenuItem } from '../../components/menu-list/menu'
import type { NextDoing } from '../../components/next-card/card'
import { now, timeNow, today } from '../../kit/clock'
import { go, startOver } from '../../kit/go'
import { hideNeedlessHome } from '../../kit/homes'
import { act, load, opening } from '../../kit/load'
import { notCovered, wordsOf } from '../../kit/refused'
import { actingFor, session, type ActingFor } from '../../kit/session'
import { watching } from '../../kit/watching'
import { homeMenu, unreadWords } from './menu'
import { closedView, homeView, offerCard, type HomeView, type Tile } from './view'

interface Shown {
  view: HomeView
  pendingId: string
  offered: OfferedTime | null
}

/** The elder's day; why there is none for a relative who may do other things but not look. */
async function viewFor(elder: ActingFor): Promise<Shown> {
  const moment = () => ({ today: today(), now: now(), time: timeNow() })
  try {
    const current = await currentContract(elder.elderId)
    await syncClock()
    const { pending } = current
    const pendingId = pending?.status === 'drafted' ? pending.id : ''
    const { offered = null } = current
    return { view: homeView(current, elder, moment()), pendingId, offered }
  } catch (error) {
    if (!notCovered(error)) throw error
    await syncClock()
    return { view: closedView(elder, wordsOf(error), moment()), pendingId: '', offered: null }
  }
}

/** How long an offer is kept is said in minutes. */
const LOOK_MS = 15_000

/** The elder's or relative's home: what is next, my doctor, what the contract still owes. */
Page({
  ...watching(LOOK_MS),
  data: {
    ...opening,
    view: {} as HomeView,
    pendingId: '',
    news: '',
    menu: [] as MenuItem[],
    /** Until when somebody calls; '' before it was asked for. */
    called: '',
  },
  elderId: '',
  /** ISO instant by which somebody calls; '' before it was asked for. */
  callDue: '',
  offered: null as OfferedTime | null,
  onShow() {
    void hideNeedlessHome()
    this.watch()
  },
  onPullDownRefresh() {
    void this.refresh().then(() => wx.stopPullDownRefresh())
  },
  refresh() {
    return load(this, async () => {
      const elder = actingFor(await session())
      if (!elder) return { state: 'empty' }
      const [{ offered, ...shown }, unread] = await Promise.all([viewFor(elder), unreadNotices()])
      this.offered = offered
      if (this.elderId !== elder.elderId) this.callDue = ''
      this.elderId = elder.elderId
      return {
        called: this.called(),
        ...shown,
        news: unreadWords(unread),
        menu: homeMenu(unread, elder.self),
      }
    })
  },
  /** An offer runs out while somebody looks. */
  look() {
    const { offered } = this
    if (!offered || this.data.state !== 'ready') return
    const offer = offerCard(offered, today(), now())
    if (offer.says !== this.data.view.offer?.says) this.setData({ 'view.offer': offer })
  },
  callTeam,
  reads() {
    const { view, news } = this.data
    const { title, date, offer, visit, next, tiles, doctor, promises } = view
    return [title, date, news && `消息 ${news}`, offer, visit, next, tiles, doctor, promises]
  },
  called(): string {
    return this.callDue && sayCalled(this.callDue, now())
  },
  askCall() {
    const { elderId } = this
    return act(this, async () => {
      const words = `想问问：${this.data.view.next.title}`
      this.callDue = (await askForCall({ elderId, words })).dueAt
      return { called: this.called() }
    })
  },
  /** Whoever may act for nobody has nothing to do here. */
  begin() {
    startOver('/pages/start/index?choose=1')
  },
  doNext({ detail }: WechatMiniprogram.CustomEvent<{ doing: NextDoing }>) {
    const doings: Record<NextDoing, () => void> = {
      '': () => undefined,
      sign: () => go('/pages/sign/index'),
      contract: () => go('/pages/contract/index'),
      confirm: () => go(`/pages/sign/index?contractId=${this.data.pendingId}`),
      call: () => void callTeam(),
    }
    doings[detail.doing]()
  },
  openTile({ currentTarget }: WechatMiniprogram.CustomEvent) {
    const { id } = currentTarget.dataset as Pick<Tile, 'id'>
    go(`/pages/${id}/index`)
  },
  /** What is offered is confirmed in one more tap; what was let pass is waited for again. */
  openOffer() {
    const { offer } = this.data.view
    if (offer)
      go(offer.over ? '/pages/waiting/index' : `/pages/confirm/index?id=${offer.visitId}&offered=1`)
  },
  openVisit() {
    const { visit } = this.data.view
    if (visit) go(`/pages/visit/index?id=${visit.id}`)
  },
  openContract() {
    go('/pages/contract/index')
  },
  openMenu({ detail }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    go(`/pages/${detail.id}/index`)
  },
  openNews() {
    go('/pages/notices/index')
  },
  openSettings() {
    go('/pages/settings/index')
  },
})
