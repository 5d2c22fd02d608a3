import { wallNow } from '../kit/clock'
import type { Clock } from '../kit/clock'
import type { Job, Turn } from '../kit/jobs'
import type { Settling } from './settling'
import { outboxStore } from './stores/outbox'
import type { Notice } from './types'

const BATCH = 100

/** Every minute: what is due goes out, waits, or is handed to people. */
export function createOutbox({ clock, settle }: { clock: Clock; settle: Settling }): Job {
  async function run(turn: Turn) {
    const unknown = await outboxStore.giveUp(new Date(wallNow()))
    const seen = new Set<string>()
    for (;;) {
      const due = await outboxStore.due(clock.now(), BATCH)
      if (due.every(({ id }) => seen.has(id))) return { looked: seen.size, unknown }
      for (const { id } of due) seen.add(id)
      for (const notices of byRecipient(due)) {
        await turn.hold()
        await settle(notices)
      }
    }
  }

  return { name: 'notices.outbox', at: '* * * * *', keptDays: 2, run }
}

function byRecipient(due: readonly Notice[]): Notice[][] {
  const groups = new Map<string, Notice[]>()
  for (const notice of due) {
    groups.set(notice.recipientId, [...(groups.get(notice.recipientId) ?? []), notice])
  }
  return [...groups.values()]
}
