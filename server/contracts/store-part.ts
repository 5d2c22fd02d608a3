import type { ReadingPart } from '../kit/reading-together'
import { ContractModel } from './model'
import type { ContractRow } from './model'
import { toContract } from './store'
import type { Contract } from './types'

/** The active contract of an elder, as a part of a question over several collections. */
export const activePart = (
  elderId: string,
  take: (found: Contract | undefined) => void,
): ReadingPart => ({
  collection: ContractModel.collection.name,
  pipeline: [{ $match: { elderId, lane: 'active' } }],
  take: ([row]) => take(row ? toContract(row as ContractRow) : undefined),
})
