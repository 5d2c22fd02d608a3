import { callTeam } from '../../api/contact'
import { currentContract } from '../../api/contracts'
import { syncClock } from '../../api/session'
import type { NextDoing } from '../../components/next-card/card'
import { timeNow, today } from '../../kit/clock'
import { go, startOver } from '../../kit/go'
import { hideNeedlessHome } from '../../kit/homes'
import { load, opening } from '../../kit/load'
import { actingFor, session } from '../../kit/session'
import { homeView, type HomeView, type Tile } from './view'

/** The elder's or relative's home: what is next, my doctor, what the contract still owes. */
Page({
  data: { ...opening, view: {} as HomeView, pendingId: '' },
  onShow() {
    void hideNeedlessHome()
    void this.refresh()
  },
  onPullDownRefresh() {
    void this.refresh().then(() => wx.stopPullDownRefresh())
  },
  refresh() {
    return load(this, async () => {
      const elder = actingFor(await session())
      if (!elder) return { state: 'empty' }
      const current = await currentContract(elder.elderId)
      await syncClock()
      return {
        view: homeView(current, elder.self, { today: today(), time: timeNow() }),
        pendingId: current.pending?.status === 'drafted' ? current.pending.id : '',
      }
    })
  },
  callTeam,
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
  openContract() {
    go('/pages/contract/index')
  },
  openSettings() {
    go('/pages/settings/index')
  },
})
