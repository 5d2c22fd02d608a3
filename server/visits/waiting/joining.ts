import { addDays } from '../../../shared/day'
import type { Day } from '../../../shared/day'
import { FURTHEST_DAYS } from '../../../shared/schedule'
import type { WaitRequest } from '../../../shared/visits/booking'
import type { Actor } from '../../kit/actor'
import { newObjectId } from '../../kit/object-id'
import { refuseUnless } from '../../kit/refusal'
import type { AskerOf } from '../booking/asking'
import type { Drafting } from '../booking/drafting'
import type { FindingTime } from '../booking/finding-time'
import { whoCould } from '../booking/lasting'
import type { BookingNeeds } from '../booking/needs'
import { offerOf } from '../booking/offer'
import { reasonViews, refuseFor } from '../booking/reasons'
import { firstDay } from './seeking'
import { waitingStore } from './store'
import type { Waiting } from './types'

export interface JoiningParts {
  askerOf: AskerOf
  finding: FindingTime
  drafting: Drafting
}

/** Getting in line. It is refused for what no freed time would change, with the reasons that times are refused for. */
export function createJoining(
  { clock, catalogue }: Pick<BookingNeeds, 'clock' | 'catalogue'>,
  { askerOf, finding, drafting }: JoiningParts,
) {
  return async function wait(actor: Actor, request: WaitRequest): Promise<Waiting> {
    const asker = await askerOf(actor, request)
    const { elder, orgId, by } = asker
    const today = clock.today()
    refuseOutside(request, today)
    const offer = offerOf(request.code, await catalogue.on(orgId, today))
    const door = await drafting.doorOf(asker, offer)
    const quest = { asker, offer, door, staffId: request.staffId }
    const who = await whoCould(finding, quest, firstDay(request, today))
    if ('why' in who) return refuseFor(reasonViews(who.why, offer.kind))
    const waiting: Waiting = {
      id: newObjectId(),
      ...request,
      elderId: elder.id,
      ...{ orgId, orgPath: elder.orgPath, name: offer.name, state: 'waiting', asked: by.act },
      ...(by.relation ? { relation: by.relation } : {}),
      version: 0,
    }
    await waitingStore.add(waiting)
    return waiting
  }
}

function refuseOutside({ from, to }: WaitRequest, today: Day) {
  refuseUnless(today <= to && from <= to, 'visit.too-early')
  refuseUnless(to <= addDays(today, FURTHEST_DAYS), 'visit.too-late')
}
