import type { Day } from '../../../shared/day'
import type { VisitNeeds } from '../needs'
import type { Visit } from '../types'

/**
 * Visits that somebody who was to come cannot come to: she has leave, does not work then any more, or has left the house.
 * Worked out from leave, plans and employment as they are when somebody looks.
 */
export function createAway({
  people,
  clock,
  schedule,
}: Pick<VisitNeeds, 'people' | 'clock' | 'schedule'>) {
  /** Of these visits, to come from today to a last day. */
  return async function awayFrom(visits: readonly Visit[], to: Day): Promise<Visit[]> {
    const staffIds = [...new Set(visits.flatMap((visit) => visit.staffIds))]
    if (staffIds.length === 0) return []
    const today = clock.today()
    const [off, employed] = await Promise.all([
      schedule.offDuty(staffIds, today, to),
      people.staffOf(staffIds, today),
    ])
    const wanting = new Set(off.map(({ visitId }) => visitId))
    const here = new Set(employed.map(({ personId }) => personId))
    return visits.filter(
      (visit) => wanting.has(visit.id) || visit.staffIds.some((id) => !here.has(id)),
    )
  }
}
