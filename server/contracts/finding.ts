import type { MandateScope } from '../../shared/mandates'
import type { Actor } from '../kit/actor'
import { refuse } from '../kit/refusal'
import { sightOf } from './policy'
import type { ContractNeeds } from './needs'
import { contractStore } from './store'
import type { Contract } from './types'

/**
 * One contract the actor may find for this purpose. Missing and out of sight are one answer, but a relative whose
 * mandate ended or does not cover it is told so.
 */
export async function findContract(
  people: Pick<ContractNeeds['people'], 'refuseFormer'>,
  actor: Actor,
  id: string,
  scope: MandateScope,
): Promise<Contract> {
  const contract = await contractStore.seenBy(sightOf(actor, scope), id)
  if (contract) return contract
  const [hidden] = await contractStore.byIds([id])
  if (hidden) await people.refuseFormer(actor, hidden.elderId, scope)
  return refuse('contract.not-found')
}
