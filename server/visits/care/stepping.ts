import type { Channel } from '../../../shared/session'
import type { VisitStep } from '../../../shared/visits/booking'
import type { VisitEvent } from '../../../shared/visits/kinds'
import { stepOf } from '../../../shared/visits/machine'
import type { Act } from '../../../shared/session'
import type { Actor } from '../../kit/actor'
import { refuseUnless } from '../../kit/refusal'
import { acting } from '../acting'
import { isRepeated } from '../changing'
import { findToChange } from '../finding'
import type { Step, Visit, VisitChange } from '../types'
import { mayTake } from './acting-as'
import type { CareNeeds } from './needs'

/** What somebody wants to do: with which visit, and as it was shown. */
export interface Asked {
  actor: Actor
  id: string
  request: VisitStep
  /** Stored by the same actor a moment ago, in the same request: it need not be found again. */
  found?: Visit
}

/** What a step sets beside the state. */
export interface Outcome {
  set?: VisitChange
  note?: string
  /** The step is taken, but the visit stands where it stood: somebody else has to take it too. */
  stays?: true
  /** In the transaction of the step. */
  more?: (visit: Visit) => Promise<void>
}

type Decide = (visit: Visit, act: Act) => Outcome | Promise<Outcome>

/** What a step comes to, before it is written: allowed by the table to whoever asks, and not before the one it follows. */
export function createPlanning({ people, clock }: Pick<CareNeeds, 'people' | 'clock'>) {
  return async function planned(
    visit: Visit,
    { actor, request }: Pick<Asked, 'actor' | 'request'>,
    { event, channel }: How,
    decide: Decide,
  ): Promise<{ step: Step; more: Outcome['more'] }> {
    const allowed = stepOf(visit.kind, visit.state, event)
    refuseUnless(allowed, 'visit.not-now', { state: visit.state })
    refuseUnless(mayTake(allowed, actor, visit), 'who.not-allowed')
    const by = await acting({ people, clock }, actor, visit.elderId, { channel, at: request.at })
    refuseOutOfOrder(visit, by.act)
    const { set, note, more, stays } = await decide(visit, by.act)
    const state = stays ? {} : { state: allowed.to }
    const { eventId } = request
    return { step: { set: { ...state, ...set }, event, ...by, note, eventId }, more }
  }
}

interface How {
  event: VisitEvent
  channel?: Channel
}

/**
 * Every step of the visit goes the same way: found within sight, not taken before, allowed by the table to whoever asks,
 * not before the step it follows, and then one guarded update. What a phone kept without network is sent in its order,
 * each with its own `eventId` and `at`.
 */
export function createStepping({
  people,
  clock,
  changed,
}: Pick<CareNeeds, 'people' | 'clock' | 'changed'>) {
  const planned = createPlanning({ people, clock })

  async function step(
    { actor, id, request, found }: Asked,
    how: How,
    decide: Decide = () => ({}),
  ): Promise<Visit> {
    const visit = found ?? (await findToChange(people, actor, id, request))
    if (isRepeated(visit, request.eventId)) return visit
    const { step: next, more } = await planned(visit, { actor, request }, how, decide)
    return changed(visit, next, more)
  }

  return step
}

export type TakeStep = ReturnType<typeof createStepping>

/** A step kept on the phone cannot have happened before the one that it follows. */
export function refuseOutOfOrder({ reached, state }: Visit, { at }: Act) {
  refuseUnless((reached[state] ?? '') <= at, 'visit.out-of-order')
}
