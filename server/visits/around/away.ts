import type { Day } from '../../../shared/day'
import type { StaffMember } from '../../people/types'
import type { VisitNeeds } from '../needs'
import type { Visit } from '../types'

/**
 * Visits that somebody who was to come cannot come to: she has leave, does not work then any more, or will have left the
 * house. Worked out from leave, plans and employment as they are when somebody looks.
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
    const off = await schedule.offDuty(staffIds, clock.today(), to)
    const wanting = new Set(off.map(({ visitId }) => visitId))
    const employed = new Map<Day, StaffMember[]>()
    for (const day of new Set(visits.map((visit) => visit.day)))
      employed.set(day, await people.staffOf(staffIds, day))
    return visits.filter(
      (visit) => wanting.has(visit.id) || !areAllThere(visit, employed.get(visit.day) ?? []),
    )
  }
}

/** Does everybody still work for the house on the day? Whoever works elsewhere now does not come for it. */
const areAllThere = ({ staffIds, orgId }: Visit, employed: readonly StaffMember[]): boolean => {
  const ofHouse = employed.filter((post) => post.orgId === orgId || post.centreId === orgId)
  return staffIds.every((id) => ofHouse.some(({ personId }) => personId === id))
}
