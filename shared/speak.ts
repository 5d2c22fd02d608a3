import { addDays, daysBetween, weekdayOf, yearOf, type Day } from './day'
import { sayLunar } from './lunar'

const weekdays = '日一二三四五六'

/** `sayWeekday('2026-03-04') //=> '星期三'` */
export const sayWeekday = (day: Day): string => `星期${weekdays.charAt(weekdayOf(day))}`

/** Month and day: `sayDate('2026-03-04') //=> '3月4日'`. */
export const sayDate = (day: Day): string =>
  `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`

/** With the weekday and the lunar day: `sayDay('2026-03-04') //=> '3月4日 星期三 正月十六'`. */
export const sayDay = (day: Day): string =>
  `${sayDate(day)} ${sayWeekday(day)} ${sayLunar(day)}`.trim()

/** With the year, for days of other years: `sayFullDate('2025-12-31') //=> '2025年12月31日'`. */
export const sayFullDate = (day: Day): string => `${yearOf(day)}年${sayDate(day)}`

/** 今天, 明天, 后天, 昨天 or 前天; undefined for other days. */
export function sayNear(day: Day, today: Day): string | undefined {
  return ['前天', '昨天', '今天', '明天', '后天'][daysBetween(today, day) + 2]
}

/**
 * A day as said on another day: near ones by name, this year's with the weekday, others with the year.
 * `saySpoken('2026-03-05', '2026-03-04') //=> '明天 3月5日'`
 */
export function saySpoken(day: Day, today: Day): string {
  const near = sayNear(day, today)
  if (near) return `${near} ${sayDate(day)}`
  return yearOf(day) === yearOf(today) ? `${sayDate(day)} ${sayWeekday(day)}` : sayFullDate(day)
}

/** The year as people say it: 今年, 明年, 去年, or the number. */
function sayYear(day: Day, today: Day): string {
  const words = ['去年', '今年', '明年', '后年'][yearOf(day) - yearOf(today) + 1]
  return words ?? `${yearOf(day)}年`
}

/** Clock time: `sayTime('14:05') //=> '下午 2:05'`. Midnight is 凌晨 0:00. */
export function sayTime(time: string): string {
  const hours = Number(time.slice(0, 2))
  return `${partOfDay(hours)} ${hours > 12 ? hours - 12 : hours}:${time.slice(3, 5)}`
}

function partOfDay(hours: number): string {
  if (hours < 6) return '凌晨'
  if (hours < 12) return '上午'
  if (hours < 13) return '中午'
  return hours < 18 ? '下午' : '晚上'
}

/** A greeting for the hour of day. */
export function greet(time: string): string {
  const hours = Number(time.slice(0, 2))
  if (hours < 5) return '夜深了'
  if (hours < 9) return '早上好'
  if (hours < 12) return '上午好'
  if (hours < 14) return '中午好'
  return hours < 18 ? '下午好' : '晚上好'
}

/** A term with its last day: `sayUntil('2027-04-30', '2026-05-01') //=> '到明年 4月30日'`. */
export const sayUntil = (endsOn: Day, today: Day): string =>
  `到${sayYear(endsOn, today)} ${sayDate(endsOn)}`

/** Days from today through the last day that still counts; 1 on that day itself. */
export const daysLeft = (endsOn: Day, today: Day): number => daysBetween(today, addDays(endsOn, 1))

/** Months of a term: whole years as years. */
export const sayTerm = (months: number): string =>
  months % 12 === 0 ? `${months / 12} 年` : `${months} 个月`

/** Yuan a year: 0 is free. */
export const sayFee = (yuan: number): string => (yuan === 0 ? '不收钱' : `每年 ${yuan} 元`)
