import { dayOf } from '../../shared/day'
import { noticeRules } from '../../shared/notices'
import type { CallReason } from '../../shared/notices'
import type { NoticeNeeds } from './needs'
import { nextMorning, quietUntil } from './quiet'
import type { Rereading } from './rereading'
import type { Sending } from './sending'
import { outboxStore } from './stores/outbox'
import { settingStore } from './stores/settings'
import type { Notice } from './types'

interface Needs extends Pick<NoticeNeeds, 'people' | 'clock'> {
  rereading: Pick<Rereading, 'standing'>
  sending: Sending
}

/** What becomes of the notices that are due for one recipient. */
export function createSettling({ people, clock, rereading, sending }: Needs) {
  /** All that is due for one recipient: what is urgent at once, the rest as one digest a day. */
  async function settle(due: readonly Notice[]) {
    const [{ recipientId } = { recipientId: '' }] = due
    const settings = await settingStore.of(recipientId)
    const standing = await rereading.standing(due)
    const muted = standing.filter(
      ({ kind }) => noticeRules[kind].mutable && settings.muted.includes(kind),
    )
    await outboxStore.mute(idsOf(muted))
    const wanted = standing.filter((notice) => !muted.includes(notice))
    const urgent = wanted.filter(isUrgent)
    for (const notice of urgent) await goOut(recipientId, [notice])
    const rest = wanted.filter((notice) => !isUrgent(notice))
    const until = quietUntil(clock.now(), settings)
    if (until) await outboxStore.postpone(idsOf(rest), until)
    else if (rest.length > 0) await digest(recipientId, rest, nextMorning(clock.now(), settings))
  }

  async function digest(recipientId: string, notices: readonly Notice[], tomorrow: Date) {
    const outcome = await goOut(recipientId, notices, dayOf(clock.now()))
    if (outcome === 'day-taken') await outboxStore.postpone(idsOf(notices), tomorrow)
  }

  async function goOut(recipientId: string, notices: readonly Notice[], digestDay?: string) {
    const openid = await people.openidOf(recipientId)
    if (openid === undefined) return handOver(notices, 'no-wechat')
    const outcome = await sending.send({
      recipientId,
      openid,
      notices,
      ...(digestDay ? { digestDay } : {}),
    })
    return outcome === 'no-grant' ? handOver(notices, 'no-grant') : outcome
  }

  return settle
}

export type Settling = ReturnType<typeof createSettling>

/** An elder is called, unless her family was told or is being called; a relative finds it in the program. */
async function handOver(notices: readonly Notice[], why: CallReason) {
  for (const notice of notices) {
    const called = isElders(notice) && !(await outboxStore.toldAnother(notice))
    await outboxStore.handOver(notice.id, why, called ? 'phone-list' : 'in-app')
  }
  return 'handed-over' as const
}

export const isElders = ({ recipientId, elderId }: Notice): boolean => recipientId === elderId
const isUrgent = ({ kind }: Notice) => noticeRules[kind].urgent
const idsOf = (notices: readonly Notice[]) => notices.map(({ id }) => id)
