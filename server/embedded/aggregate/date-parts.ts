/** Calendar arithmetic on dates whose UTC fields stand for local time. */
import { DAY } from './date-zone'

export function utcDate(year: number, month: number, day: number, time = 0): Date {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return new Date(date.getTime() + time)
}

/** 1 to 366. */
export function dayOfYear(local: Date): number {
  const start = utcDate(local.getUTCFullYear(), 1, 1).getTime()
  return Math.floor((local.getTime() - start) / DAY) + 1
}

/** 0 to 53; weeks begin on Sunday, the days before the first Sunday are week 0. */
export function weekOfYear(local: Date): number {
  return Math.floor((dayOfYear(local) + 6 - local.getUTCDay()) / 7)
}

/** 1 (Monday) to 7 (Sunday). */
export function isoDay(local: Date): number {
  return local.getUTCDay() || 7
}

/** The Thursday of the week decides its year (ISO 8601). */
function thursday(local: Date): Date {
  return new Date(local.getTime() + (4 - isoDay(local)) * DAY)
}

export function isoWeekYear(local: Date): number {
  return thursday(local).getUTCFullYear()
}

export function isoWeek(local: Date): number {
  return Math.ceil(dayOfYear(thursday(local)) / 7)
}

/** The day an ISO week date means. */
export function isoDate(year: number, week: number, day: number): Date {
  const fourth = utcDate(year, 1, 4)
  return new Date(fourth.getTime() + ((week - 1) * 7 + day - isoDay(fourth)) * DAY)
}

/** Moves by months, keeping the day where the month has it, else its last day. */
export function addMonths(local: Date, months: number): Date {
  const first = utcDate(local.getUTCFullYear(), local.getUTCMonth() + 1 + months, 1)
  const last = utcDate(first.getUTCFullYear(), first.getUTCMonth() + 2, 0).getUTCDate()
  const time = ((local.getTime() % DAY) + DAY) % DAY
  return new Date(
    utcDate(
      first.getUTCFullYear(),
      first.getUTCMonth() + 1,
      Math.min(local.getUTCDate(), last),
    ).getTime() + time,
  )
}
