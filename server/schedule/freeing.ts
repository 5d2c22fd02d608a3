import { addDays } from '../../shared/day'
import type { Day } from '../../shared/day'
import { FURTHEST_DAYS } from '../../shared/schedule'
import type { StaffMember } from '../people/types'
import type { ScheduleNeeds } from './needs'

/** Tells the houses of a member of staff that they may work when they did not before. */
export function createFreeing({ clock, freed }: Pick<ScheduleNeeds, 'clock' | 'freed'>) {
  /** Without a last day: as far as times are given. */
  return async function freedFor(
    { orgId, centreId = orgId }: StaffMember,
    from: Day,
    to: Day = addDays(clock.today(), FURTHEST_DAYS),
  ): Promise<void> {
    for (const house of new Set([orgId, centreId])) await freed(house, [{ from, to }])
  }
}
