import type { ContractView, CurrentContractView } from '../../../shared/contracts'
import type { Day } from '../../../shared/day'
import { contractCard, type ContractCard } from '../../components/contract-card/card'
import { leftWords, promiseLine, type PromiseLine } from '../../components/promise-list/card'

export interface ContractPageView {
  contract: ContractCard | null
  /** 还剩 20 次 */
  left: string
  promises: PromiseLine[]
  /** A request or draft that waits for the other side. */
  pending: ContractCard | null
  /** What the resident's side may do with it. */
  doing: '' | 'withdraw' | 'confirm'
}

/** My contract: what it owes, and what waits for an answer. */
export function contractPageView(current: CurrentContractView, today: Day): ContractPageView {
  const { contract, pending } = current
  const open = pending && pending.status !== 'returned' ? pending : undefined
  const entitlements = contract?.entitlements ?? []
  return {
    contract: contract ? contractCard(contract, today) : null,
    left: leftWords(entitlements),
    promises: entitlements.map(promiseLine),
    pending: open ? contractCard(open, today) : null,
    doing: doingOf(open),
  }
}

/** What was before: everything that is not shown above. */
export function historyCards(
  all: ContractView[],
  view: ContractPageView,
  today: Day,
): ContractCard[] {
  const shown = [view.contract?.id, view.pending?.id]
  return all.filter(({ id }) => !shown.includes(id)).map((one) => contractCard(one, today))
}

function doingOf(open: ContractView | undefined): ContractPageView['doing'] {
  if (open?.status === 'requested') return 'withdraw'
  return open?.status === 'drafted' ? 'confirm' : ''
}
