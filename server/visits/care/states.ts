import type { VisitState } from '../../../shared/visits/kinds'

/** Nobody has set off yet: orders and consents may still be given. */
export const beforeTheWay: readonly VisitState[] = ['requested', 'consulted', 'offered', 'accepted']

/** Somebody stands at the door, or stood there, and the elder has not said yet that it was done. */
export const atTheDoor: readonly VisitState[] = ['arrived', 'started', 'done']

/** What was done is written down. */
export const written: readonly VisitState[] = ['done', 'confirmed']
