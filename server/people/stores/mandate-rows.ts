import { trusted } from 'mongoose'
import type { QueryFilter } from 'mongoose'
import type { Day } from '../../../shared/day'
import { oneOf } from '../../kit/one-of'
import { createMemory } from '../../kit/remembering'
import { MandateModel } from '../models/mandate'
import type { MandateRow } from '../models/mandate'

/** First to be called first. */
export const rowsOf = (filter: QueryFilter<MandateRow>): Promise<MandateRow[]> =>
  MandateModel.find(filter).sort({ contactOrder: 1, _id: 1 }).lean<MandateRow[]>()

export const standing = (today: Day) => ({
  lane: 'in-force' as const,
  until: trusted({ $gte: today }),
})

/** The same for one person on either side, as a pipeline asks. */
export const inForce = (personId: string, today: Day) => ({
  $or: [{ relativeId: personId }, { elderId: personId }],
  lane: 'in-force',
  until: { $gte: today },
})

const memory = createMemory<MandateRow[]>('mandates')

/** Mandates of today on either side: who asks for herself is the elder, too, whose relatives are told. */
export function standingAround(ids: readonly string[], today: Day): Promise<MandateRow[]> {
  const any = oneOf(ids)
  const either = [{ relativeId: any }, { elderId: any }]
  return memory.one([today, ...ids].join('|'), () => rowsOf({ $or: either, ...standing(today) }))
}

/** The same, read with something else, for somebody with one id. */
export const putStanding = (rows: MandateRow[], personId: string, today: Day): void =>
  memory.put([today, personId].join('|'), rows)
