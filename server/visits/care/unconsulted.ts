import { withFeeKept } from '../../../shared/visits/bill'
import { notConsultedWords } from '../../../shared/visits/consultation'
import type { Job, Turn } from '../../kit/jobs'
import { houseAct } from '../acting'
import { startOf } from '../around/instants'
import type { Visit } from '../types'
import { unlessFirst } from './confirming'
import type { CareNeeds } from './needs'
import { careStore } from './store'

/**
 * A visit whose first consultation was not done by its time: nobody could be asked to come, so it ends by itself, without
 * a fee, and its time is free. The family and the desk are told; nothing was done, so nothing is counted.
 */
export function createUnconsulted({ clock, changed }: Pick<CareNeeds, 'clock' | 'changed'>): Job {
  async function endDue(turn: Turn): Promise<number> {
    const now = clock.now()
    const waiting = await careStore.toConsultBy(clock.today())
    const due = waiting.filter((visit) => startOf(visit) <= now)
    let ended = 0
    for (const visit of due) {
      await turn.hold()
      if (await unlessFirst(() => end(visit))) ended += 1
    }
    return ended
  }

  const end = (visit: Visit): Promise<Visit> =>
    changed(visit, {
      set: {
        state: 'refused',
        reason: notConsultedWords,
        bill: withFeeKept(visit.bill, { kept: 'nothing' }),
      },
      event: 'refuse',
      act: houseAct(visit.elderId, clock),
      note: notConsultedWords,
    })

  return {
    name: 'visits.unconsulted',
    at: '*/5 * * * *',
    keptDays: 2,
    run: async (turn) => ({ ended: await endDue(turn) }),
  }
}
