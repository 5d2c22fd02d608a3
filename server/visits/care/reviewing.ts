import type { ReviewRequest } from '../../../shared/visits/care'
import type { Actor } from '../../kit/actor'
import { refuseUnless } from '../../kit/refusal'
import { inOneTransaction } from '../../kit/transaction'
import { unpromised } from '../booking/promises'
import { houseRoles, isAssigned, isOfHouse } from '../policy'
import type { Visit } from '../types'
import type { Counting } from './counting'
import { written } from './states'
import type { Write } from './writing'

/** 审核: somebody who was not there decides whether a visit without proof counts; once. */
export function createReviewing(write: Write, { countAfterAll }: Pick<Counting, 'countAfterAll'>) {
  async function review(actor: Actor, id: string, request: ReviewRequest): Promise<Visit> {
    const { counted, why } = request
    return inOneTransaction(() =>
      write({ actor, id, request, event: 'review' }, async (visit, act) => {
        const arrival = reviewable(actor, visit)
        const review = { counted, why, byName: act.byName, at: act.at }
        const again = counted && visit.lineIds.length > 0
        return {
          set: {
            arrival: { ...arrival, review },
            unproven: counted ? undefined : true,
            ...(again ? { lineIds: await countAfterAll(visit, act) } : {}),
            ...(counted ? {} : { claims: unpromised(visit) }),
          },
          note: `${counted ? '认定计入' : '不予计入'}：${why}`,
        }
      }),
    )
  }

  return { review }
}

/** The arrival of a visit that waits for somebody's word. */
function reviewable(actor: Actor, visit: Visit) {
  const { arrival, unproven, state } = visit
  refuseUnless(isOfHouse(actor, visit, houseRoles), 'who.not-allowed')
  const waits = unproven && written.includes(state) && !arrival?.review
  refuseUnless(arrival && waits, 'visit.not-unproven')
  refuseUnless(!isAssigned(actor, visit), 'visit.own-review')
  return arrival
}
