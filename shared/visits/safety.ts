import type { Day } from '../day'
import type { Channel } from '../session'
import type { RedFlag } from './kinds'
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

/**
 * `POST /api/visits/:id/alarm`, held three seconds; pressed again while it is open it is the same one. After 60 s without
 * an answer the next contact is told. `GET /api/visits/alarms?orgId=` is a page of the open ones, newest first (`&state=closed`: the others);
 * `POST /api/visits/alarms/:id/acknowledge` with nothing, `/close` with `{ note }`.
 */
export interface AlarmView extends AlarmProgress {
  /** With the address. */
  visit: VisitCard
  closedNote?: string
  closedBy?: string
  closedAt?: string
}

/** `GET /api/visits/alarms/:id`, for whoever pressed it and for the house: what became of it, and nothing of the elder. */
export interface AlarmProgress {
  id: string
  /** Pressed by somebody, or half an hour over time. */
  cause: 'pressed' | 'overtime'
  raisedBy: string
  raisedAt: string
  /** Who has been told, oldest first. */
  told: { name: string; at: string }[]
  acknowledgedBy?: string
  acknowledgedAt?: string
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

/**
 * `POST /api/visits/:id/adverse`. Counted apart: `GET /api/visits/adverse?orgId=` is a page of those not reported and followed up yet, the
 * first due first (`&state=closed`: the others).
 * `at`: ISO instant.
 */
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
  /** To whom. `POST /api/visits/adverse/:id/report` with `{ to }`. */
  reportedTo?: string
  /** `POST /api/visits/adverse/:id/follow-up` with `{ note }`. */
  followUp?: { note: string; byName: string; at: string }
}

/**
 * `GET /api/visits/adverse/summary?orgId=&from=&to=`: how many were written down as having happened between two days (China,
 * both included), by class and by harm; every one stands here even at 0. They are no services and stand in no figure of
 * the board.
 */
export interface AdverseSummary {
  from: Day
  to: Day
  all: number
  byClass: Record<(typeof adverseClasses)[number], number>
  byHarm: Record<(typeof harmLevels)[number], number>
  /** Not reported above by the instant they were due. */
  reportedLate: number
}

/**
 * `POST /api/visits/:id/complaint` with `{ text }`. `GET /api/visits/complaints?orgId=` (the office) or `?elderId=` (who
 * complained, and the elder) is a page of those that wait, the first due first (`&state=closed`: the others). `POST /api/visits/complaints/:id/close` with
 * `{ note }`: the closer is not the person complained of.
 */
export interface ComplaintView {
  id: string
  visit: VisitCard
  text: string
  byName: string
  at: string
  dueOn: Day
  closed?: { note: string; byName: string; at: string }
}

/**
 * The call 48 hours after a visit: `GET /api/visits/follow-ups` (own and one's team's; `?orgId=` all of the house) is a
 * page of those that wait, the oldest first; `POST /api/visits/follow-ups/:id/done` with `{ findings, conditionChanged? }`.
 */
export interface FollowUpView {
  id: string
  visit: VisitCard
  dueAt: string
  doneAt?: string
  findings?: string
  conditionChanged?: boolean
}

/**
 * Signs of an emergency that somebody told when they wanted to book. `GET /api/visits/red-flags?orgId=` (the house) or
 * without it (one's team's, and those one was told of) is a page of those that are not dealt with, newest first
 * (`&state=closed`: the others); `POST /api/visits/red-flags/:id/acknowledge` with nothing, `/close` with `{ note }`.
 */
export interface RedFlagSeen {
  id: string
  elder: { id: string; name: string; age?: number }
  /** Masked; absent when none is on file. */
  phone?: string
  /** Those answered with yes, in the order they are asked. */
  flags: { code: RedFlag; says: string }[]
  /** Who answered, and what they are to the elder when it was not herself. */
  byName: string
  relation?: string
  channel: Channel
  at: string
  /** Who looks after it. */
  acknowledgedBy?: string
  acknowledgedAt?: string
  /** What was done. */
  closed?: { note: string; byName: string; at: string }
}
