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
/** Nobody waits at the door for longer than this. */
const WAITED_HOURS = 2
const quiet = { quietFrom: quietHours.from, quietTo: quietHours.to }

/** The instant of a time of day in China. `instantOf('2026-03-04', '07:00') //=> 2026-03-03T23:00:00Z` */
export const instantOf = (day: Day, time: Time): Date => new Date(`${day}T${time}:00+08:00`)

export const startOf = ({ day, time }: Pick<Visit, 'day' | 'time'>): Date => instantOf(day, time)

/** The planned end. */
export const endOf = ({ day, to }: Pick<Visit, 'day' | 'to'>): Date => instantOf(day, to)

/** The evening before. */
export const dayBeforeAt = ({ day }: Pick<Visit, 'day'>): Date =>
  instantOf(addDays(day, -1), EVENING)

/** So many hours before; what would fall into the quiet hours of the house goes at 20:30 the evening before. */
export function hoursBeforeAt(visit: Pick<Visit, 'day' | 'time'>, hours: number): Date {
  const at = new Date(startOf(visit).getTime() - hours * HOUR)
  return quietUntil(at, quiet) ? instantOf(addDays(visit.day, -1), BEFORE_QUIET) : at
}

/** The instant itself, or the end of the quiet hours it falls into. */
export const awakeAt = (at: Date): Date => quietUntil(at, quiet) ?? at

/** When what happened may be told: at once, or in the morning when it happened in quiet hours and nobody is waiting. */
export function calmAt(happened: Date, visit: Pick<Visit, 'day' | 'time'>): Date {
  const until = awakeAt(happened)
  const start = startOf(visit).getTime()
  const soon = start - until.getTime() < PRESSING_HOURS * HOUR
  const longPast = happened.getTime() - start > WAITED_HOURS * HOUR
  return soon && !longPast ? happened : until
}
