import type { Day } from './day'
import type { StaffRole } from './session'
import type { VisitKind } from './visits/kinds'

/** The smallest time that can be claimed. */
export const CELL_MINUTES = 15
/** Cells of a day run from the first of these to the other; nobody is sent to a door outside them. */
export const dayHours = { from: '07:00', to: '22:00' } as const
/** Free times can be asked for so many days at once, and booked so many days ahead. */
export const FURTHEST_DAYS = 60
/**
 * So far reaches a series: six months on from a visit that is itself up to 60 days ahead. Set by the house. The plans
 * of the staff hold until others begin, so a time this far can be claimed like any other.
 */
export const SERIES_FURTHEST_DAYS = 250

/** 请假、会议 and so on, as they are shown. */
export const blockKindNames: Record<BlockKind, string> = {
  leave: '请假',
  meeting: '会议',
  training: '培训',
  other: '其他',
}

/** Clock time in China, `HH:MM`. */
export type Time = string

/** A stretch of working time. Without `kinds` it is open to every kind of visit. */
export interface Span {
  from: Time
  to: Time
  kinds?: VisitKind[]
}

/** `GET/PUT /api/schedule/staff/:id/plan`: a week that holds from a day on, until a later plan takes its place. */
export interface WeeklyPlan {
  /** First day it holds. */
  from: Day
  /** Seven lists, Monday first. */
  weekly: Span[][]
  /** Visits a day at the most. */
  capPerDay: number
  /** Time on the way to and from a door, divided before and after it; a multiple of 30. */
  travelMinutes: number
}

export interface PlanView extends WeeklyPlan {
  staff: { id: string; name: string; title: string }
  /** Of all plans of this person together; 0 while there is none, and then the week is empty. */
  version: number
  /** Plans that begin later, soonest first. */
  later?: WeeklyPlan[]
  /** Answered to a change: visits to come that no longer stand in working time. */
  affected?: AffectedVisit[]
}

/** `version` as it was shown. A plan that begins on the same day is replaced. */
export interface PlanRequest extends WeeklyPlan {
  version: number
}

/** `GET /api/schedule/staff?orgId=`: everybody who can be booked there. */
export interface ScheduledStaff {
  id: string
  name: string
  title: string
  role: StaffRole
  /** Has a plan that holds today or begins later; without one nobody can book them. */
  planned: boolean
}

/** `PUT /api/schedule/staff/:id/exceptions/:day`: what holds on one day instead of the weekly plan; no spans = off. */
export interface ExceptionRequest {
  spans: Span[]
  why: string
}

/** What an exception is now, and the visits that no longer stand in working time. */
export interface ExceptionView extends ExceptionRequest {
  staffId: string
  day: Day
  byName: string
  affected: AffectedVisit[]
}

/** `DELETE` of the same: the visits that no longer stand in working time by the weekly plan. */
export interface ExceptionRemoved {
  affected: AffectedVisit[]
}

/** A visit whose staff member does not work then after all, and which needs somebody else or another time. */
export interface AffectedVisit {
  visitId: string
  day: Day
  time: Time
}

/** 请假 / 会议 / 培训 / 其他. */
export const blockKinds = ['leave', 'meeting', 'training', 'other'] as const
export type BlockKind = (typeof blockKinds)[number]

/** `POST /api/schedule/blocks`: nobody can be booked in it. `to` is exclusive. */
export interface BlockRequest {
  staffId: string
  kind: BlockKind
  from: { day: Day; time: Time }
  to: { day: Day; time: Time }
  why?: string
}

export interface BlockView extends BlockRequest {
  id: string
  staffName: string
  byName: string
  /** Visits that stand in it and need somebody else; none is left silently. */
  affected: AffectedVisit[]
  /** It was ended before its time; `to` is when. */
  ended?: true
}

/** 工作日 / 休息日 / 法定节假日 / 调休上班. */
type DayMarkKind = 'workday' | 'rest' | 'holiday' | 'make-up'

/** What a day is by the calendar of the state. `unknown`: beyond the years the calendar covers. */
export interface DayMark {
  day: Day
  kind: DayMarkKind
  name?: string
  unknown?: true
}

/** `GET /api/schedule/roster?orgId=&from=`: seven days of everybody who can be booked. */
export interface RosterView {
  days: DayMark[]
  rows: {
    staff: { id: string; name: string; title: string; role: string }
    days: RosterDay[]
  }[]
  /** The calendar does not know all of these days; plans hold as they are. */
  holidaysUnknown?: true
}

/** Why the hours of a day are not those of the week: 放假 / 调休上班 / 特别安排 of this person alone. */
export const specialDays = ['holiday', 'make-up', 'exception'] as const
export type SpecialDay = (typeof specialDays)[number]

export interface RosterDay {
  day: Day
  spans: Span[]
  special?: SpecialDay
  /** The same in words: which holiday, or what was typed. */
  note?: string
  booked: number
  cap: number
  blocks: { id: string; kind: BlockKind; from: Time; to: Time; why?: string }[]
}

/** Why there is no time; each with a plain sentence in `reasonWords`. */
export const noTimeReasons = [
  'nobody-qualified',
  'nobody-free',
  'outside-hours',
  'outside-area',
  'not-eligible',
  'too-early',
  'too-late',
  'elder-busy',
  'in-hospital',
] as const
export type NoTimeReason = (typeof noTimeReasons)[number]

export interface ReasonView {
  code: NoTimeReason
  /** Plain Chinese for elders and family. */
  say: string
}

/** One day of free times. */
export interface FreeDay extends DayMark {
  times: FreeTime[]
}

export interface FreeTime {
  time: Time
  /** How many can come then. */
  staff: number
  flags?: 'holidays-unknown'[]
}
