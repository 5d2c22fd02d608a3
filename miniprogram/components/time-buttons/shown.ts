import { addDays, type Day } from '../../../shared/day'
import { FURTHEST_DAYS, type FreeDay, type ReasonView } from '../../../shared/schedule'
import { sayDay } from '../../../shared/speak'
import { dayButton, monthsOf, type DayButton } from '../day-strip/days'
import { timeParts, type TimePart } from './times'
import { sayWhen } from '../visit-card/words'

/** How many days are asked for at once: two rows of eight, without a second question for the second. */
export const DAYS_ASKED = 16

/** What of the days that are known is on the screen. */
export interface TimesShown {
  /** 3月, or 3月 到 4月. */
  months: string
  days: DayButton[]
  /** '' when no day of the row has a time. */
  chosenDay: Day
  chosenTime: string
  /** 3月6日 星期五 正月十八 */
  heading: string
  parts: TimePart[]
  /** Public holidays of that year are not announced yet. */
  caution: string
  /** The button at the bottom; '' when there is nothing to choose. */
  action: string
  earlier: boolean
  later: boolean
}

/** Where the row begins to which the wanted day belongs, else the first day with a time; 0 when there is none. */
export function firstRow(found: FreeDay[], atOnce: number, wanted: Day = ''): number {
  const free = found.filter(({ times }) => times.length > 0)
  const day = free.find((one) => one.day === wanted) ?? free[0]
  const at = day ? found.indexOf(day) : 0
  return at - (at % atOnce)
}

interface Given {
  row: number
  atOnce: number
  wanted: Day
  /** Chosen before on the wanted day: stays chosen while it is free. */
  time?: string
  today: Day
  /** A visit that moves. */
  moves: boolean
}

/** One row of days, with the times of the chosen one: the wanted day, else the first that has any. */
export function timesShown(
  found: FreeDay[],
  { row, atOnce, wanted, time, today, moves }: Given,
): TimesShown {
  const days = found.slice(row, row + atOnce)
  const free = days.filter(({ times }) => times.length > 0)
  const day = free.find((one) => one.day === wanted) ?? free[0]
  const last = days.at(-1)?.day ?? today
  return {
    months: monthsOf(days),
    days: days.map((one) => dayButton(one, today)),
    ...dayShown(day, day?.day === wanted ? time : ''),
    action: day ? (moves ? '改到这个时间' : '就这个时间') : '',
    earlier: row > 0,
    later: days.length > 0 && last < addDays(today, FURTHEST_DAYS - 1),
  }
}

type DayShown = Pick<TimesShown, 'chosenDay' | 'chosenTime' | 'heading' | 'parts' | 'caution'>

/** The times of one day; none is chosen but the one that was chosen before and is still free. */
export function dayShown(day: FreeDay | undefined, before = ''): DayShown {
  if (!day) return noDay
  const stillFree = day.times.some(({ time }) => time === before)
  return {
    chosenDay: day.day,
    chosenTime: stillFree ? before : '',
    heading: sayDay(day.day),
    parts: timeParts(day.times),
    caution: day.unknown ? '那时候的节假日还没有公布，万一要改，社区会打电话给您。' : '',
  }
}

const noDay: DayShown = { chosenDay: '', chosenTime: '', heading: '', parts: [], caution: '' }

/** Why there is no time at all, and whether waiting in line could help. */
export function noTimes(
  found: FreeDay[],
  reasons: ReasonView[],
): { reasons: string[]; mayWait: boolean } {
  if (found.some(({ times }) => times.length > 0)) return { reasons: [], mayWait: true }
  const passing = reasons.some(({ code }) => code === 'nobody-free' || code === 'elder-busy')
  const said = reasons.map(({ say }) => say)
  return {
    reasons: said.length > 0 ? said : ['这些天都约满了。'],
    mayWait: passing || said.length === 0,
  }
}

/** What the button at the bottom is about to take. */
export const choiceWords = (day: Day, time: string): string =>
  day && time ? sayWhen(day, time) : ''
