import { standingOn } from '../../shared/contracts'
import type { Day } from '../../shared/day'
import type { Actor } from '../kit/actor'
import { refuseUnless } from '../kit/refusal'
import { sightOf } from './policy'
import { contractStore } from './store'
import type { Contract, StandingContract } from './types'

type Law = (actor: Actor, contract: Contract) => boolean

/** A contract in force on the day that the actor may decide on. */
export async function standingFor(actor: Actor, id: string, may: Law, today: Day) {
  const contract = await contractStore.seenBy(sightOf(actor, 'sign'), id)
  refuseUnless(contract, 'contract.not-found')
  refuseUnless(may(actor, contract), 'who.not-allowed')
  const { startsOn, endsOn } = contract
  const stands = ['active', 'expiring'].includes(standingOn(contract, today))
  refuseUnless(stands && startsOn && endsOn, 'contract.not-in-force')
  return { ...contract, startsOn, endsOn } satisfies StandingContract
}

/** What every ledger line of a contract says; it stands on the day something was done about the contract. */
export const factsOf = ({ elderId, orgId, teamId }: Contract, day: Day) => ({
  elderId,
  orgId,
  teamId,
  day,
})
