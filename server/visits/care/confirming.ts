import type { VisitStep } from '../../../shared/visits/booking'
import type { Actor } from '../../kit/actor'
import { inOneTransaction } from '../../kit/transaction'
import type { Job, Turn } from '../../kit/jobs'
import { houseAct } from '../acting'
import { eachDue } from '../jobs'
import type { Visit } from '../types'
import type { Counting } from './counting'
import { unlessFirst } from './ending'
import type { CareNeeds } from './needs'
import { careStore } from './store'
import type { TakeStep } from './stepping'

/** Who says nothing for so long agrees that it was done; set by the house. */
const CONFIRMED_BY_ITSELF_AFTER_MS = 24 * 3_600_000
const BATCH = 100

/** The elder's word that it was done, hers or by time: what is counted is written in the same transaction. */
export function createConfirming(
  { clock, changed }: Pick<CareNeeds, 'clock' | 'changed'>,
  { step, confirmed }: { step: TakeStep; confirmed: Counting['confirmed'] },
) {
  async function confirmDone(actor: Actor, id: string, request: VisitStep): Promise<Visit> {
    return inOneTransaction(() =>
      step({ actor, id, request }, { event: 'confirm-done' }, async (visit) => ({
        set: { lineIds: await confirmed(visit) },
      })),
    )
  }

  async function confirmByItself(visit: Visit): Promise<void> {
    const act = houseAct(visit.elderId, clock)
    await inOneTransaction(async () => {
      const lineIds = await confirmed(visit)
      const set = { state: 'confirmed', lineIds } as const
      await changed(visit, { set, event: 'confirm-done', act, note: '满 24 小时自动确认' })
    })
  }

  /** Everything done and not confirmed since, a batch at a time. */
  async function* due(): AsyncGenerator<Visit> {
    const until = new Date(clock.now().getTime() - CONFIRMED_BY_ITSELF_AFTER_MS).toISOString()
    for (let after: string | undefined; ;) {
      const batch = await careStore.doneBy(until, BATCH, after)
      yield* batch
      after = batch.at(-1)?.id
      if (batch.length < BATCH) return
    }
  }

  const confirmDue = (turn: Turn): Promise<number> =>
    eachDue(due(), turn, (visit) => unlessFirst(() => confirmByItself(visit)))

  const job: Job = {
    name: 'visits.confirm',
    at: '*/10 * * * *',
    run: async (turn) => ({ confirmed: await confirmDue(turn) }),
  }

  return { confirmDone, confirmJob: job }
}
