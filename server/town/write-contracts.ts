import type { ContractStatus } from '../../shared/contracts'
import { agreementOffered } from '../contracts/agreement'
import { packageOf } from '../contracts/packages'
import { contractStore } from '../contracts/store'
import type { NewContract } from '../contracts/types'
import type { Ledger } from '../ledger/service'
import type { Entry } from '../ledger/types'
import type { Facts } from './facts'
import type { PlannedContract, PlannedTeam, TownPlan } from './plan'

/** Contracts as they stand on the town's first morning, with the ledger lines that made them so. */
export async function writeContracts(plan: TownPlan, facts: Facts, ledger: Ledger): Promise<void> {
  const teams = new Map(plan.teams.map((team) => [team.id, team]))
  const people = new Map(plan.people.map((person) => [person.key, person]))
  const teamOf = ({ teamId }: PlannedContract): PlannedTeam => {
    const team = teams.get(teamId)
    if (!team) throw new TypeError(`No such team: ${teamId}`)
    return team
  }
  await contractStore.addMany(
    plan.contracts.map((contract) => {
      const elderPath = facts.path(people.get(contract.elderKey)?.orgId ?? '')
      return rowOf(contract, teamOf(contract), elderPath, facts)
    }),
  )
  await ledger.recordMany(
    plan.contracts
      .filter(({ status }) => status !== 'requested')
      .flatMap((contract) => linesOf(contract, teamOf(contract), facts)),
  )
}

function rowOf(
  contract: PlannedContract,
  team: PlannedTeam,
  elderPath: string[],
  facts: Facts,
): NewContract {
  const { key, elderKey, termMonths, status, startsOn, endedOn, endReason, channel } = contract
  const askedOn = { day: startsOn, time: '08:30' }
  return {
    id: facts.id(key),
    elderId: facts.id(elderKey),
    teamId: team.id,
    doctorId: facts.id(team.doctorKey),
    orgId: team.orgId,
    orgPath: [...new Set([...elderPath, ...facts.path(team.orgId)])],
    termMonths,
    ...agreedOf(contract),
    status: status satisfies ContractStatus,
    ...laneOf(status),
    asked: facts.act(contract.askedByKey, askedOn, { key: elderKey, channel }),
    ...(status === 'requested' ? { terms: [] } : standingOf(contract, team, facts)),
    ...(endedOn ? { endedOn, closed: closing(contract, team, facts) } : {}),
    ...(endReason ? { endReason } : {}),
    version: 1,
  }
}

/** The team's acceptance and the one term that followed from it. */
function standingOf(contract: PlannedContract, team: PlannedTeam, facts: Facts) {
  const { termMonths, startsOn, endsOn } = contract
  const act = acceptance(contract, team, facts)
  return {
    signed: { ...act, way: 'phone' as const },
    startsOn,
    endsOn,
    terms: [{ termMonths, ...agreedOf(contract), startsOn, endsOn, act }],
  }
}

const acceptance = ({ elderKey, startsOn }: PlannedContract, team: PlannedTeam, facts: Facts) =>
  facts.act(team.doctorKey, { day: startsOn }, { key: elderKey, channel: 'mini-program' })

const laneOf = (status: PlannedContract['status']): Pick<NewContract, 'lane'> =>
  status === 'ended' ? {} : { lane: status === 'requested' ? 'asked' : 'active' }

function agreedOf({ packageCode }: PlannedContract) {
  const offered = agreementOffered(packageCode)
  const signedFor = packageOf(packageCode)
  if (!offered || !signedFor) throw new TypeError(`No such package: ${packageCode}`)
  const { version, hash } = offered
  return { packageCode, packageVersion: signedFor.version, agreement: { version, hash } }
}

const closing = ({ elderKey, endedOn = '' }: PlannedContract, team: PlannedTeam, facts: Facts) =>
  facts.act(team.doctorKey, { day: endedOn, time: '16:00' }, { key: elderKey })

/** accepted, and ended when it was: the same lines as the verbs write. */
function linesOf(contract: PlannedContract, team: PlannedTeam, facts: Facts): Entry[] {
  const { key, elderKey, startsOn, endsOn, endedOn } = contract
  const id = facts.id(key)
  const common = {
    source: `contract:${id}`,
    elderId: facts.id(elderKey),
    orgId: team.orgId,
    teamId: team.id,
  }
  const accepted: Entry = {
    ...common,
    item: 'contract.accepted',
    day: startsOn,
    act: acceptance(contract, team, facts),
    contract: { id, startsOn, endsOn },
  }
  if (!endedOn) return [accepted]
  const ended: Entry = {
    ...common,
    item: 'contract.ended',
    day: endedOn,
    act: closing(contract, team, facts),
    contract: { id, startsOn, endsOn, endedOn },
  }
  return [accepted, ended]
}
