import { sendDrafts } from './api/records'
import { waiting } from './kit/outbox'
import { watchPrivacy } from './kit/privacy'
import { report } from './kit/report'
import { session, worksOnSite } from './kit/session'

/** Forms written without a network go out as soon as there is one. */
async function sendWhatWaits(): Promise<void> {
  if (waiting().length > 0 && worksOnSite(await session())) await sendDrafts()
}

App({
  onLaunch() {
    watchPrivacy()
    wx.onNetworkStatusChange(({ isConnected }) => {
      if (isConnected) sendWhatWaits().catch(report)
    })
  },
  onShow() {
    sendWhatWaits().catch(report)
  },
  onError(error) {
    report(new Error(error))
  },
  onUnhandledRejection({ reason }) {
    report(reason)
  },
})
