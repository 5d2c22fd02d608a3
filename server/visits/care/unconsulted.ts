import { notConsultedWords } from '../../../shared/visits/consultation'
import type { Job, Turn } from '../../kit/jobs'
import { startOf } from '../around/instants'
import { eachDue } from '../jobs'
import { createEnding } from './ending'
import type { CareNeeds } from './needs'
import { careStore } from './store'

/**
 * A visit whose first consultation was not done by its time: nobody could be asked to come, so it ends then. The family
 * and the desk are told.
 */
export function createUnconsulted(needs: Pick<CareNeeds, 'clock' | 'changed'>): Job {
  const { clock } = needs
  const endUnserved = createEnding(needs)

  async function endDue(turn: Turn): Promise<number> {
    const now = clock.now()
    const waiting = await careStore.toConsultBy(clock.today())
    const due = waiting.filter((visit) => startOf(visit) <= now)
    return eachDue(due, turn, (visit) => endUnserved(visit, notConsultedWords))
  }

  return {
    name: 'visits.unconsulted',
    at: '*/5 * * * *',
    keptDays: 2,
    run: async (turn) => ({ ended: await endDue(turn) }),
  }
}
