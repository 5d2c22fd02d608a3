import type { MandateScope } from '../../shared/mandates'
import { mayActFor } from '../kit/actor'
import type { Actor } from '../kit/actor'
import { refuse } from '../kit/refusal'
import { sightOf } from './policy'
import type { ContractNeeds } from './needs'
import { contractStore } from './store'
import type { Contract } from './types'

/**
 * One contract the actor may find for this purpose. Missing and out of sight are one answer, but a relative whose
 * mandate ended or does not cover it is told so. A contract of a file that was merged away is the kept person's.
 */
export async function findContract(
  people: Pick<ContractNeeds['people'], 'keptId' | 'refuseFormer'>,
  actor: Actor,
  id: string,
  scope: MandateScope,
): Promise<Contract> {
  const contract = await contractStore.seenBy(sightOf(actor, scope), id)
  if (contract) return contract
  const [hidden] = await contractStore.byIds([id])
  if (!hidden) return refuse('contract.not-found')
  const elderId = await people.keptId(hidden.elderId)
  if (mayActFor(actor, scope).includes(elderId)) return hidden
  await people.refuseFormer(actor, elderId, scope)
  return refuse('contract.not-found')
}
