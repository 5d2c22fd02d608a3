/** Moving, measuring and cutting dates by units of time. */
import { fail } from '../errors'
import { addMonths, utcDate } from './date-parts'
import { DAY, fromLocal, HOUR, MINUTE, SECOND, toLocal, type Zone } from './date-zone'

export const units = [
  'year',
  'quarter',
  'month',
  'week',
  'day',
  'hour',
  'minute',
  'second',
  'millisecond',
] as const
export type Unit = (typeof units)[number]

const fixedUnits: Readonly<Partial<Record<Unit, number>>> = {
  hour: HOUR,
  minute: MINUTE,
  second: SECOND,
  millisecond: 1,
}
const monthsIn: Readonly<Partial<Record<Unit, number>>> = { year: 12, quarter: 3, month: 1 }

export function addUnits(date: Date, unit: Unit, amount: number, zone: Zone): Date {
  const fixed = fixedUnits[unit]
  if (fixed !== undefined) return checked(date.getTime() + amount * fixed)
  const local = toLocal(date, zone)
  const months = monthsIn[unit]
  const moved =
    months === undefined
      ? local.getTime() + amount * (unit === 'week' ? 7 : 1) * DAY
      : addMonths(local, amount * months).getTime()
  return Number.isNaN(moved) ? checked(moved) : checked(fromLocal(moved, zone).getTime())
}

function checked(moment: number): Date {
  const date = new Date(moment)
  return Number.isNaN(date.getTime())
    ? fail(5166406, 'the resulting date is outside the supported range')
    : date
}

/** How many boundaries of the unit lie between two moments; negative when the end is first. */
export function differenceIn(
  unit: Unit,
  start: Date,
  end: Date,
  { zone, firstDay }: { zone: Zone; firstDay: number },
): bigint {
  const fixed = fixedUnits[unit]
  const from = toLocal(start, zone)
  const to = toLocal(end, zone)
  if (fixed !== undefined) return BigInt(clockDifference(fixed, from, to, shift(start, end, zone)))
  return BigInt(ordinal(unit, to, firstDay) - ordinal(unit, from, firstDay))
}

/** What the zone's offset changed by between the two. */
function shift(start: Date, end: Date, zone: Zone): number {
  return zone.offsetAt(end.getTime()) - zone.offsetAt(start.getTime())
}

function clockDifference(size: number, from: Date, to: Date, shifted: number): number {
  return (
    Math.floor(to.getTime() / size) - Math.floor(from.getTime() / size) - Math.trunc(shifted / size)
  )
}

/** Counts the unit from a fixed point. Weeks are counted from `firstDay` (0 is Sunday). */
function ordinal(unit: Unit, local: Date, firstDay: number): number {
  const months = local.getUTCFullYear() * 12 + local.getUTCMonth()
  const inMonths = monthsIn[unit]
  if (inMonths !== undefined) return Math.floor(months / inMonths)
  const days = Math.floor(local.getTime() / DAY)
  // 1970-01-01 was a Thursday, day 4.
  return unit === 'week' ? Math.floor((days + 4 - firstDay) / 7) : days
}

/** Where bins start: 2000-01-01, or for weeks the first such weekday from then on. */
function reference(unit: Unit, firstDay: number): number {
  const start = utcDate(2000, 1, 1)
  if (unit !== 'week') return start.getTime()
  return start.getTime() + ((firstDay - start.getUTCDay() + 7) % 7) * DAY
}

/** The start of the bin of `size` units that holds the date. */
export function truncateTo(
  unit: Unit,
  date: Date,
  size: number,
  { zone, firstDay }: { zone: Zone; firstDay: number },
): Date {
  const from = reference(unit, firstDay)
  const fixed = fixedUnits[unit]
  if (fixed !== undefined) {
    const start = fromLocal(from, zone).getTime()
    return new Date(start + Math.floor((date.getTime() - start) / (fixed * size)) * fixed * size)
  }
  const local = toLocal(date, zone)
  const base = new Date(from)
  const count = ordinal(unit, local, firstDay) - ordinal(unit, base, firstDay)
  const bin = Math.floor(count / size) * size
  const months = monthsIn[unit]
  const moved =
    months === undefined
      ? from + bin * (unit === 'week' ? 7 : 1) * DAY
      : addMonths(base, bin * months).getTime()
  return fromLocal(moved, zone)
}
