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
  history: ContractCard[]
}

/** My contract: what it owes, what waits, what was before. `all` is newest first. */
export function contractPageView(
  current: CurrentContractView,
  all: ContractView[],
  today: Day,
): ContractPageView {
  const { contract, pending } = current
  const open = pending && pending.status !== 'returned' ? pending : undefined
  const shown = [contract?.id, open?.id]
  const entitlements = contract?.entitlements ?? []
  return {
    contract: contract ? contractCard(contract, today) : null,
    left: leftWords(entitlements),
    promises: entitlements.map(promiseLine),
    pending: open ? contractCard(open, today) : null,
    doing: doingOf(open),
    history: all.filter(({ id }) => !shown.includes(id)).map((one) => contractCard(one, today)),
  }
}

function doingOf(open: ContractView | undefined): ContractPageView['doing'] {
  if (open?.status === 'requested') return 'withdraw'
  return open?.status === 'drafted' ? 'confirm' : ''
}
