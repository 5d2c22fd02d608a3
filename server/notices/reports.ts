import { wallNow } from '../kit/clock'
import { inOneTransaction } from '../kit/transaction'
import { outboxStore } from './stores/outbox'
import { reportStore } from './stores/reports'
import type { Attempt } from './types'

interface Report {
  messageId: string
  delivered: boolean
}

/**
 * WeChat may report a delivery before its answer to the sending is written down: the report is kept, and whoever
 * writes the answer reads it.
 */
export const hearReport = (report: Report): Promise<void> =>
  inOneTransaction(async () => {
    await reportStore.note(report.messageId, report.delivered, new Date(wallNow()))
    await follow(report)
  })

/** WeChat took the message; what it has reported of it by now holds at once. */
export async function noteSent(attempt: Attempt, messageId?: string): Promise<void> {
  if (messageId === undefined) return outboxStore.sent(attempt)
  await inOneTransaction(async () => {
    const delivered = await reportStore.meet(messageId, new Date(wallNow()))
    await outboxStore.sent(attempt, messageId)
    if (delivered !== undefined) await follow({ messageId, delivered })
  })
}

async function follow({ messageId, delivered }: Report): Promise<void> {
  if (delivered) await outboxStore.delivered(messageId)
  else await outboxStore.undelivered(messageId)
}
