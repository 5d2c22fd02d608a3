import { trusted } from 'mongoose'
import { claimingStates } from '../../../shared/visits/kinds'
import { oneOf } from '../../kit/one-of'
import { VisitModel } from '../model'
import type { VisitRow } from '../model'
import { toVisit } from '../store'
import type { Visit } from '../types'

/**
 * The doctor's visits of an elder, by every id of hers, that stand at an instant: booked, given, or held and not run
 * out; of one that moves also what it wants.
 */
export async function standingVisits(elderIds: readonly string[], now: string): Promise<Visit[]> {
  const rows = await VisitModel.find({
    elderId: oneOf(elderIds),
    kind: 'doctor-visit',
    state: trusted({ $in: [...claimingStates] }),
  }).lean<VisitRow[]>()
  return rows
    .map(toVisit)
    .filter(({ state, heldUntil = '' }) => state !== 'held' || heldUntil > now)
}
