/** A civil day in China as `YYYY-MM-DD` text. Days compare as text. */
export type Day = string
/** A civil month in China as `YYYY-MM` text. */
export type Month = string

const HOURS_AHEAD_OF_UTC = 8
const MS_A_DAY = 86_400_000

/** The civil day in China at the given instant. */
export function dayOf(instant: Date): Day {
  return new Date(instant.getTime() + HOURS_AHEAD_OF_UTC * 3_600_000).toISOString().slice(0, 10)
}

/** The month a day lies in. `monthOf('2026-03-04') //=> '2026-03'` */
export const monthOf = (day: Day): Month => day.slice(0, 7)

/** The year a day lies in, as a number. */
export const yearOf = (day: Day): number => Number(day.slice(0, 4))

/** Is this text a real day of the calendar? `isDay('2026-02-30') //=> false` */
export function isDay(text: string): text is Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const instant = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(instant.getTime()) && instant.toISOString().slice(0, 10) === text
}

/** The day `days` later (earlier when negative). */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * MS_A_DAY).toISOString().slice(0, 10)
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / MS_A_DAY)
}

/**
 * The same day of the month some months later; the last day of that month when it is shorter.
 * `addMonths('2024-01-31', 1) //=> '2024-02-29'`
 */
export function addMonths(day: Day, months: number): Day {
  const count = yearOf(day) * 12 + Number(day.slice(5, 7)) - 1 + months
  const year = Math.floor(count / 12)
  const month = (count % 12) + 1
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const dayOfMonth = Math.min(Number(day.slice(8, 10)), last)
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(dayOfMonth)}`
}

/** The last day of a term of whole months: signed 2025-05-01 for 12 months ends 2026-04-30. */
export const lastDayOfTerm = (startsOn: Day, months: number): Day =>
  addDays(addMonths(startsOn, months), -1)

/**
 * Full years of age on a day; the birthday itself counts, 29 February turns on 1 March.
 * `ageOn('1960-03-04', '2025-03-04') //=> 65`
 */
export function ageOn(birthDate: Day, day: Day): number {
  const years = yearOf(day) - yearOf(birthDate)
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years
}

/**
 * The latest birth date of those who are `age` on the day, as text to compare with: it need not be a real day.
 * `bornBy(80, '2024-02-29') //=> '1944-02-29'`
 */
export const bornBy = (age: number, day: Day): string =>
  `${String(yearOf(day) - age).padStart(4, '0')}${day.slice(4)}`

/** 0 = Sunday … 6 = Saturday. */
export const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay()

const twoDigits = (value: number) => String(value).padStart(2, '0')
