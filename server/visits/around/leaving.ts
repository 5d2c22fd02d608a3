import type { Day } from '../../../shared/day'
import type { Act } from '../../../shared/session'
import type { VisitState } from '../../../shared/visits/kinds'
import { waitingStore } from '../waiting/store'
import type { Visit } from '../types'
import type { AroundNeeds } from './needs'
import { followUpStore } from './stores/follow-ups'
import { watchStore } from './stores/visits'

/** Somebody who died or moved away: what of theirs ends, and why. */
interface Leaving {
  personId: string
  reason: 'died' | 'moved'
  on: Day
  act: Act
}

/** Nobody stands at the door yet. Whoever does finishes or breaks off what she is at, and writes it down. */
const notThere: readonly VisitState[] = [
  ...(['held', 'requested', 'consulted', 'offered', 'accepted', 'set-off'] as const),
]
const reasons = { died: '老人已去世', moved: '老人已迁出' } as const

/** What becomes of visits when an elder is gone. Part of the transaction that says so. */
export function createLeaving({ people, changed }: Pick<AroundNeeds, 'people' | 'changed'>) {
  /**
   * Ends every visit to come and every place in a line, without a fee; answers how many visits. Claims die with their
   * visits. Those who were to come are told, the family is not; and nobody calls a house of mourning to ask how it went.
   */
  async function endForLife({ personId, reason, act }: Leaving): Promise<number> {
    const ids = await people.idsOf(personId)
    const visits = await watchStore.ofElders(ids, notThere)
    for (const visit of visits) await end(visit, reasons[reason], act)
    for (const id of ids) await waitingStore.endOf(id)
    if (reason === 'died') await followUpStore.dropOf(ids)
    return visits.length
  }

  const end = (visit: Visit, reason: string, act: Act): Promise<Visit> =>
    changed(visit, {
      set: { state: 'cancelled', reason, heldUntil: undefined, moving: undefined },
      event: 'cancel',
      act,
      note: reason,
    })

  return { endForLife }
}
