import type { OfferRequest } from '../../../shared/visits/care'
import { stepOf } from '../../../shared/visits/machine'
import type { Actor } from '../../kit/actor'
import { refuseUnless } from '../../kit/refusal'
import { acting } from '../acting'
import { refuseFor } from '../booking/reasons'
import { isRepeated } from '../changing'
import { findToChange } from '../finding'
import type { Visit } from '../types'
import { mayTake } from './acting-as'
import type { RefuseByGate } from './gating'
import type { CareNeeds } from './needs'
import { refuseWithoutOrder } from './ordering'
import type { TakeStep } from './stepping'

interface Parts {
  step: TakeStep
  refuseByGate: RefuseByGate
}

/** 派单: who is asked to come. */
export function createOffering(
  { people, clock, retime }: Pick<CareNeeds, 'people' | 'clock' | 'retime'>,
  { step, refuseByGate }: Parts,
) {
  /** To those whose time the visit holds, or to others, whose time is then taken in the same act. */
  async function offer(actor: Actor, id: string, request: OfferRequest): Promise<Visit> {
    const visit = await findToChange(people, actor, id, request)
    if (isRepeated(visit, request.eventId)) return visit
    const { staffIds = visit.staffIds } = request
    return sameOnes(staffIds, visit.staffIds)
      ? offerToHolders(actor, id, request)
      : offerToOthers(actor, visit, { ...request, staffIds })
  }

  const offerToHolders = (actor: Actor, id: string, request: OfferRequest): Promise<Visit> =>
    step({ actor, id, request }, { event: 'offer' }, async (visit) => {
      await refuseUnready(visit, visit.staffIds)
      return { set: { toReassign: undefined } }
    })

  async function offerToOthers(
    actor: Actor,
    visit: Visit,
    { staffIds, at, eventId }: OfferRequest & { staffIds: string[] },
  ): Promise<Visit> {
    const allowed = stepOf(visit.kind, visit.state, 'offer')
    refuseUnless(allowed, 'visit.not-now', { state: visit.state })
    refuseUnless(mayTake(allowed, actor, visit), 'who.not-allowed')
    await refuseUnready(visit, staffIds)
    const by = acting(actor, visit.elderId, clock, { at })
    const { day, time } = visit
    const set = { state: allowed.to, toReassign: undefined }
    const step = { set, event: 'offer', ...by, eventId } as const
    const taken = await retime(visit, { day, time, staffIds }, step)
    return 'visit' in taken ? taken.visit : refuseFor(taken.reasons)
  }

  /** An order where the item needs one, enough people, and the gate for each of them. */
  async function refuseUnready(visit: Visit, staffIds: readonly string[]): Promise<void> {
    refuseWithoutOrder(visit)
    refuseUnless(staffIds.length >= visit.people, 'visit.nobody-assigned')
    await refuseByGate(visit, staffIds)
  }

  return { offer }
}

const sameOnes = (some: readonly string[], others: readonly string[]) =>
  some.length === others.length && some.every((each) => others.includes(each))
