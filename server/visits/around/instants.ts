import { addDays } from '../../../shared/day'
import type { Day } from '../../../shared/day'
import { quietHours } from '../../../shared/notices'
import type { Time } from '../../../shared/schedule'
import { quietUntil } from '../../notices/quiet'
import type { Visit } from '../types'

const HOUR = 3_600_000
const EVENING: Time = '18:00'
const BEFORE_QUIET: Time = '20:30'
/** Whoever is expected sooner than this after the quiet hours is told in them. */
const PRESSING_HOURS = 3
const quiet = { quietFrom: quietHours.from, quietTo: quietHours.to }

/** The instant of a time of day in China. `instantOf('2026-03-04', '07:00') //=> 2026-03-03T23:00:00Z` */
export const instantOf = (day: Day, time: Time): Date => new Date(`${day}T${time}:00+08:00`)

export const startOf = ({ day, time }: Pick<Visit, 'day' | 'time'>): Date => instantOf(day, time)

/** The planned end. */
export const endOf = ({ day, to }: Pick<Visit, 'day' | 'to'>): Date => instantOf(day, to)

/** The evening before. */
export const dayBeforeAt = ({ day }: Pick<Visit, 'day'>): Date =>
  instantOf(addDays(day, -1), EVENING)

/** Two hours before; what would fall into the quiet hours of the house goes at 20:30 the evening before. */
export function twoHoursBeforeAt(visit: Pick<Visit, 'day' | 'time'>): Date {
  const at = new Date(startOf(visit).getTime() - 2 * HOUR)
  return quietUntil(at, quiet) ? instantOf(addDays(visit.day, -1), BEFORE_QUIET) : at
}

/** When what happened may be told: at once, or in the morning when it happened in quiet hours and there is time. */
export function calmAt(happened: Date, visit: Pick<Visit, 'day' | 'time'>): Date {
  const until = quietUntil(happened, quiet)
  if (!until) return happened
  const pressing = startOf(visit).getTime() - until.getTime() < PRESSING_HOURS * HOUR
  return pressing ? happened : until
}
