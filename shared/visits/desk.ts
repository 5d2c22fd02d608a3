import type { InTheWay } from '../in-the-way'
import type { GateFailureCode } from './credentials'
import type { VisitList } from './view'

/** `GET /api/visits/desk?orgId=`: how much waits at the desk and in the office of a house. */
export interface DeskView {
  lists: Record<VisitList, number>
  callBacks: Open
  waiting: number
  alarms: number
  /** 急症情况 that nobody has written down the end of. */
  redFlags: number
  adverse: Open
  complaints: Open
  /** Nurses who cannot be sent today at all, those with a certificate that ran out, and policies not in date. */
  credentials: { nurses: number; failing: number; lapsed: number; coversLacking: number }
}

/** What waits, and how much of it should have been done already. */
export interface Open {
  open: number
  overdue: number
}

/** Lists around visits are counted so far; so many may also be more. */
export const MOST_COUNTED = 100

/** `GET /api/visits/:id/candidates`: everybody of the right role, who can come first, in the order they would be asked. */
export interface CandidatesView {
  /** How many have to come. */
  people: number
  items: CandidateView[]
}

export interface CandidateView {
  id: string
  name: string
  title: string
  /** Is to come as it stands. */
  assigned: boolean
  /** Said no to this visit before. */
  declined: boolean
  /** Why this person cannot be sent, each by its name; empty: can. */
  reasons: CandidateReason[]
}

/** One thing that stands in the way: of the gate, or of that time. */
export interface CandidateReason {
  code: GateFailureCode | InTheWay
  /** Exact, for staff. */
  says: string
}
