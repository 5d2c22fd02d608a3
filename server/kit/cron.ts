import { parse } from 'node-cron'
import type { ParsedFields } from 'node-cron'
import { addDays, dayOf, weekdayOf } from '../../shared/day'
import type { Day } from '../../shared/day'

const LONGEST_YEARS_DAYS = 366 * 4 + 1

/**
 * The last time a schedule was due at or before an instant, in China's time, as `YYYY-MM-DDTHH:MM`.
 * `lastDue('30 8 * * *', 2026-03-04T00:00Z) //=> '2026-03-03T08:30'`
 */
export function lastDue(pattern: string, now: Date): string {
  const fields = parse(pattern)
  const today = dayOf(now)
  const minuteNow = minuteOfDay(now)
  for (let back = 0; back <= LONGEST_YEARS_DAYS; back++) {
    const day = addDays(today, -back)
    if (!matchesDay(fields, day)) continue
    const minute = lastMinute(fields, back === 0 ? minuteNow : 24 * 60 - 1)
    if (minute !== undefined) return `${day}T${twoDigits(minute / 60)}:${twoDigits(minute % 60)}`
  }
  throw new RangeError(`${pattern} is never due`)
}

/** Minutes since midnight in China. */
function minuteOfDay(instant: Date): number {
  return (instant.getUTCHours() * 60 + instant.getUTCMinutes() + 8 * 60) % (24 * 60)
}

function matchesDay({ dayOfMonth, month, dayOfWeek }: ParsedFields, day: Day): boolean {
  const weekday = weekdayOf(day)
  return (
    dayOfMonth.includes(Number(day.slice(8))) &&
    month.includes(Number(day.slice(5, 7))) &&
    (dayOfWeek.includes(weekday) || (weekday === 0 && dayOfWeek.includes(7)))
  )
}

function lastMinute({ hour, minute }: ParsedFields, latest: number): number | undefined {
  const times = hour.flatMap((h) => minute.map((m) => h * 60 + m)).filter((time) => time <= latest)
  return times.length > 0 ? Math.max(...times) : undefined
}

const twoDigits = (value: number) => String(Math.floor(value)).padStart(2, '0')
