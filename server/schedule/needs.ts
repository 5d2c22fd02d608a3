import type { Clock } from '../kit/clock'
import type { PeopleReads } from '../people/reads'
import type { Holders } from './types'

/** What the schedule is given. */
export interface ScheduleNeeds {
  people: Pick<PeopleReads, 'organisationInScope' | 'staffOf' | 'staffOfCentre'>
  clock: Clock
  /** The visits, which alone know whether they stand. */
  holders: Holders
}
