import { actFor, isResidentSide } from '../kit/actor'
import type { Actor } from '../kit/actor'
import { refuseUnless } from '../kit/refusal'
import { inOneTransaction } from '../kit/transaction'
import { findContract } from './finding'
import { mayAnswer, mayDraft } from './policy'
import type { ContractNeeds } from './needs'
import { contractStore } from './store'
import type { Contract } from './types'

/** How an ask or a draft comes to nothing. */
export function createAnswering({
  people,
  clock,
  told,
}: Pick<ContractNeeds, 'people' | 'clock' | 'told'>) {
  /** The team does not take what was asked, or takes back what it drafted, and says why. */
  async function giveBack(actor: Actor, id: string, reason: string): Promise<Contract> {
    const waiting = await findContract(people, actor, id, 'sign')
    const may = waiting.status === 'drafted' ? mayDraft : mayAnswer
    refuseUnless(may(actor, waiting), 'who.not-allowed')
    return close(actor, waiting, { status: 'returned', returnReason: reason })
  }

  /** The resident's side takes back its ask, or declines a draft. */
  async function withdraw(actor: Actor, id: string): Promise<Contract> {
    const waiting = await findContract(people, actor, id, 'sign')
    refuseUnless(isResidentSide(actor, waiting.elderId, 'sign'), 'who.not-allowed')
    return close(actor, waiting, { status: 'withdrawn' })
  }

  async function close(
    actor: Actor,
    waiting: Contract,
    outcome: Pick<Contract, 'status' | 'returnReason'>,
  ): Promise<Contract> {
    refuseUnless(waiting.lane === 'asked', 'contract.not-waiting')
    const closed = actFor(actor, waiting.elderId, clock)
    return inOneTransaction(async () => {
      const contract = await contractStore.change(waiting, { ...outcome, closed, lane: undefined })
      refuseUnless(contract, 'contract.not-waiting')
      await told(contract)
      return contract
    })
  }

  return { giveBack, withdraw }
}
