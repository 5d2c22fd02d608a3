import type { VisitState } from '../../../shared/visits/kinds'
import type { RatingRequest } from '../../../shared/visits/safety'
import type { Actor } from '../../kit/actor'
import { refuseUnless } from '../../kit/refusal'
import { acting } from '../acting'
import { findVisit } from '../finding'
import { isAskingSide, isToCome } from '../policy'
import type { Visit } from '../types'
import type { AroundNeeds } from './needs'

const rateable: readonly VisitState[] = ['done', 'confirmed']

type Needs = Pick<AroundNeeds, 'people' | 'clock' | 'changed'>

/** 评价, once a side: the resident's of the visit, and the nurse's of how it was there. */
export function createRatings({ people, clock, changed }: Needs) {
  async function rate(actor: Actor, id: string, request: RatingRequest): Promise<Visit> {
    const visit = await findVisit(people, actor, id)
    const side = isAskingSide(actor, visit) ? 'resident' : 'staff'
    refuseUnless(side === 'resident' || isToCome(actor, visit), 'visit.not-yours')
    refuseUnless(rateable.includes(visit.state), 'visit.not-over')
    refuseUnless(!visit.ratings.some((each) => each.side === side), 'visit.rated')
    const by = await acting({ people, clock }, actor, visit.elderId)
    const { byId, byName, at } = by.act
    const rating = { ...request, side, byId, byName, at } as const
    return changed(visit, { set: { ratings: [...visit.ratings, rating] }, event: 'rate', ...by })
  }

  return { rate }
}
