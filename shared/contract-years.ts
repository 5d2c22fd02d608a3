import type { Entitlement, PackageItem } from './contracts'
import { addDays, addMonths, daysBetween, yearOf } from './day'
import type { Day } from './day'

/** One year of a contract, counted from its first day; both days belong to it. */
export interface ContractYear {
  from: Day
  to: Day
}

/**
 * The contract year a day lies in; packages promise their times per contract year. A day before the first or after
 * the last one counts to the nearest year.
 *
 * `contractYearOn({ startsOn: '2025-05-01', endsOn: '2027-04-30' }, '2026-05-01') //=> 2026-05-01 … 2027-04-30`
 */
export function contractYearOn(
  { startsOn, endsOn }: { startsOn: Day; endsOn: Day },
  day: Day,
): ContractYear {
  const held = day > endsOn ? endsOn : day
  let years = Math.max(0, yearOf(held) - yearOf(startsOn))
  if (years > 0 && addMonths(startsOn, 12 * years) > held) years -= 1
  const yearEnd = addDays(addMonths(startsOn, 12 * (years + 1)), -1)
  return { from: addMonths(startsOn, 12 * years), to: yearEnd < endsOn ? yearEnd : endsOn }
}

/**
 * How many of `times` should be done by the end of `day`: spread evenly over the contract year, rounded down, so
 * nothing is due on the first day of twelve and everything is on the last.
 */
export function dueBy(times: number, { from, to }: ContractYear, day: Day): number {
  if (day < from) return 0
  const passed = daysBetween(from, day < to ? day : to) + 1
  return Math.floor((times * passed) / (daysBetween(from, to) + 1))
}

/** What one promise still owes. What was done beyond `times` is no debt of the other items. */
export function entitlement(
  item: PackageItem,
  used: number,
  year: ContractYear,
  day: Day,
): Entitlement {
  const { code, name, times } = item
  return { code, name, times, used, left: Math.max(0, times - used), due: dueBy(times, year, day) }
}
