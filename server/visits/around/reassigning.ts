import type { OfferRequest } from '../../../shared/visits/care'
import { stepOf } from '../../../shared/visits/machine'
import type { Actor } from '../../kit/actor'
import { refuseUnless } from '../../kit/refusal'
import { outsideTransaction } from '../../kit/transaction'
import { acting } from '../acting'
import { refuseFor } from '../booking/reasons'
import { actingAs } from '../care/acting-as'
import { refuseOutOfOrder } from '../care/stepping'
import { isRepeated } from '../changing'
import { findToChange } from '../finding'
import type { Visit } from '../types'
import { createChoosing } from './choosing'
import type { AroundNeeds } from './needs'

/** 改派: somebody else comes at the same time, and the elder is told who. */
export function createReassigning(needs: AroundNeeds) {
  const { people, retime } = needs
  const chosen = createChoosing(needs)

  /** To those named, or to whoever is right; the old claim stands until the new one is certain. */
  async function reassign(actor: Actor, id: string, request: OfferRequest): Promise<Visit> {
    const visit = await findToChange(people, actor, id, request)
    const { eventId, at } = request
    if (isRepeated(visit, eventId)) return visit
    const allowed = stepOf(visit.kind, visit.state, 'reassign')
    refuseUnless(allowed, 'visit.not-reassignable')
    const as = actingAs(actor, visit)
    refuseUnless(
      allowed.who.some((each) => as.includes(each)),
      'who.not-allowed',
    )
    const by = await acting(needs, actor, visit.elderId, { at })
    refuseOutOfOrder(visit, by.act)
    const staffIds = await outsideTransaction(() => chosen(actor, visit, request.staffIds))
    const note = await namesOf(visit.staffIds, staffIds.slice(0, visit.people))
    const set = { state: allowed.to, toReassign: undefined }
    const place = { day: visit.day, time: visit.time, staffIds }
    const taken = await retime(visit, place, { set, event: 'reassign', ...by, note, eventId })
    return 'visit' in taken ? taken.visit : refuseFor(taken.reasons)
  }

  async function namesOf(before: readonly string[], after: readonly string[]): Promise<string> {
    const names = await people.names([...before, ...after])
    const said = (ids: readonly string[]) => ids.map((each) => names.get(each) ?? '').join('、')
    return before.length > 0 ? `${said(before)} 改为 ${said(after)}` : `安排 ${said(after)}`
  }

  return { reassign, chosen }
}
