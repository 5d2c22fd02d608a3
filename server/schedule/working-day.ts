import { weekdayOf } from '../../shared/day'
import type { DayMark, SpecialDay, Span, WeeklyPlan } from '../../shared/schedule'
import type { Exception } from './types'

/** The spans somebody works on a day, and why they are not those of the week. */
export interface WorkingDay {
  spans: Span[]
  special?: SpecialDay
  note?: string
}

const SUNDAY = 6
const SATURDAY = 5
const MONDAY = 0
const FRIDAY = 4

/**
 * What holds on a day: an exception before everything; nobody works on a public holiday; a make-up Saturday is worked
 * like Friday and a make-up Sunday like Monday, unless the week has spans of its own for that day.
 */
export function workingDay(
  mark: DayMark,
  plan: Pick<WeeklyPlan, 'weekly'> | undefined,
  exception: Pick<Exception, 'spans' | 'why'> | undefined,
): WorkingDay {
  if (exception) return { spans: exception.spans, special: 'exception', note: exception.why }
  if (!plan) return { spans: [] }
  const weekday = (weekdayOf(mark.day) + 6) % 7
  const own = plan.weekly[weekday] ?? []
  if (mark.kind === 'holiday')
    return own.length > 0 ? { spans: [], special: 'holiday', ...noteOf(mark) } : { spans: [] }
  if (mark.kind === 'make-up' && own.length === 0)
    return { spans: plan.weekly[insteadOf(weekday)] ?? [], special: 'make-up', ...noteOf(mark) }
  return { spans: own }
}

const noteOf = ({ kind, name = '' }: DayMark) => ({
  note: kind === 'make-up' ? `${name}调休上班` : name,
})

function insteadOf(weekday: number): number {
  if (weekday === SATURDAY) return FRIDAY
  return weekday === SUNDAY ? MONDAY : weekday
}

/** The plan that holds on a day: the latest that has begun. */
export function planOn<Plan extends Pick<WeeklyPlan, 'from'>>(
  plans: readonly Plan[],
  day: string,
): Plan | undefined {
  return plans
    .filter(({ from }) => from <= day)
    .toSorted((one, other) => (one.from < other.from ? 1 : -1))[0]
}
