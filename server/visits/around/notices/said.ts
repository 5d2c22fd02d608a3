import { sayDate, sayTime } from '../../../../shared/speak'
import type { Act } from '../../../../shared/session'
import { visitKindNames } from '../../../../shared/visits/kinds'
import type { VisitTrailStep } from '../../../../shared/visits/view'
import type { OwedNotice } from '../../../kit/owed-notice'
import { isHouseAct } from '../../acting'
import type { Visit } from '../../types'
import { endOf, startOf } from '../instants'

/** One thing to tell; `until` is the last instant at which it is still worth telling. */
export type Said = Pick<OwedNotice, 'kind' | 'at' | 'text' | 'page' | 'except' | 'to'> & {
  until: Date
}

/** Older news is no news: an import or a long silence must not tell what happened weeks ago. */
const NEWS_HOLDS_MS = 3 * 86_400_000

/** Until three days later; of what is still to come, until it is over. */
export const freshUntil = (at: Date): Date => new Date(at.getTime() + NEWS_HOLDS_MS)
export const comingUntil = (at: Date, visit: Visit): Date =>
  new Date(Math.min(freshUntil(at).getTime(), endOf(visit).getTime()))

/** `3月5日 上午 9:00` */
export const whenOf = ({ day, time }: Pick<Visit, 'day' | 'time'>): string =>
  `${sayDate(day)} ${sayTime(time)}`

/**
 * The service by its kind. An item of 互联网+护理 tells what somebody suffers from, and a message is read on locked screens
 * and by WeChat: what exactly is done stands behind the tap.
 */
export const serviceOf = ({ kind }: Pick<Visit, 'kind'>): string =>
  kind === 'home-nursing' ? '护理服务' : visitKindNames[kind]

/** The last act of this name, when there was one. */
export const lastAct = (
  { trail }: Pick<Visit, 'trail'>,
  event: VisitTrailStep['event'],
): Act | undefined => trail.findLast((step) => step.event === event)?.act

/** Why nobody came, of a visit that ended by itself: it was not consulted for, or nobody had said to come. */
export function unservedFor(visit: Visit): 'not-consulted' | 'not-answered' | undefined {
  const refused = visit.state === 'refused' ? lastAct(visit, 'refuse') : undefined
  if (!refused || !isHouseAct(refused)) return undefined
  const wasConsulted = visit.kind !== 'home-nursing' || visit.reached.consulted !== undefined
  return wasConsulted ? 'not-answered' : 'not-consulted'
}

/** Of two who come one has said yes: nobody is told that none did. */
export const isHalfTaken = ({ acceptedBy = [] }: Pick<Visit, 'acceptedBy'>): boolean =>
  acceptedBy.length > 0

/**
 * How long it is news that a visit was called off. One that ended by itself is news of its time, whenever the house came to
 * it: after an upgrade, or when it was long away, nobody is told today of a visit of weeks ago.
 */
export const offUntil = (visit: Visit, at: Date): Date =>
  freshUntil(unservedFor(visit) ? startOf(visit) : at)

/** When it came to stand there; a visit that never did has no such instant. */
export function reachedAt({ reached, state }: Visit): Date {
  return new Date(reached[state] ?? 0)
}
