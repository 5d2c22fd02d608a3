import type { EndContractRequest } from '../../shared/contracts'
import { actFor } from '../kit/actor'
import type { Actor } from '../kit/actor'
import { refuseUnless } from '../kit/refusal'
import { inOneTransaction } from '../kit/transaction'
import { mayEnd } from './policy'
import type { ContractNeeds } from './needs'
import { factsOf, standingFor } from './standing'
import { contractStore } from './store'
import type { Contract } from './types'

export function createEnding({
  ledger,
  clock,
  told,
}: Pick<ContractNeeds, 'ledger' | 'clock' | 'told'>) {
  /** From `on` the contract no longer stands. */
  async function end(actor: Actor, id: string, request: EndContractRequest): Promise<Contract> {
    const { reason: endReason, on: endedOn } = request
    const old = await standingFor(actor, id, mayEnd, clock.today())
    const { startsOn, endsOn } = old
    refuseUnless(startsOn <= endedOn && endedOn <= clock.today(), 'contract.end-day')
    const closed = actFor(actor, old.elderId, clock)
    return inOneTransaction(async () => {
      const ended = { status: 'ended', lane: undefined, endedOn, endReason, closed } as const
      const contract = await contractStore.change(old, ended)
      refuseUnless(contract, 'data.changed')
      await ledger.record({
        ...factsOf(old, clock.today()),
        source: `contract:${id}`,
        item: 'contract.ended',
        act: closed,
        contract: { id, startsOn, endsOn, endedOn },
      })
      await told(contract)
      return contract
    })
  }

  return { end }
}
