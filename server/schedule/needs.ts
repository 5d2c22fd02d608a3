import type { Day } from '../../shared/day'
import type { Clock } from '../kit/clock'
import type { PeopleReads } from '../people/reads'
import type { Holders } from './types'

/** What the schedule is given. */
export interface ScheduleNeeds {
  people: Pick<PeopleReads, 'organisationInScope' | 'staffOf' | 'staffOfCentre'>
  clock: Clock
  /** The visits, which alone know whether they stand. */
  holders: Holders
  /** Working time came free at a house on these days: who waits there for a time is to hear of it. */
  freed: (orgId: string, days: readonly { from: Day; to: Day }[]) => Promise<void>
}
