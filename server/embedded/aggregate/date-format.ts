/** Formats of $dateToString and $dateFromString. */
import { fail } from '../errors'
import { dayOfYear, isoDate, isoDay, isoWeek, isoWeekYear, utcDate, weekOfYear } from './date-parts'
import { fromLocal, HOUR, MINUTE, SECOND, toLocal, utc, zoneNamed, type Zone } from './date-zone'

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

interface Moment {
  readonly local: Date
  readonly offset: number
}

const pad = (value: number, width: number) => String(value).padStart(width, '0')

const writers: Readonly<Record<string, (moment: Moment) => string>> = {
  Y: ({ local }) => pad(local.getUTCFullYear(), 4),
  G: ({ local }) => pad(isoWeekYear(local), 4),
  m: ({ local }) => pad(local.getUTCMonth() + 1, 2),
  d: ({ local }) => pad(local.getUTCDate(), 2),
  H: ({ local }) => pad(local.getUTCHours(), 2),
  M: ({ local }) => pad(local.getUTCMinutes(), 2),
  S: ({ local }) => pad(local.getUTCSeconds(), 2),
  L: ({ local }) => pad(local.getUTCMilliseconds(), 3),
  j: ({ local }) => pad(dayOfYear(local), 3),
  w: ({ local }) => String(local.getUTCDay() + 1),
  u: ({ local }) => String(isoDay(local)),
  U: ({ local }) => pad(weekOfYear(local), 2),
  V: ({ local }) => pad(isoWeek(local), 2),
  b: ({ local }) => (MONTHS[local.getUTCMonth()] ?? '').slice(0, 3),
  B: ({ local }) => MONTHS[local.getUTCMonth()] ?? '',
  z: ({ offset }) => offsetText(offset),
  Z: ({ offset }) => `${offset < 0 ? '-' : '+'}${pad(Math.abs(offset / MINUTE), 3)}`,
  '%': () => '%',
}

function offsetText(offset: number): string {
  const minutes = Math.abs(offset) / MINUTE
  return `${offset < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60), 2)}${pad(minutes % 60, 2)}`
}

export function formatDate(date: Date, format: string, zone: Zone): string {
  const moment = { local: toLocal(date, zone), offset: zone.offsetAt(date.getTime()) }
  return format.replace(/%([\s\S]?)/g, (token, letter: string) => {
    if (letter === '') fail(18535, "Unmatched '%' at end of format string")
    const write = writers[letter]
    return write
      ? write(moment)
      : fail(18536, `Invalid format character '${token}' in format string`)
  })
}

/** What each specifier reads; `%%` and other text stand for themselves. */
const patterns: Readonly<Record<string, string>> = {
  Y: '(\\d{4})',
  G: '(\\d{4})',
  m: '(\\d{1,2})',
  d: '(\\d{1,2})',
  H: '(\\d{1,2})',
  M: '(\\d{1,2})',
  S: '(\\d{1,2})',
  L: '(\\d{1,3})',
  j: '(\\d{1,3})',
  u: '([1-7])',
  V: '(\\d{1,2})',
  b: '([A-Za-z]{3})',
  B: '([A-Za-z]+)',
  z: '(Z|[+-]\\d{2}:?\\d{2}|[A-Za-z_]+(?:/[A-Za-z_]+)*)',
  Z: '([+-]\\d{1,4})',
}

type Parts = ReadonlyMap<string, string>

/** Undefined when the text does not follow the format. */
export function readFormatted(text: string, format: string): Parts | undefined {
  const letters: string[] = []
  const source = format.replace(/%([\s\S]?)|[\s\S]/g, (token, letter?: string) => {
    if (letter === undefined) return token.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&')
    if (letter === '%') return '%'
    if (letter === '') return fail(18535, "Unmatched '%' at end of format string")
    letters.push(letter)
    return patterns[letter] ?? fail(18536, `Invalid format character '${token}' in format string`)
  })
  const match = new RegExp(`^${source}$`).exec(text)
  return match ? new Map(letters.map((letter, i) => [letter, match[i + 1] ?? ''])) : undefined
}

/** The moment the parts mean; undefined when they mean none. */
export function dateOfParts(parts: Parts, zone: Zone | undefined): Date | undefined {
  const day = dayOf(parts)
  if (!day) return undefined
  const number = (letter: string) => Number(parts.get(letter) ?? 0)
  const millis = Number((parts.get('L') ?? '0').padEnd(3, '0'))
  const time = number('H') * HOUR + number('M') * MINUTE + number('S') * SECOND + millis
  if (number('H') > 23 || number('M') > 59 || number('S') > 59) return undefined
  const local = day.getTime() + time
  const minutes = parts.get('Z')
  if (minutes !== undefined) return new Date(local - Number(minutes) * MINUTE)
  const own = parts.get('z')
  return fromLocal(local, own === undefined ? (zone ?? utc) : zoneNamed(own))
}

function dayOf(parts: Parts): Date | undefined {
  const number = (letter: string) => Number(parts.get(letter) ?? NaN)
  if (parts.has('G')) return isoDate(number('G'), number('V') || 1, number('u') || 1)
  if (parts.has('j')) return valid(utcDate(number('Y'), 1, number('j')))
  const month = number('m') || monthNamed(parts.get('b') ?? parts.get('B'))
  const date = utcDate(number('Y'), month, number('d'))
  // A day the month does not have would silently become one of the next month.
  return date.getUTCMonth() + 1 === month && date.getUTCDate() === number('d') ? date : undefined
}

function valid(date: Date): Date | undefined {
  return Number.isNaN(date.getTime()) ? undefined : date
}

export function monthNamed(name: string | undefined): number {
  if (name === undefined) return NaN
  const at = MONTHS.findIndex(
    (month) => month.slice(0, 3).toLowerCase() === name.slice(0, 3).toLowerCase(),
  )
  return at < 0 ? NaN : at + 1
}
