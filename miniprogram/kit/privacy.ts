import { go } from './go'

/** WeChat waits with something private until the person was asked: it is told here what they said. */
type Resolve = (answer: { event: 'agree' | 'disagree'; buttonId?: string }) => void
let waiting: Resolve | undefined

/** Must this person still be asked before anything private is used? Old base libraries do not ask. */
export function privacyOwed(): Promise<boolean> {
  return new Promise((resolve) => {
    if (!wx.canIUse('getPrivacySetting')) return resolve(false)
    wx.getPrivacySetting({
      success: ({ needAuthorization }) => resolve(needAuthorization),
      fail: () => resolve(false),
    })
  })
}

/** Whenever something private is wanted before the person agreed, the page that asks is opened. */
export function watchPrivacy(): void {
  if (!wx.canIUse('onNeedPrivacyAuthorization')) return
  // The typings know the listener as one of any event; WeChat hands it a function to answer with.
  const asked = (resolve: Resolve) => {
    waiting?.({ event: 'disagree' })
    waiting = resolve
    go('/pages/welcome/index?again=1')
  }
  wx.onNeedPrivacyAuthorization(asked as (given: unknown) => void)
}

/** The person pressed the button of this id, or said no. */
export function answerPrivacy(agreed: boolean, buttonId: string): void {
  waiting?.(agreed ? { event: 'agree', buttonId } : { event: 'disagree' })
  waiting = undefined
}

/** WeChat's own page with the whole guideline. */
export const openGuideline = (): void => wx.openPrivacyContract({ fail: () => undefined })
