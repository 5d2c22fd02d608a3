import { sendWaitingSteps } from './api/doors'
import { sendDrafts } from './api/records'
import { waiting } from './kit/outbox'
import { watchPrivacy } from './kit/privacy'
import { report } from './kit/report'
import { session, worksOnSite } from './kit/session'
import { waitingSteps } from './kit/steps'

/** Forms written and steps taken without a network go out as soon as there is one. */
async function sendWhatWaits(): Promise<void> {
  const [forms, steps] = [waiting().length, waitingSteps().length]
  if (forms + steps === 0 || !worksOnSite(await session())) return
  await Promise.all([
    ...(forms > 0 ? [sendDrafts()] : []),
    ...(steps > 0 ? [sendWaitingSteps()] : []),
  ])
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
