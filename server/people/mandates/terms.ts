import { lastDayOfTerm } from '../../../shared/day'
import type { Day } from '../../../shared/day'
import { longestMandateMonths } from '../../../shared/mandates'
import { refuseUnless } from '../../kit/refusal'
import type { PeopleReads } from '../reads'
import type { Person } from '../types'

/** A mandate runs at least through today and at most three years; then the elder is asked again. */
export function refuseUntil(until: Day, today: Day) {
  refuseUnless(today <= until, 'mandate.until-past')
  refuseUnless(until <= lastDayOfTerm(today, longestMandateMonths), 'mandate.until-far')
}

/** Only somebody of the register who lives here gives a mandate. */
export async function elderOf(reads: Pick<PeopleReads, 'person'>, id: string): Promise<Person> {
  const elder = await reads.person(id)
  refuseUnless(elder?.life.status === 'living', 'mandate.not-elder')
  return elder
}
