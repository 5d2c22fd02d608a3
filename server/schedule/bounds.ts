import { addDays, dayOf, daysBetween } from '../../shared/day'
import type { Day } from '../../shared/day'
import { FURTHEST_DAYS } from '../../shared/schedule'
import type { NoTimeReason } from '../../shared/schedule'
import { refuseUnless } from '../kit/refusal'
import type { FreeQuery } from './types'

const MS_A_MINUTE = 60_000
const HOURS_AHEAD_OF_UTC = 8

/** What can be booked at this moment. */
export interface Bounds {
  /** `YYYY-MM-DDTHH:MM` in China; not before. */
  earliest: string
  lastDay: Day
}

export function boundsOf(
  { leadMinutes = 0, until }: Pick<FreeQuery, 'leadMinutes' | 'until'>,
  now: Date,
): Bounds {
  return {
    earliest: wallText(new Date(now.getTime() + leadMinutes * MS_A_MINUTE)),
    lastDay: until ?? addDays(dayOf(now), FURTHEST_DAYS),
  }
}

/** The clock on the wall in China; a minute that has begun is over. */
export function wallText(instant: Date): string {
  const whole = Math.ceil(instant.getTime() / MS_A_MINUTE) * MS_A_MINUTE
  return new Date(whole + HOURS_AHEAD_OF_UTC * 3_600_000).toISOString().slice(0, 16)
}

/** From the most telling on: somebody could come, but; then when; then that nobody works at all. */
const byWeight = [
  'elder-busy',
  'nobody-free',
  'too-early',
  'too-late',
] as const satisfies readonly NoTimeReason[]

/** Hours in which nobody works are told of only when there are no others. */
export function telling(
  { staffIds, people }: Pick<FreeQuery, 'staffIds' | 'people'>,
  why: ReadonlySet<NoTimeReason>,
): NoTimeReason[] {
  if (staffIds.length < people) return ['nobody-qualified']
  const told = byWeight.filter((reason) => why.has(reason))
  return told.length > 0 ? told : ['outside-hours']
}

const FURTHEST_PLANNED_DAYS = 366

/** What was is not planned any more; what is further than a year away is a slip of the finger. */
export function refuseOutside(day: Day, today: Day) {
  refuseUnless(day >= today, 'schedule.past-day')
  refuseUnless(daysBetween(today, day) <= FURTHEST_PLANNED_DAYS, 'schedule.too-far')
}
