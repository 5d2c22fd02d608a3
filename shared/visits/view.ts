import type { Day } from '../day'
import type { Time } from '../schedule'
import type { Act } from '../session'
import type { ArrivalView, ConsentView, ConsultationView, OrderView, VisitRecordView } from './care'
import type { Payer, VisitEvent, VisitKind, VisitState } from './kinds'
import type { RatingView } from './safety'

/** Money is fen (1/100 yuan) everywhere. */
export type Fen = number

export interface BillLine {
  name: string
  fen: Fen
}

/** `GET /api/visits/:id` carries it. */
export interface BillView {
  priceVersion: string
  lines: BillLine[]
  total: Fen
  payer: Payer
  /** What a late cancel or a call-out leaves to pay. */
  feeKept?: Fen
}

/** One visit in a list. */
export interface VisitCard {
  id: string
  /** What people say on the phone: eight characters without look-alikes. */
  number: string
  kind: VisitKind
  code: string
  name: string
  state: VisitState
  elder: { id: string; name: string; age?: number }
  day: Day
  time: Time
  /** End, planned. */
  to: Time
  staff: { id: string; name: string; title: string; phone?: string }[]
  /** 由 女儿 代办: who asked, when it was not the elder; of staff, how whoever called came. */
  askedBy?: { name: string; relation?: string; channel?: 'phone' | 'on-site' }
  /** Whole in lists of staff; masked for the elder's side, on a visit of her own. */
  address?: string
  seriesId?: string
  late?: true
  unproven?: true
  version: number
}

/** What comes next, as an elder's home says it; the whole visit is one tap away. */
export type NextVisit = Pick<VisitCard, 'id' | 'kind' | 'name' | 'state' | 'day' | 'time'> & {
  staff: { name: string; title: string }[]
}

/**
 * A time that came free for an elder who waits in line, kept for them until an instant. It is still told for a while
 * after that: whoever comes too late reads why there is nothing to take.
 */
export interface OfferedTime {
  visitId: string
  name: string
  day: Day
  time: Time
  until: string
}

/** One thing that happened, for the trail. */
export interface VisitTrailStep {
  event: VisitEvent | 'consent' | 'order' | 'proof' | 'review' | 'alarm' | 'rate'
  state: VisitState
  act: Act
  /** 女儿; when somebody acted for the elder. */
  relation?: string
  note?: string
}

/** `GET /api/visits/:id`. */
export interface VisitView extends VisitCard {
  note?: string
  heldUntil?: string
  /** A freed time offered to somebody who waited; until this instant. */
  offerUntil?: string
  addressId?: string
  /** Staff only, on the day: how to get in. Reading it is logged. */
  doorNote?: string
  bill: BillView
  needs: { order: boolean; relative: boolean; twoPeople: boolean; firstConsultation: boolean }
  consultation?: ConsultationView
  order?: OrderView
  consent?: ConsentView
  arrival?: ArrivalView
  record?: VisitRecordView
  ratings: RatingView[]
  /** The elder's code to tell at the door; shown to the resident's side only, on the day. */
  doorCode?: string
  files: { id: string; name: string }[]
  trail: VisitTrailStep[]
  /** What the caller may do now. */
  may: VisitEvent[]
  reason?: string
  /** Lines of the ledger it became. */
  lineIds: string[]
}

/** `GET /api/visits/:id/progress`: asked every 10 s while shown; small. */
export interface ProgressView {
  state: VisitState
  version: number
  /** ISO instant of the last step. */
  at: string
  says: string
}

/** `GET /api/visits/lists/:list?orgId=`: work that waits at the desk or in the office. */
export const visitLists = [
  'to-consult',
  'to-order',
  'unassigned',
  'unanswered',
  'to-reassign',
  'unproven',
  'overtime',
  'in-hospital',
] as const

export type VisitList = (typeof visitLists)[number]
