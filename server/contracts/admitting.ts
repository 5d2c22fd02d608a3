import { lastDayOfTerm } from '../../shared/day'
import type { Day } from '../../shared/day'
import type { Act } from '../../shared/session'
import { duplicateMeans } from '../kit/database-errors'
import { refuse, refuseUnless } from '../kit/refusal'
import { inOneTransaction } from '../kit/transaction'
import type { Person, Team } from '../people/types'
import { refuseTheFull } from './activate'
import { agreementOffered } from './agreement'
import { packageOf } from './packages'
import type { ContractNeeds } from './needs'
import { contractStore } from './store'
import type { Agreed, Contract, NewContract, TermMonths } from './types'

/** A contract signed on paper before this system, as its owner's list tells it. */
export interface InForce {
  teamId: string
  packageCode: string
  startsOn: Day
  endsOn: Day
}

const TERMS: readonly TermMonths[] = [12, 24, 36]

/** The shortest term that reaches the last day; undefined for longer than any. */
const termReaching = (startsOn: Day, endsOn: Day): TermMonths | undefined =>
  TERMS.find((months) => endsOn <= lastDayOfTerm(startsOn, months))

/**
 * Takes in contracts that are in force already. Such a contract counts from its own first day, as every contract
 * does: its line says so, and says by whom and when it was brought in.
 */
export function createAdmitting(needs: ContractNeeds) {
  const { people, ledger, clock, told } = needs

  /** Refuses one that does not stand today, an elder who has one, and a team that is elsewhere or full. */
  async function admitInForce(elder: Person, given: InForce, act: Act): Promise<Contract> {
    const today = clock.today()
    refuseUnless(given.startsOn <= today && today <= given.endsOn, 'contract.not-in-force')
    refuseUnless(elder.life.status === 'living', 'contract.elder-gone')
    const team = await people.team(given.teamId)
    refuseUnless(team && elder.orgPath.includes(team.centreId), 'contract.team-elsewhere')
    const path = await people.orgPathOf(team.orgId, today)
    const orgPath = [...new Set([...elder.orgPath, ...path])]
    const row = standingRow(given, { elderId: elder.id, orgPath, team, act })
    return inOneTransaction(async () => {
      await people.meetFile(elder.id)
      await contractStore.leaveLane(elder.id, today)
      const contract = await addOnly(row)
      await refuseTheFull(needs, contract)
      await ledger.record(lineOf(contract, given, act))
      await told(contract)
      return contract
    })
  }

  return { admitInForce }
}

/** One active contract per elder, also when two bring it in at once. */
async function addOnly(row: NewContract): Promise<Contract> {
  const active = await contractStore.activeOf([row.elderId])
  refuseUnless(active.length === 0, 'contract.already-active')
  const ids = await duplicateMeans('contract.already-active', () => contractStore.addMany([row]))
  return (await contractStore.byIds(ids))[0] ?? refuse('data.changed')
}

interface Whose {
  elderId: string
  orgPath: string[]
  team: Team
  act: Act
}

function standingRow(given: InForce, { elderId, orgPath, team, act }: Whose): NewContract {
  const agreed = agreedOf(given)
  const { startsOn, endsOn } = given
  return {
    ...{ elderId, orgPath, teamId: team.id, doctorId: team.doctorId, orgId: team.orgId },
    ...agreed,
    status: 'active',
    lane: 'active',
    asked: act,
    signed: { ...act, way: 'paper' },
    ...{ startsOn, endsOn, terms: [{ ...agreed, startsOn, endsOn, act }], version: 0 },
  }
}

const lineOf = (
  { id, elderId, orgId, teamId }: Contract,
  { startsOn, endsOn }: InForce,
  act: Act,
) => ({
  source: `contract:${id}`,
  item: 'contract.accepted' as const,
  day: startsOn,
  contract: { id, startsOn, endsOn },
  ...{ elderId, orgId, teamId, act },
})

function agreedOf({ packageCode, startsOn, endsOn }: InForce): Agreed {
  const offered = packageOf(packageCode)
  const agreement = agreementOffered(packageCode)
  refuseUnless(offered && agreement, 'contract.package-unknown')
  const termMonths = startsOn <= endsOn ? termReaching(startsOn, endsOn) : undefined
  refuseUnless(termMonths, 'contract.not-in-force')
  const { version, hash } = agreement
  return { termMonths, packageCode, packageVersion: offered.version, agreement: { version, hash } }
}
