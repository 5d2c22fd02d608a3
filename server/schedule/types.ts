import type { ReadingPart } from '../kit/reading-together'
import type { Write } from '../kit/writing-together'
import type { Day } from '../../shared/day'
import type { InTheWay } from '../../shared/in-the-way'
import type {
  BlockKind,
  DayMark,
  NoTimeReason,
  Span,
  Time,
  WeeklyPlan,
} from '../../shared/schedule'
import type { VisitKind } from '../../shared/visits/kinds'
import type { Act } from '../../shared/session'

/** All plans of one member of staff; each holds from its first day until the next begins. One version over all. */
export interface Plans {
  staffId: string
  version: number
  plans: (WeeklyPlan & { act: Act })[]
}

/** What holds on one day instead of the plan. */
export interface Exception {
  staffId: string
  day: Day
  spans: Span[]
  why: string
  act: Act
}

/** A stretch in which nobody can be booked; `to` is exclusive. */
export interface Block {
  id: string
  staffId: string
  kind: BlockKind
  from: { day: Day; time: Time }
  to: { day: Day; time: Time }
  why?: string
  act: Act
  /** Taken back before it was over. */
  ended?: Act
}

/** A visit whose member of staff does not work then after all. */
export interface Affected {
  staffId: string
  visitId: string
  day: Day
  time: Time
}

/** How much of a day one person can be asked for: what the keys of a visit are made with. */
export interface StaffLoad {
  id: string
  capPerDay: number
  travelMinutes: number
}

/** The place of a visit in time: what `keysOf` turns into claims. */
export interface Place {
  staff: readonly StaffLoad[]
  elderId: string
  day: Day
  time: Time
  minutes: number
  /** At somebody's door: the way there and back is claimed too. */
  home: boolean
  /** The elder has something else then and it is right all the same: the visit's own id. */
  override?: string
  /** One time of something promised, which this visit is to be. */
  promise?: string
}

/** Who could come and for how long; whether they are the right ones is for the asker to know. */
export interface FreeQuery {
  staffIds: readonly string[]
  elderId: string
  from: Day
  /** 1 to 60. */
  days: number
  minutes: number
  kind: VisitKind
  home: boolean
  /** How many have to come at once. */
  people: 1 | 2
  /** Asked for by name: has to be among those who come. */
  named?: string
  /** Nothing sooner than so many minutes from now. */
  leadMinutes?: number
  /** The last day that can be booked, itself included; `FURTHEST_DAYS` from today unless given. */
  until?: Day
  /** What the elder has elsewhere does not matter. */
  elderMayOverlap?: boolean
  /** A visit that looks for another time or another person: what it holds is not in its own way. */
  ownVisit?: string
  /** Of `at`: the time is claimed next. Where there is nobody to choose from, what visits hold is left to the claims. */
  willClaim?: boolean
}

export interface FreeTimes {
  days: FreeOnDay[]
  /** Why there is no time at all, most telling first; empty when there is one. */
  reasons: NoTimeReason[]
  holidaysUnknown: boolean
}

export interface FreeOnDay extends DayMark {
  times: { time: Time; staff: readonly StaffLoad[] }[]
}

/** Those who can come at one time; when too few, why. */
export interface FreeAt {
  staff: readonly StaffLoad[]
  reasons: NoTimeReason[]
}

/** What a visit holds: every key it means to hold, of its present time and of one it is moving to. */
export interface Holding {
  visitId: string
  elderId: string
  staffIds: readonly string[]
  day: Day
  time: Time
  keys: readonly string[]
  /** Asked for for certain, and nobody has set off yet: somebody else could still come. */
  ahead: boolean
}

/**
 * What the schedule asks of those who hold claims (the visits); handed over, because ground knows no room above.
 * `ids` may name visits that do not exist: they hold nothing.
 */
export interface Holders {
  /**
   * Visits that stand by the clock and hold anything of these staff or of this elder on these days, their moves
   * included; a hold or a move past its time is not among them. Reads only.
   */
  holding(of: {
    staffIds: readonly string[]
    elderId?: string
    from: Day
    to: Day
  }): Promise<Holding[]>

  /**
   * First writes down for good that those of these visits whose hold (or whose move) is past its time are over,
   * guarded on that very state. Then tells what each holds by what is stored alone, whatever the clock: a visit
   * missing in the answer is dead, and so is a key missing in its set.
   */
  lapse(ids: readonly string[]): Promise<Map<string, ReadonlySet<string>>>
}

/** `lost`: whose time it was, and the first key that stands for somebody else. */
export type Taken =
  | { taken: true }
  | { taken: false; lost: 'staff' | 'elder' | 'cap' | 'promise'; key: string; reason: NoTimeReason }

/** What the rooms above may ask and do. */
export interface ScheduleVerbs {
  /** Free times on a 30-minute grid: only such that can be claimed at this moment. */
  free(query: FreeQuery): Promise<FreeTimes>

  /** The same for one time (any quarter of an hour): who can come then, and why nobody can. Asked before booking. */
  at(query: Omit<FreeQuery, 'from' | 'days'> & { day: Day; time: Time }): Promise<FreeAt>

  /** Everything that keeps each of these from one time, by person: an empty list for whoever can come. */
  inTheWay(
    query: Omit<FreeQuery, 'from' | 'days' | 'people' | 'named'> & { day: Day; time: Time },
  ): Promise<Map<string, InTheWay[]>>

  /** What these people can be asked for on a day, as their plans say; without a plan they are not in the answer. */
  loads(staffIds: readonly string[], day: Day): Promise<StaffLoad[]>

  /** What `at` asks of one person's plans, read with something else. */
  planPart(staffId: string, day: Day): ReadingPart
  /**
   * Every key of the place, in the order in which they are taken: cells of the staff, cells of the elder, one of a
   * promise, then all ordinals of the day. The visit stores this list before `take`.
   */
  keysOf(place: Place): string[]

  /**
   * Takes the keys for a visit that is stored with them already. `own` are those it held, standing, before this act
   * (absent for a new visit). Nothing is given back when it is lost: the visit is then ended (or its move taken
   * back) by one guarded update, and what it took is dead.
   */
  take(visitId: string, keys: readonly string[], own?: ReadonlySet<string>): Promise<Taken>
  /** The keys a new visit takes where nobody has asked for any before, in order, to be written with it. */
  firstClaims(visitId: string, keys: readonly string[]): { key: string; write: Write }[]

  /**
   * Every visit of these staff on these days, still ahead, that stands in a block or outside of what its member of
   * staff works: who needs somebody else. Computed when asked, so a visit booked while leave was entered is there too.
   */
  offDuty(staffIds: readonly string[], from: Day, to: Day): Promise<Affected[]>

  /** What the calendar of the state says of some days. */
  marks(from: Day, days: number): DayMark[]
}
