import { CELL_MINUTES, dayHours } from '../../shared/schedule'
import type { Time } from '../../shared/schedule'

/** Minutes since midnight. `minutesOf('07:15') //=> 435` */
export const minutesOf = (time: Time): number =>
  Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** `timeOf(435) //=> '07:15'` */
export const timeOf = (minutes: number): Time =>
  `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`

const twoDigits = (value: number) => String(value).padStart(2, '0')

const FIRST_MINUTE = minutesOf(dayHours.from)

/** How many cells a day has: 60, from 07:00 to 22:00. */
export const CELLS = (minutesOf(dayHours.to) - FIRST_MINUTE) / CELL_MINUTES

/** The cell a minute lies in; below 0 and from `CELLS` on it is outside the day. `cellAt(435) //=> 1` */
export const cellAt = (minutes: number): number =>
  Math.floor((minutes - FIRST_MINUTE) / CELL_MINUTES)

/** The first cell that begins at or after a minute: where a stretch that ends then is over. */
export const cellFrom = (minutes: number): number =>
  Math.ceil((minutes - FIRST_MINUTE) / CELL_MINUTES)

/** As it stands in keys. `cellText(1) //=> '0715'` */
export const cellText = (cell: number): string => cellTexts[cell] ?? ''
const cellTexts = Array.from({ length: CELLS }, (_, cell) =>
  timeOf(FIRST_MINUTE + cell * CELL_MINUTES).replace(':', ''),
)

/** When a cell is over. `endOfCell(1) //=> '07:30'` */
export const endOfCell = (cell: number): Time => timeOf(FIRST_MINUTE + (cell + 1) * CELL_MINUTES)

/** `cellOfText('0715') //=> 1`; -1 when there is no such cell. */
export const cellOfText = (text: string): number => cellsByText.get(text) ?? -1
const cellsByText = new Map(cellTexts.map((text, cell) => [text, cell]))

/** Cells from the first to before the other. */
export interface Stretch {
  from: number
  to: number
}

/** What a visit takes: of its elder the visit itself, of its staff the way too. */
export interface Taking {
  /** As asked for, also outside of the day's hours. */
  visit: Stretch
  /** The visit with the way there and back; inside the day's hours. */
  staff: Stretch
}

/**
 * The cells of a visit. The way to a door is divided before and after it, and cut at 07:00 and 22:00: the first and
 * the last visit of the day have nobody to come from or to go to.
 */
export function takingOf(of: { time: Time; minutes: number; travelMinutes: number }): Taking {
  const start = minutesOf(of.time)
  const end = start + of.minutes
  const way = of.travelMinutes / 2
  return {
    visit: { from: cellAt(start), to: cellFrom(end) },
    staff: {
      from: Math.max(0, cellAt(start - way)),
      to: Math.min(CELLS, cellFrom(end + way)),
    },
  }
}
