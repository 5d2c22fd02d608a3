import type { Act } from '../../../shared/session'
import type { AdverseRequest } from '../../../shared/visits/safety'
import type { Visit } from '../types'

/** What everything around a visit says of it. */
type Around = Pick<Visit, 'elderId' | 'orgId' | 'orgPath' | 'staffIds'> & {
  id: string
  visitId: string
  /** Somebody still has to do something about it. */
  open: boolean
}

/** Somebody who is told of an alarm, at an instant (ISO), unless it was taken before. */
export interface Contact {
  personId: string
  name: string
  at: string
}

/** Instants are ISO text. */
export interface Alarm extends Around {
  cause: 'pressed' | 'overtime'
  /** While it is there: one open alarm of a cause for a visit; for overtime one for ever. */
  lane?: string
  raised: Act
  contacts: Contact[]
  acknowledged?: Act
  closed?: Act
  closedNote?: string
}

export interface AdverseEvent extends Around, AdverseRequest {
  found: Act
  reportDueAt: string
  /** Version of the limits it was judged by. */
  rulesVersion: string
  reported?: Act
  reportedTo?: string
  followedUp?: Act
  followUpNote?: string
}

export interface Complaint extends Around {
  text: string
  made: Act
  dueOn: string
  rulesVersion: string
  /** Nobody of these closes it. */
  aboutIds: string[]
  closed?: Act
  closedNote?: string
}

/** Of one visit one, with the id of the visit. */
export interface FollowUp extends Around {
  teamId?: string
  dueAt: string
  done?: Act
  findings?: string
  conditionChanged?: boolean
}

export const aroundOf = ({ id, elderId, orgId, orgPath, staffIds }: Visit) => ({
  visitId: id,
  ...{ elderId, orgId, orgPath, staffIds },
})
