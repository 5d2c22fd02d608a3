import type { Day } from '../day'
import type { FreeDay, ReasonView, Time } from '../schedule'
import type { Payer, RedFlag, VisitKind } from './kinds'
import type { BillLine, Fen, VisitCard } from './view'

/** `GET /api/visits/services?elderId=`: everything that can be booked, in the order of the page, with the reason of each no. */
export interface BookableView {
  /** Item code of the catalogue, or the kind itself for the other three kinds. */
  code: string
  kind: VisitKind
  name: string
  category: string
  says: string
  minutes: number
  /** What the resident pays for one time; 0 is free. Absent: not known yet. */
  price?: Fen
  payer: Payer
  /** Absent: may be booked. */
  notEligible?: ReasonView[]
}

/** `GET /api/visits/services/:code?elderId=`. */
export interface BookableDetail extends BookableView {
  risk: 'low' | 'medium' | 'high'
  needs: { order: boolean; relative: boolean; twoPeople: boolean; firstConsultation: boolean }
  /** What to have ready at home, one line each. */
  prepare: string[]
  bill: BillLine[]
  /** The elder's addresses to choose from; the preferred one first. */
  addresses: { id: string; text: string; preferred: boolean }[]
  /** Doctors and nurses that may be asked for by name, those who came before first. */
  staff: { id: string; name: string; title: string; cameBefore: boolean }[]
}

/** `POST /api/visits/red-flags`: every question is answered. */
export interface RedFlagRequest {
  elderId: string
  answers: Record<RedFlag, boolean>
  channel?: 'phone' | 'on-site'
}

/** `clear: false`: call 120; the team was told and nothing can be booked. The pass opens free times for 30 minutes. */
export type RedFlagView = { clear: true; pass: string } | { clear: false; told: boolean }

/**
 * `GET /api/visits/times?elderId=&code=&staffId=&addressId=&from=&days=&pass=&visitId=`; `visitId`: one that stands and
 * is to move, which needs no pass: the questions were asked when it was booked.
 */
export interface TimesView {
  days: FreeDay[]
  /** When there is no time at all: why, most useful first. The next step is a call back. */
  reasons: ReasonView[]
  holidaysUnknown?: true
}

/** `POST /api/visits/hold` keeps a time for five minutes; `POST /api/visits` books at once (staff for a caller, and the assistant). */
export interface BookRequest {
  elderId: string
  /** As in `BookableView.code`. */
  code: string
  day: Day
  time: Time
  pass: string
  /** Absent: whoever is right, those who came before first. */
  staffId?: string
  /** Absent: the preferred one. */
  addressId?: string
  note?: string
  /** 病历、医嘱照片: file ids. */
  fileIds?: string[]
  /** Staff only: how the caller asked. */
  channel?: 'phone' | 'on-site'
  /** Staff only: the elder has something else at that time and it is right all the same. */
  overrideElder?: { reason: string }
}

/** Every change names the version that was shown. `eventId` is made on the phone: the same one again does nothing new. */
export interface VisitStep {
  version: number
  eventId?: string
  /** ISO instant it happened, when it was kept on the phone; never in the future. */
  at?: string
}

/** `POST /api/visits/:id/move` */
export interface MoveRequest extends VisitStep {
  day: Day
  time: Time
  staffId?: string
}

/** `POST /api/visits/:id/cancel`; `rest` cancels the later ones of the series too. */
export interface CancelRequest extends VisitStep {
  reason: string
  rest?: boolean
}

/** `POST /api/visits/series`: `every` n days or months, the first on `day`; it reaches `SERIES_FURTHEST_DAYS`. */
export interface SeriesRequest extends BookRequest {
  every: { days: number } | { months: number }
  times: number
  /** Made on the phone: the same one again gets the same answer and books nothing new; another body under it is refused. */
  eventId?: string
}

export interface SeriesView {
  seriesId: string
  placed: VisitCard[]
  notPlaced: { day: Day; time: Time; reasons: ReasonView[] }[]
  /** Of the placed ones, days whose public holidays are not known yet. */
  holidaysUnknown?: Day[]
}

/** `POST /api/visits/waiting`: told in order when a time comes free; the offer holds 30 minutes and is given once. */
export interface WaitRequest {
  elderId: string
  code: string
  from: Day
  to: Day
  staffId?: string
  part?: 'morning' | 'afternoon' | 'evening'
}

export interface WaitView extends WaitRequest {
  id: string
  name: string
  elderName: string
  state: 'waiting' | 'offered' | 'taken' | 'left' | 'over'
  /** How many stand before. */
  ahead: number
  /** The held visit that is offered, or was and was let pass (`over`). */
  offer?: { visitId: string; day: Day; time: Time; until: string }
  /** Why this one was passed over when a time came free; gone once they are offered something. */
  skipped?: ReasonView[]
}

/**
 * 请社区给我回电话: `POST /api/visits/call-backs`; a phone list for the desk with a due time. Asked again while it is open,
 * for the same service in the same words, it is the same call.
 */
export interface CallBackRequest {
  elderId: string
  code?: string
  words?: string
}

/** `GET /api/visits/call-backs?orgId=`: of a house; `?elderId=`: the open ones of an elder, without phones. */
export interface CallBackView {
  id: string
  elder: { id: string; name: string }
  askedBy: string
  phone?: string
  /** Of the service that is wanted, when one was named. */
  code?: string
  /** Its name, or 请回电话. */
  about: string
  words?: string
  askedAt: string
  dueAt: string
  /** The last call that reached nobody; it is due again since. */
  triedAt?: string
  triedByName?: string
  doneAt?: string
  doneByName?: string
  outcome?: 'reached' | 'not-reached' | 'booked'
}
