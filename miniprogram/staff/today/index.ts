import { contracts } from '../../api/contracts'
import { doorsOf, sendWaitingSteps } from '../../api/doors'
import { sendDrafts } from '../../api/records'
import { say } from '../../kit/ask'
import { today } from '../../kit/clock'
import { go } from '../../kit/go'
import { hideNeedlessHome } from '../../kit/homes'
import { act, load, opening } from '../../kit/load'
import { waiting } from '../../kit/outbox'
import { waitingSteps } from '../../kit/steps'
import { wordsOf } from '../../kit/refused'
import { session } from '../../kit/session'
import { sayDay } from '../../../shared/speak'
import { syncClock } from '../../api/session'
import { keptDoors } from '../kept-doors'
import { offlineView, todayView } from './cards'
import type { TodayView } from './cards'

/** As many as a team answers in a day; more say so. */
const LISTED = 20

Page({
  data: { ...opening, date: '', view: {} as TodayView },
  onShow() {
    void hideNeedlessHome()
    void this.refresh()
  },
  async onPullDownRefresh() {
    await this.refresh()
    await wx.stopPullDownRefresh()
  },
  refresh() {
    return load(this, () =>
      this.ask().catch((error: unknown) => withWhatWaits(error, this.data.view)),
    )
  },
  async ask() {
    const who = await session()
    await syncClock()
    const [asked, route] = await Promise.all([
      contracts({ status: 'requested', limit: LISTED }),
      doorsOf(today()),
    ])
    return { date: sayDay(today()), view: todayView({ who, asked, route, here: onPhone() }) }
  },
  openDoors() {
    go('/staff/doors/index')
  },
  openConsults() {
    go('/staff/consults/index')
  },
  openFollowUps() {
    go('/staff/follow-ups/index')
  },
  bookFor() {
    go('/staff/find/index?then=book-for')
  },
  openRequests() {
    go('/staff/requests/index')
  },
  find() {
    go('/staff/find/index')
  },
  record() {
    go('/staff/find/index?then=record')
  },
  signTogether() {
    go('/staff/find/index?then=draft')
  },
  openHouse() {
    go('/office/visits/index')
  },
  openImport() {
    go('/office/import/index')
  },
  openPhoneList() {
    go('/staff/phone-list/index')
  },
  openRecords() {
    go('/staff/records/index')
  },
  openMine() {
    go('/pages/settings/index')
  },
  register() {
    go('/staff/register/index')
  },
  upload() {
    return act(this, async () => {
      const before = inAll()
      await Promise.all([sendDrafts(), sendWaitingSteps()])
      const left = inAll()
      const sent = before - left
      say(left === 0 ? `${sent} 条都上传了` : `上传 ${sent} 条，还有 ${left} 条`)
      await this.refresh()
    })
  },
})

const onPhone = () => ({
  waiting: waiting(),
  steps: waitingSteps(),
  doors: keptDoors(today()).length,
})
const inAll = (): number => waiting().length + waitingSteps().length

/** Without a network the day cannot be told, but what lies on this phone is shown: nobody has to fear it is lost. */
function withWhatWaits(error: unknown, known: Partial<TodayView>) {
  const here = onPhone()
  if (inAll() + here.doors === 0) throw error
  return { date: sayDay(today()), view: offlineView(here, known), notice: wordsOf(error) }
}
