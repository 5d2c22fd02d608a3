import type { Clock } from '../kit/clock'
import { inOneTransaction } from '../kit/transaction'
import type { Sent } from '../kit/wechat'
import type { WechatRefusal } from '../kit/wechat-errors'
import { noteSent } from './reports'
import { isElders } from './settling'
import { grantStore } from './stores/grants'
import { outboxStore } from './stores/outbox'
import type { Attempt, Notice } from './types'

const MOST_TRIES = 3
const PAUSE_MS = 5 * 60_000

/** These say nothing about the message: it was not sent, and may be in a while. */
const passing = new Set<WechatRefusal>([
  'wechat.busy',
  'wechat.unreachable',
  'wechat.token',
  'wechat.too-often',
  'wechat.message-twice',
  'wechat.not-configured',
])
const declined = new Set<WechatRefusal>(['wechat.message-refused', 'wechat.message-banned'])

/** Writes down what WeChat answered. A process that dies before leaves `sending`, which nobody sends again. */
export function createOutcomes({ clock }: { clock: Clock }) {
  async function settle(attempt: Attempt, notices: readonly Notice[], sent: Sent): Promise<void> {
    if (sent.ok) return noteSent(attempt, sent.messageId)
    const { refusal } = sent
    if (refusal === 'wechat.no-answer') return nobodyKnows(attempt)
    const tries = Math.max(...notices.map((notice) => notice.tries)) + 1
    if (passing.has(refusal) && tries < MOST_TRIES) return later(attempt, tries)
    if (declined.has(refusal)) await grantStore.none(attempt.openid, attempt.templateId)
    return fell(attempt, notices, declined.has(refusal) ? 'refused' : 'failed')
  }

  /** It may have arrived: never again, but somebody calls. */
  const nobodyKnows = (attempt: Attempt) =>
    outboxStore.fell(attempt, { state: 'unknown', why: 'unknown', call: true })

  async function later(attempt: Attempt, tries: number): Promise<void> {
    const sendAt = new Date(clock.now().getTime() + tries * PAUSE_MS)
    await inOneTransaction(async () => {
      await outboxStore.again(attempt, sendAt)
      await grantStore.giveBack(attempt.openid, attempt.templateId)
    })
  }

  async function fell(attempt: Attempt, notices: readonly Notice[], state: 'refused' | 'failed') {
    for (const call of [true, false]) {
      const noticeIds = notices.filter((each) => isElders(each) === call).map(({ id }) => id)
      await outboxStore.fell({ ...attempt, noticeIds }, { state, why: state, call })
    }
  }

  return { settle }
}
