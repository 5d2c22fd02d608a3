import type { OfferRequest } from '../../../shared/visits/care'
import { stepOf } from '../../../shared/visits/machine'
import type { Actor } from '../../kit/actor'
import { refuseUnless } from '../../kit/refusal'
import { outsideTransaction } from '../../kit/transaction'
import { acting } from '../acting'
import { refuseFor } from '../booking/reasons'
import { isRepeated } from '../changing'
import { findToChange } from '../finding'
import type { Visit } from '../types'
import { mayTake } from './acting-as'
import type { RefuseByGate } from './gating'
import type { CareNeeds } from './needs'
import { refuseWithoutOrder } from './ordering'
import { refuseOutOfOrder } from './stepping'
import type { TakeStep } from './stepping'

interface Parts {
  step: TakeStep
  refuseByGate: RefuseByGate
}

/** 派单: who is asked to come. */
export function createOffering(
  { people, clock, retime, chosen }: Pick<CareNeeds, 'people' | 'clock' | 'retime' | 'chosen'>,
  { step, refuseByGate }: Parts,
) {
  /**
   * To those whose time the visit holds, or to others, whose time is then taken in the same act: to those named, or,
   * when nobody is left who could come, to whoever is right.
   */
  async function offer(actor: Actor, id: string, request: OfferRequest): Promise<Visit> {
    const visit = await findToChange(people, actor, id, request)
    if (isRepeated(visit, request.eventId)) return visit
    const { staffIds } = request
    const holds = staffIds
      ? sameOnes(staffIds, visit.staffIds)
      : visit.staffIds.length >= visit.people
    return holds ? offerToHolders(actor, id, request) : offerToOthers(actor, visit, request)
  }

  const offerToHolders = (actor: Actor, id: string, request: OfferRequest): Promise<Visit> =>
    step({ actor, id, request }, { event: 'offer' }, async (visit) => {
      refuseWithoutOrder(visit)
      refuseUnless(visit.staffIds.length >= visit.people, 'visit.nobody-assigned')
      await refuseByGate(visit, visit.staffIds)
      return { set: { toReassign: undefined, acceptedBy: undefined } }
    })

  async function offerToOthers(
    actor: Actor,
    visit: Visit,
    { staffIds: named, at, eventId }: OfferRequest,
  ): Promise<Visit> {
    const allowed = stepOf(visit.kind, visit.state, 'offer')
    refuseUnless(allowed, 'visit.not-now', { state: visit.state })
    refuseUnless(mayTake(allowed, actor, visit), 'who.not-allowed')
    refuseWithoutOrder(visit)
    const staffIds = await outsideTransaction(() => chosen(actor, visit, named))
    const by = await acting({ people, clock }, actor, visit.elderId, { at })
    refuseOutOfOrder(visit, by.act)
    const { day, time } = visit
    const set = { state: allowed.to, toReassign: undefined }
    const step = { set, event: 'offer', ...by, eventId } as const
    const taken = await retime(visit, { day, time, staffIds }, step)
    return 'visit' in taken ? taken.visit : refuseFor(taken.reasons)
  }

  return { offer }
}

const sameOnes = (some: readonly string[], others: readonly string[]) =>
  new Set(some).size === others.length && some.every((each) => others.includes(each))
