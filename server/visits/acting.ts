import { relations } from '../../shared/people'
import type { Relation } from '../../shared/people'
import type { Act, Channel } from '../../shared/session'
import { actFor } from '../kit/actor'
import type { Actor } from '../kit/actor'
import type { Clock } from '../kit/clock'
import { refuseUnless } from '../kit/refusal'

/** Who acts, and what they are to the elder when a relative acts for her: the two fields of a step. */
export interface Acting {
  act: Act
  relation?: string
}

interface How {
  channel?: Channel | undefined
  /** When it happened, if it was kept on the phone; refused when it lies in the future. */
  at?: string | undefined
}

export function acting(actor: Actor, elderId: string, clock: Clock, how: How = {}): Acting {
  const act = actFor(actor, elderId, clock, how.channel)
  refuseUnless(how.at === undefined || how.at <= act.at, 'visit.in-future')
  const relation = relationTo(actor, elderId)
  return { act: { ...act, ...(how.at ? { at: how.at } : {}) }, ...(relation ? { relation } : {}) }
}

/** What the actor is to the elder: a mandate says what the elder is to the actor. */
function relationTo(actor: Actor, elderId: string): string | undefined {
  const mandate = actor.actsFor.find((each) => each.elderId === elderId)
  return mandate && (relations[mandate.relation as Relation] ?? '亲属')
}

/** An act of the house itself: a job, or what follows from somebody's death. */
export const houseAct = (elderId: string, clock: Clock): Act => ({
  byId: 'system',
  byName: '系统',
  forId: elderId,
  channel: 'on-behalf',
  at: clock.now().toISOString(),
})
