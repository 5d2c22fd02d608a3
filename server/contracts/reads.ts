import { standingOn } from '../../shared/contracts'
import type { PackageItem } from '../../shared/contracts'
import type { Day } from '../../shared/day'
import type { ReadingPart } from '../kit/reading-together'
import { createMemory } from '../kit/remembering'
import type { PeopleReads } from '../people/reads'
import { packageOf, packagesOffered } from './packages'
import { contractStore } from './store'
import { activePart } from './store-part'
import { termOn } from './term'
import type { Contract } from './types'

/** What a contract promises a contract year. */
interface ContractPromise {
  contractId: string
  packageName: string
  items: PackageItem[]
}

/** A contract in force, as lists show it. */
export interface TermInForce {
  teamId: string
  teamName: string
  packageCode: string
  startsOn: Day
  endsOn: Day
}

/** The package offered under this code, or under this name: a sheet says 基础包. */
const packageCalled = (word: string): { code: string; name: string } | undefined =>
  packagesOffered.find(({ code, name }) => code === word || name === word)

/** What these contracts (at most 500) promise a contract year, by the term of the day; unknown ids are left out. */
async function promises(contractIds: readonly string[], day?: Day): Promise<ContractPromise[]> {
  const contracts = await contractStore.byIds(contractIds)
  return contracts.flatMap((contract) => {
    const { packageCode, packageVersion } = day ? termOn(contract, day) : contract
    const promised = packageOf(packageCode, packageVersion)
    return promised
      ? [{ contractId: contract.id, packageName: promised.name, items: promised.items }]
      : []
  })
}

/** The contract of an elder that stands on a day, in its last 30 days too. */
async function inForce(elderId: string, day: Day): Promise<Contract | undefined> {
  return (await contractStore.ofElder(elderId)).find((contract) => stands(contract, day))
}

/** How many contracts an elder ever had, and how many are not over: waiting for an answer, or not run out. */
async function heldBy(elderId: string, day: Day): Promise<{ contracts: number; open: number }> {
  const contracts = await contractStore.ofElder(elderId)
  const open = contracts.filter(
    ({ lane, endsOn }) => lane === 'asked' || (lane === 'active' && (endsOn ?? '') >= day),
  )
  return { contracts: contracts.length, open: open.length }
}

/** What other rooms may ask of contracts. */
export function createContractReads({ people }: { people: Pick<PeopleReads, 'teams'> }) {
  /** The family-doctor teams of these elders on a day; elders without a contract are left out. */
  async function teamsInForce(
    elderIds: readonly string[],
    day: Day,
  ): Promise<Map<string, { id: string; name: string }>> {
    const terms = await termsInForce(elderIds, day)
    return new Map(
      [...terms].map(([elderId, { teamId, teamName }]) => [
        elderId,
        { id: teamId, name: teamName },
      ]),
    )
  }

  /** Who has signed these elders on a day, for what and for how long. */
  async function termsInForce(
    elderIds: readonly string[],
    day: Day,
  ): Promise<Map<string, TermInForce>> {
    const standing = (await activeOf(elderIds)).filter((one) => stands(one, day))
    const teams = await people.teams([...new Set(standing.map(({ teamId }) => teamId))])
    return new Map(
      standing.map(({ elderId, teamId, packageCode, startsOn = day, endsOn = day }) => {
        const teamName = teams.get(teamId)?.name ?? ''
        return [elderId, { teamId, teamName, packageCode, startsOn, endsOn }]
      }),
    )
  }

  return {
    packageCalled,
    termsInForce,
    heldBy,
    inForce,
    teamsInForce,
    teamPart,
    signedByTeam: contractStore.signedByTeam,
    promises,
  }
}

/** The database allows an elder one active contract. */
const memory = createMemory<Contract | undefined>('contracts')

async function activeOf(elderIds: readonly string[]): Promise<Contract[]> {
  const found = await memory.each(elderIds, async (missing) => {
    const active = await contractStore.activeOf(missing)
    return new Map(active.map((contract) => [contract.elderId, contract]))
  })
  return [...found.values()].filter((contract) => contract !== undefined)
}

/** What the team of an elder is asked by, read with something else. */
const teamPart = (elderId: string): ReadingPart =>
  activePart(elderId, (active) => memory.put(elderId, active))

const stands = (contract: Contract, day: Day) =>
  ['active', 'expiring'].includes(standingOn(contract, day))

export type ContractReads = ReturnType<typeof createContractReads>
