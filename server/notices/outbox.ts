import { wallNow } from '../kit/clock'
import type { Clock } from '../kit/clock'
import { eachDue } from '../kit/each-due'
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
    await eachDue(recipients(seen), { turn, nameOf: namesOf }, async (notices) => {
      await settle(notices)
      return true
    })
    return { looked: seen.size, unknown }
  }

  /** Batch by batch, until nothing is due that was not looked at; one that fails stays due. */
  async function* recipients(seen: Set<string>) {
    for (;;) {
      const due = await outboxStore.due(clock.now(), BATCH)
      const fresh = due.filter(({ id }) => !seen.has(id))
      if (fresh.length === 0) return
      for (const { id } of fresh) seen.add(id)
      yield* byRecipient(fresh)
    }
  }

  return { name: 'notices.outbox', at: '* * * * *', keptDays: 2, run }
}

const namesOf = (notices: readonly Notice[]): string =>
  `notices ${notices.map(({ id }) => id).join(', ')}`

function byRecipient(due: readonly Notice[]): Notice[][] {
  const groups = new Map<string, Notice[]>()
  for (const notice of due) {
    groups.set(notice.recipientId, [...(groups.get(notice.recipientId) ?? []), notice])
  }
  return [...groups.values()]
}
