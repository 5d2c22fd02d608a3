import { noticeRules } from '../../shared/notices'
import type { GrantsRequest, NoticeSettings } from '../../shared/notices'
import { wallNow } from '../kit/clock'
import { refuse, refuseUnless } from '../kit/refusal'
import type { NoticeNeeds } from './needs'
import { areQuietHours } from './quiet'
import { grantStore } from './stores/grants'
import { settingStore } from './stores/settings'

type Needs = Pick<NoticeNeeds, 'people' | 'templates'>

/** How somebody wants to be told, and what WeChat may be used for. */
export function createSettings({ people, templates }: Needs) {
  async function set(personId: string, wanted: NoticeSettings): Promise<NoticeSettings> {
    refuseUnless(areQuietHours(wanted), 'notice.quiet-hours')
    refuseUnless(
      wanted.muted.every((kind) => noticeRules[kind].mutable),
      'notice.not-mutable',
    )
    const settings = { ...wanted, muted: [...new Set(wanted.muted)] }
    await settingStore.set(personId, settings)
    return settings
  }

  /**
   * Counts what `wx.requestSubscribeMessage` answered. Leave belongs to the WeChat account, so another account of the
   * same person begins at nothing. It is only a count: WeChat itself decides (43101).
   */
  async function grant(personId: string, { answers }: GrantsRequest): Promise<void> {
    const account = (await people.openidOf(personId)) ?? personId
    const known = answers.map(({ templateId, answer }) => ({
      answer,
      template: templates.byId(templateId) ?? refuse('notice.template-unknown'),
    }))
    for (const { answer, template } of known) {
      if (answer === 'accept') await grantStore.allow(account, template, new Date(wallNow()))
      if (answer === 'reject' || answer === 'ban') await grantStore.none(account, template.id)
    }
  }

  /** Somebody deletes the account: nothing may be sent to it any more. Joins the caller's transaction. */
  async function forgetGrants(personId: string): Promise<number> {
    const account = await people.openidOf(personId)
    const ofAccount = account === undefined ? 0 : await grantStore.forget(account)
    return ofAccount + (await grantStore.forget(personId))
  }

  return { forgetGrants, settingsOf: (personId: string) => settingStore.of(personId), set, grant }
}
