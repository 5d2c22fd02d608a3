/** The town's clock in words, and the jumps the theatre offers. All times are China's (UTC+8, no summer time). */

const HOUR = 3_600_000
const AHEAD = 8 * HOUR
const DAY = 24 * HOUR
const weekdays = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六']

export interface ClockWords {
  /** '2026年' */
  year: string
  /** '3月5日 星期四' */
  day: string
  /** '上午 9:00' */
  time: string
  /** '正月十七' */
  lunar: string
}

export interface Jump {
  label: string
  to: Date
}

/** A date whose UTC fields read as China's wall clock. */
function wall(instant: Date): Date {
  return new Date(instant.getTime() + AHEAD)
}

function fromWall(wallTime: number): Date {
  return new Date(wallTime - AHEAD)
}

/** How people say an instant of the town. */
export function clockWords(now: Date): ClockWords {
  const here = wall(now)
  const minutes = String(here.getUTCMinutes()).padStart(2, '0')
  const hours = here.getUTCHours()
  return {
    year: `${here.getUTCFullYear()}年`,
    day: `${here.getUTCMonth() + 1}月${here.getUTCDate()}日 ${weekdays[here.getUTCDay()] ?? ''}`,
    time: `${partOfDay(hours)} ${hours > 12 ? hours - 12 : hours}:${minutes}`,
    lunar: lunarDay(now),
  }
}

function partOfDay(hours: number): string {
  if (hours < 6) return '凌晨'
  if (hours < 12) return '上午'
  if (hours === 12) return '中午'
  return hours < 18 ? '下午' : '晚上'
}

const calendar = new Intl.DateTimeFormat('zh-CN-u-ca-chinese', {
  timeZone: 'Asia/Shanghai',
  month: 'long',
  day: 'numeric',
})

/** The lunar month and day, such as 正月十七 or 闰六月初三. */
export function lunarDay(now: Date): string {
  const parts = calendar.formatToParts(now)
  const month = parts.find((part) => part.type === 'month')?.value ?? ''
  const day = Number.parseInt(parts.find((part) => part.type === 'day')?.value ?? '', 10)
  return month + dayInChinese(day)
}

function dayInChinese(day: number): string {
  const digits = ['十', '一', '二', '三', '四', '五', '六', '七', '八', '九']
  if (day === 20) return '二十'
  if (day === 30) return '三十'
  const tens = day <= 10 ? '初' : day < 20 ? '十' : '廿'
  return tens + (digits[day % 10] ?? '')
}

/** The jumps worth a button, soonest first; every one lies ahead, for the clock only moves forward. */
export function jumps(now: Date): Jump[] {
  const here = wall(now).getTime()
  const midnight = here - (here % DAY)
  const today = new Date(midnight)
  const untilMonday = (8 - today.getUTCDay()) % 7 || 7
  const firstOfNext = Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1, 1)
  return [
    { label: '过 1 小时', to: fromWall(here + HOUR) },
    { label: '明早 8:00', to: fromWall(midnight + DAY + 8 * HOUR) },
    { label: '下周一', to: fromWall(midnight + untilMonday * DAY + 8 * HOUR) },
    { label: '下月 1 日', to: fromWall(firstOfNext + 8 * HOUR) },
  ]
}

/** An instant as a sortable text of China's time, to the minute: '2026-03-05T09:00'. */
export function toFieldValue(now: Date): string {
  return wall(now).toISOString().slice(0, 16)
}

/** The same as people write it, whatever language the browser speaks: '2026年3月5日 9:00'. */
export function sayField(now: Date): string {
  const here = wall(now)
  const minutes = String(here.getUTCMinutes()).padStart(2, '0')
  const day = `${here.getUTCFullYear()}年${here.getUTCMonth() + 1}月${here.getUTCDate()}日`
  return `${day} ${here.getUTCHours()}:${minutes}`
}

const written = /^(\d{4})\D(\d{1,2})\D(\d{1,2})\D+(\d{1,2})\D(\d{2})\D*$/

/** The instant somebody wrote, with 年月日 or with dashes; undefined when there is none or it is not after `now`. */
export function fromFieldValue(value: string, now: Date): Date | undefined {
  const [, year = '', ...rest] = written.exec(value.trim()) ?? []
  const [month, day, hours, minutes] = rest.map((part) => part.padStart(2, '0'))
  const text = `${year}-${month}-${day}T${hours}:${minutes}`
  const chosen = new Date(`${text}:00+08:00`)
  // A day that does not exist, such as 2月30日, would be read as one of the next month.
  const exists = !Number.isNaN(chosen.getTime()) && toFieldValue(chosen) === text
  return exists && chosen > now ? chosen : undefined
}
