import type {
  AffectedVisit,
  BlockView,
  ExceptionRemoved,
  ExceptionView,
  PlanView,
  RosterView,
  ScheduledStaff,
  Span,
  WeeklyPlan,
} from '../../shared/schedule'
import type { FoundBlock } from './blocking'
import type { Planned, Planning } from './planning'
import type { Roster } from './roster'
import type { Affected, Exception } from './types'
import { planOn } from './working-day'

/** Before there is a plan, a week without work; the numbers are those of an ordinary nurse's day. */
const nothingYet = { capPerDay: 6, travelMinutes: 30 }
const WEEKDAYS = 7

export const staffView = ({ member, planned }: Planned): ScheduledStaff => {
  const { personId, name, title, role } = member
  return { id: personId, name, title, role, planned }
}

/** The plan of today, or else the first that will hold. */
export function planView({
  member,
  plans,
  today,
  affected,
}: Planning & { affected?: Affected[] }): PlanView {
  const inOrder = plans.plans.toSorted((one, other) => (one.from < other.from ? -1 : 1))
  const shown = planOn(inOrder, today) ?? inOrder[0]
  const later = inOrder.filter(({ from }) => from > (shown?.from ?? today))
  const empty = { from: today, weekly: Array.from({ length: WEEKDAYS }, () => []), ...nothingYet }
  return {
    staff: { id: member.personId, name: member.name, title: member.title },
    ...weekOf(shown ?? empty),
    version: plans.version,
    ...(later.length > 0 ? { later: later.map(weekOf) } : {}),
    ...(affected ? { affected: affected.map(affectedView) } : {}),
  }
}

const weekOf = ({ from, weekly, capPerDay, travelMinutes }: WeeklyPlan): WeeklyPlan => ({
  from,
  weekly: weekly.map((spans) => spans.map(spanView)),
  capPerDay,
  travelMinutes,
})

const spanView = ({ from, to, kinds }: Span): Span => ({ from, to, ...(kinds ? { kinds } : {}) })

export const exceptionView = ({
  staffId,
  day,
  spans,
  why,
  act,
  affected,
}: Exception & { affected: Affected[] }): ExceptionView => ({
  staffId,
  day,
  spans: spans.map(spanView),
  why,
  byName: act.byName,
  affected: affected.map(affectedView),
})

export const exceptionRemovedView = (affected: readonly Affected[]): ExceptionRemoved => ({
  affected: affected.map(affectedView),
})

export function blockView({ block, staffName, affected }: FoundBlock): BlockView {
  const { id, staffId, kind, from, to, why, act, ended } = block
  return {
    ...{ id, staffId, staffName, kind, from, to },
    ...(why === undefined ? {} : { why }),
    byName: act.byName,
    affected: affected.map(affectedView),
    ...(ended ? { ended: true } : {}),
  }
}

const affectedView = ({ visitId, day, time }: Affected): AffectedVisit => ({ visitId, day, time })

export const rosterView = ({ days, rows }: Roster): RosterView => ({
  days,
  rows: rows.map(({ member: { personId, name, title, role }, days: ofPerson }) => ({
    staff: { id: personId, name, title, role },
    days: ofPerson.map((each) => ({ ...each, spans: each.spans.map(spanView) })),
  })),
  ...(days.some(({ unknown }) => unknown) ? { holidaysUnknown: true } : {}),
})
