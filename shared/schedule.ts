import type { Day } from './day'
import type { VisitKind } from './visits/kinds'

/** The smallest time that can be claimed. */
export const CELL_MINUTES = 15
/** Cells of a day run from the first of these to the other; nobody is sent to a door outside them. */
export const dayHours = { from: '07:00', to: '22:00' } as const
/** Free times can be asked for so many days at once, and booked so many days ahead. */
export const FURTHEST_DAYS = 60

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
  version: number
}

/** `PUT /api/schedule/staff/:id/exceptions/:day`: what holds on one day instead of the weekly plan; no spans = off. */
export interface ExceptionRequest {
  spans: Span[]
  why: string
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
  affected: { visitId: string; day: Day; time: Time }[]
}

/** 工作日 / 休息日 / 法定节假日 / 调休上班. */
export type DayMarkKind = 'workday' | 'rest' | 'holiday' | 'make-up'

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

export interface RosterDay {
  day: Day
  spans: Span[]
  /** Why it is not the weekly plan: exception, holiday, block. */
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
