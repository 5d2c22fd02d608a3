import type { Day } from '../../shared/day'
import type { Agreed, Contract } from './types'

/** What is agreed for a day: the term that holds it, or the newest one; for an ask, what was asked for. */
export function termOn(contract: Contract, day: Day): Agreed {
  return contract.terms.find(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn) ?? contract
}
