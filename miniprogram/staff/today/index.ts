import { contracts } from '../../api/contracts'
import { records, sendDrafts } from '../../api/records'
import { say } from '../../kit/ask'
import { today } from '../../kit/clock'
import { go } from '../../kit/go'
import { hideNeedlessHome } from '../../kit/homes'
import { act, load, opening } from '../../kit/load'
import { waiting } from '../../kit/outbox'
import { wordsOf } from '../../kit/refused'
import { session } from '../../kit/session'
import { sayDay } from '../../../shared/speak'
import { syncClock } from '../../api/session'
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
    const [asked, done] = await Promise.all([
      contracts({ status: 'requested', limit: LISTED }),
      records({ by: 'me', day: today(), limit: LISTED }),
    ])
    return {
      date: sayDay(today()),
      view: todayView({ who, asked, records: done, waiting: waiting() }),
    }
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
      const { sent, left } = await sendDrafts()
      say(left === 0 ? `${sent} 条都上传了` : `上传 ${sent} 条，还有 ${left} 条`)
      await this.refresh()
    })
  },
})

/** Without a network the day cannot be told, but what waits on this phone is shown: nobody has to fear it is lost. */
function withWhatWaits(error: unknown, known: Partial<TodayView>) {
  if (waiting().length === 0) throw error
  return { date: sayDay(today()), view: offlineView(waiting(), known), notice: wordsOf(error) }
}
