import { daysBetween, weekdayOf, type Day } from '../../../shared/day'
import { sayLunar } from '../../../shared/lunar'
import { sayDate, sayNear } from '../../../shared/speak'
import type { FreeDay } from '../../../shared/schedule'

/** One day to choose from, in words. A day without times stays, with its reason. */
export interface DayButton {
  id: Day
  /** 今天, 明天, 周五. */
  name: string
  /** 6日, the first of a month 4月1日. */
  date: string
  /** 3月6日 正月十八, as it is read out; with the reason of a day off. */
  full: string
  /** 十八, the first of a lunar month its name; for a day off its reason instead. */
  says: string
  off: boolean
}

const weekdays = '日一二三四五六'

/** How many days are shown at once: with large letters they fill the phone sooner. */
export const daysAtOnce = (large: boolean): number => (large ? 4 : 8)

export function dayButton(day: FreeDay, today: Day): DayButton {
  const off = day.times.length === 0
  const near = daysBetween(today, day.day) < 3 ? sayNear(day.day, today) : undefined
  return {
    id: day.day,
    name: near ?? `周${weekdays.charAt(weekdayOf(day.day))}`,
    date: day.day.endsWith('-01') ? sayDate(day.day) : `${Number(day.day.slice(8))}日`,
    full: `${sayDate(day.day)} ${off ? whyOff(day) : sayLunar(day.day)}`,
    says: off ? whyOff(day) : shortLunar(sayLunar(day.day)),
    off,
  }
}

/** As calendars on the wall print it: `正月十八` //=> `十八`, `二月初一` //=> `二月`. */
const shortLunar = (lunar: string): string =>
  lunar.endsWith('初一') ? lunar.slice(0, -2) : lunar.slice(-2)

/** The months on the screen: `3月`, or `3月 到 4月`. */
export function monthsOf(days: FreeDay[]): string {
  const months = [...new Set(days.map(({ day }) => `${Number(day.slice(5, 7))}月`))]
  return months.join(' 到 ')
}

function whyOff({ kind, name }: FreeDay): string {
  if (kind === 'holiday') return name ?? '放假'
  return kind === 'rest' ? '休息' : '约满了'
}
