import { contractYearOn, entitlement } from '../../shared/contract-years'
import type { Entitlement } from '../../shared/contracts'
import type { Day } from '../../shared/day'
import type { ServiceKind } from '../../shared/records'
import { packageOf } from './packages'
import type { ContractNeeds } from './needs'
import { termOn } from './term'
import type { Contract } from './types'

/** What contracts still owe: counted from the ledger, never kept. */
export function createOwing({
  people,
  ledgerReads,
  clock,
}: Pick<ContractNeeds, 'people' | 'ledgerReads' | 'clock'>) {
  /** The entitlements of the contract year of today, or of its last day; nothing before a contract begins. */
  async function owed(contract: Contract): Promise<Entitlement[] | undefined> {
    const { elderId, startsOn, endsOn, endedOn } = contract
    if (!startsOn || !endsOn) return undefined
    const day = earliest(clock.today(), endsOn, endedOn)
    const year = contractYearOn({ startsOn, endsOn }, day)
    const { packageCode, packageVersion } = termOn(contract, day)
    const ids = await people.idsOf(elderId)
    const times = await ledgerReads.timesByKind(ids, year.from, day)
    return packageOf(packageCode, packageVersion)?.items.map((item) =>
      entitlement(item, sum(times, item.kinds), year, day),
    )
  }

  return { owed }
}

const sum = (times: Map<ServiceKind, number>, kinds: readonly ServiceKind[]) =>
  kinds.reduce((all, kind) => all + (times.get(kind) ?? 0), 0)

const earliest = (first: Day, ...others: (Day | undefined)[]): Day =>
  others.reduce<Day>((least, day) => (day && day < least ? day : least), first)
