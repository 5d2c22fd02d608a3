import type { Day } from '../../shared/day'
import type { Act } from '../../shared/session'
import { refuseUnless } from '../kit/refusal'
import type { ContractNeeds } from './needs'
import { factsOf } from './standing'
import { contractStore } from './store'
import type { Contract } from './types'

/** Somebody who died or moved away: what of theirs ends, and why. */
interface Leaving {
  personId: string
  reason: 'died' | 'moved'
  on: Day
  act: Act
}

/** What becomes of contracts when an elder is gone. Part of the transaction that says so. */
export function createLeaving({ ledger, clock }: Pick<ContractNeeds, 'ledger' | 'clock'>) {
  /** Ends what stands and gives back what waits; answers how many. What ran out before stays as it was. */
  async function endForLife(leaving: Leaving): Promise<number> {
    const contracts = await contractStore.ofElder(leaving.personId)
    const waiting = contracts.filter(({ lane }) => lane === 'asked')
    const standing = contracts.filter(
      ({ lane, endsOn }) => lane === 'active' && endsOn !== undefined && endsOn >= leaving.on,
    )
    for (const contract of waiting) await giveBack(contract, leaving)
    for (const contract of standing) await end(contract, leaving)
    return waiting.length + standing.length
  }

  async function giveBack(contract: Contract, { reason, act }: Leaving) {
    const returnReason = reason === 'died' ? '老人已去世' : '老人已迁出'
    const returned = { status: 'returned', returnReason, closed: act, lane: undefined } as const
    refuseUnless(await contractStore.change(contract, returned), 'data.changed')
  }

  /** A contract that had not begun by that day ends on its first. */
  async function end(contract: Contract, { reason: endReason, on, act: closed }: Leaving) {
    const { id, startsOn = on, endsOn = on } = contract
    const endedOn = on < startsOn ? startsOn : on
    const ended = { status: 'ended', lane: undefined, endedOn, endReason, closed } as const
    refuseUnless(await contractStore.change(contract, ended), 'data.changed')
    await ledger.record({
      ...factsOf(contract, clock.today()),
      source: `contract:${id}`,
      item: 'contract.ended',
      act: closed,
      contract: { id, startsOn, endsOn, endedOn },
    })
  }

  return { endForLife }
}
