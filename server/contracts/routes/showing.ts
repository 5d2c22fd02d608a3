import type { ContractView, CurrentContractView, Entitlement } from '../../../shared/contracts'
import type { Page } from '../../../shared/people'
import type { Clock } from '../../kit/clock'
import type { Current } from '../reading'
import type { Contracts } from '../service'
import type { Contract } from '../types'
import { contractView, currentView } from '../view'

interface One {
  elder: { id: string }
}

/** Whose contracts an answer shows, for the access rows. */
export const opens = { what: 'contracts', of: ({ elder }: One) => [elder.id] } as const
export const opensAll = {
  what: 'contracts',
  of: ({ items }: { items: readonly One[] }) => items.map(({ elder }) => elder.id),
} as const

/** Contracts with the names around them, as they stand today. */
export function createShowing({ contracts, clock }: { contracts: Contracts; clock: Clock }) {
  async function one(contract: Contract, owed?: Entitlement[]): Promise<ContractView> {
    return contractView(contract, await contracts.around([contract]), clock.today(), owed)
  }

  async function page({ items, ...rest }: Page<Contract>): Promise<Page<ContractView>> {
    const around = await contracts.around(items)
    return { items: items.map((item) => contractView(item, around, clock.today())), ...rest }
  }

  async function current(found: Current): Promise<CurrentContractView> {
    const { contract, pending } = found
    const around = await contracts.around([contract, pending].filter((one) => one !== undefined))
    const owed = contract && (await contracts.owed(contract))
    return currentView(found, around, clock.today(), owed)
  }

  async function standings(found: Current[]): Promise<CurrentContractView[]> {
    const all = found.flatMap(({ contract, pending }) => [contract, pending])
    const around = await contracts.around(all.filter((one) => one !== undefined))
    return found.map((each) => currentView(each, around, clock.today()))
  }

  return { one, page, current, standings }
}

export type Showing = ReturnType<typeof createShowing>
