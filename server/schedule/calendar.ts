/**
 * What the State Council made of a day, from the yearly notices 《国务院办公厅关于部分节假日安排的通知》 as the package
 * chinese-days keeps them.
 */
import calendar from 'chinese-days/dist/chinese-days.json'
import { addDays, weekdayOf, yearOf } from '../../shared/day'
import type { Day } from '../../shared/day'
import type { DayMark } from '../../shared/schedule'

/** Years the package knows; it says nothing of itself about others. A test holds this against its data. */
export const coveredYears = { from: 2004, to: 2026 } as const

const holidays = new Map(Object.entries(calendar.holidays))
const workdays = new Map(Object.entries(calendar.workdays))

/** Beyond the years covered a day is what its weekday says, and `unknown`. */
export function markOf(day: Day): DayMark {
  const year = yearOf(day)
  if (year < coveredYears.from || year > coveredYears.to)
    return { day, kind: byWeekday(day), unknown: true }
  const holiday = holidays.get(day)
  if (holiday !== undefined) return { day, kind: 'holiday', name: nameIn(holiday) }
  const workday = workdays.get(day)
  if (workday !== undefined) return { day, kind: 'make-up', name: nameIn(workday) }
  return { day, kind: byWeekday(day) }
}

export const marksOf = (from: Day, days: number): DayMark[] =>
  Array.from({ length: days }, (_, at) => markOf(addDays(from, at)))

const byWeekday = (day: Day) => ([0, 6].includes(weekdayOf(day)) ? 'rest' : 'workday')

/** `nameIn('National Day,国庆节,3') //=> '国庆节'` */
const nameIn = (words: string): string => words.split(',')[1] ?? words
