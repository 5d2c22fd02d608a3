import type { Day } from '../day'
import type { VisitCard } from './view'

/** `POST /api/visits/:id/rating`, once a side. */
export interface RatingRequest {
  stars: number
  words?: string
}

export interface RatingView {
  side: 'resident' | 'staff'
  stars: number
  words?: string
  byName: string
  at: string
}

/** `POST /api/visits/:id/alarm`, held three seconds. After 60 s without an answer the next contact is told. */
export interface AlarmView {
  id: string
  visit: VisitCard
  raisedBy: string
  raisedAt: string
  /** Who has been told, oldest first. */
  told: { name: string; at: string }[]
  acknowledgedBy?: string
  acknowledgedAt?: string
  closedNote?: string
}

export const adverseClasses = [
  'fall',
  'choking',
  'pressure-injury',
  'tube',
  'medication',
  'bleeding',
  'infection',
  'needle-stick',
  'violence',
  'other',
] as const

export const harmLevels = ['none', 'mild', 'moderate', 'severe', 'death'] as const

/** `POST /api/visits/:id/adverse`. Counted apart. */
export interface AdverseRequest {
  class: (typeof adverseClasses)[number]
  harm: (typeof harmLevels)[number]
  what: string
  at: string
  firstAid: string
}

export interface AdverseView extends AdverseRequest {
  id: string
  visit: VisitCard
  byName: string
  reportDueAt: string
  reportedAt?: string
  followUp?: { note: string; byName: string; at: string }
}

/** `POST /api/visits/:id/complaint`. The closer is not the person complained of. */
export interface ComplaintView {
  id: string
  visit: VisitCard
  text: string
  byName: string
  at: string
  dueOn: Day
  closed?: { note: string; byName: string; at: string }
}

/** The call 48 hours after a visit: `GET /api/visits/follow-ups`, `POST /api/visits/follow-ups/:id/done`. */
export interface FollowUpView {
  id: string
  visit: VisitCard
  dueAt: string
  doneAt?: string
  findings?: string
  conditionChanged?: boolean
}
