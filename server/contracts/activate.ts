import { lastDayOfTerm } from '../../shared/day'
import type { Day } from '../../shared/day'
import { refuseUnless } from '../kit/refusal'
import { inOneTransaction } from '../kit/transaction'
import { capacityOn } from './capacity'
import type { ContractNeeds } from './needs'
import { contractStore } from './store'
import type { Contract, Signed, StandingContract } from './types'

/** Contract, ledger line and rollup in one transaction; whoever comes second finds it answered. */
export async function activate(
  needs: ContractNeeds,
  waiting: Contract,
  signed: Signed,
): Promise<Contract> {
  const { people, ledger, clock, told } = needs
  refuseUnless(waiting.lane === 'asked', 'contract.not-waiting')
  return inOneTransaction(async () => {
    await people.meetFile(waiting.elderId)
    await refuseTheGone(needs, waiting)
    await contractStore.leaveLane(waiting.elderId, clock.today())
    const standing = standingFrom(waiting, signed, clock.today())
    const contract = await contractStore.change(waiting, standing)
    refuseUnless(contract, 'contract.not-waiting')
    await refuseTheFull(needs, contract)
    const { id, elderId, orgId, teamId } = contract
    const { startsOn, endsOn } = standing
    await ledger.record({
      source: `contract:${id}`,
      item: 'contract.accepted',
      elderId,
      day: startsOn,
      orgId,
      teamId,
      act: actOf(signed),
      contract: { id, startsOn, endsOn },
    })
    await told(contract)
    return contract
  })
}

/** The first term begins today; its last day is the day before the same day a term later. */
function standingFrom(waiting: Contract, signed: Signed, startsOn: Day) {
  const { termMonths, packageCode, packageVersion, agreement } = waiting
  const endsOn = lastDayOfTerm(startsOn, termMonths)
  const promised = { termMonths, packageCode, packageVersion, agreement }
  const terms = [{ ...promised, startsOn, endsOn, act: actOf(signed) }]
  const standing = { status: 'active', lane: 'active', signed, startsOn, endsOn, terms } as const
  return { ...standing, terms } satisfies Partial<StandingContract>
}

async function refuseTheGone({ people }: ContractNeeds, { elderId }: Contract) {
  const person = await people.person(elderId)
  refuseUnless(person?.life.status === 'living', 'contract.elder-gone')
}

/** Counts with this contract among them. Doctors are met first, so that two who sign at once cannot both be the last. */
export async function refuseTheFull(
  { people, clock }: ContractNeeds,
  { doctorId, teamId }: Contract,
) {
  await contractStore.meetDoctor(doctorId)
  const team = await people.team(teamId)
  refuseUnless(team, 'team.not-found')
  const most = capacityOn(clock.today(), team.capacity)
  const signed = await contractStore.countSigned(doctorId, clock.today())
  refuseUnless(signed <= most, 'contract.team-full', { signed: signed - 1, most })
}

/** The act alone, without how it was signed. */
const actOf = ({ byId, byName, forId, channel, at }: Signed) => ({
  byId,
  byName,
  ...(forId ? { forId } : {}),
  channel,
  at,
})
