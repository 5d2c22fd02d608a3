import type { VisitStep } from '../../../shared/visits/booking'
import type { VisitTrailStep } from '../../../shared/visits/view'
import type { Act } from '../../../shared/session'
import type { Actor } from '../../kit/actor'
import { refuseUnless } from '../../kit/refusal'
import { acting } from '../acting'
import { isRepeated } from '../changing'
import { findToChange } from '../finding'
import type { Visit } from '../types'
import type { CareNeeds } from './needs'
import type { Outcome } from './stepping'

interface Written {
  actor: Actor
  id: string
  request: VisitStep
  event: Extract<VisitTrailStep['event'], 'order' | 'consent' | 'proof' | 'review'>
}

/** What is added to a visit without moving it on: an order, a consent, a proof, a reviewer's word. */
export function createWriting({
  people,
  clock,
  changed,
}: Pick<CareNeeds, 'people' | 'clock' | 'changed'>) {
  return async function write(
    { actor, id, request, event }: Written,
    decide: (visit: Visit, act: Act) => Outcome | Promise<Outcome>,
  ): Promise<Visit> {
    const visit = await findToChange(people, actor, id, request)
    const { at, eventId } = request
    if (isRepeated(visit, eventId)) return visit
    const by = await acting({ people, clock }, actor, visit.elderId, { at })
    refuseUnless(visit.asked.at <= by.act.at, 'visit.out-of-order')
    const { set = {}, note, more } = await decide(visit, by.act)
    return changed(visit, { set, event, ...by, note, eventId }, more)
  }
}

export type Write = ReturnType<typeof createWriting>
