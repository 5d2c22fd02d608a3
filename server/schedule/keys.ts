/**
 * Keys of claims. Of a member of staff a cell `s:<id>|<day>|<HHMM>` and an ordinal `n:<id>|<day>|<01…cap>`; of an elder a
 * cell `e:<id>|<day>|<HHMM>`, and for an override the same with the visit's id behind it. Of a promise that is kept so
 * many times, `p:<id>|<its last day>|<01…times>`: which one, and how many, the rooms above know.
 */
import type { Day } from '../../shared/day'
import { CELLS, cellOfText, cellText, takingOf } from './cells'
import type { Stretch } from './cells'
import type { Place } from './types'

/**
 * Every key of a place, in the one order in which all visits take theirs: cells of staff, the elder's overrides, the
 * elder's cells, the promise, ordinals; each kind ascending. With one order, of all who want the same time somebody always gets it.
 * Ordinals come last, so that whoever loses a cell has not used up one of the day. Throws for a time outside of
 * 07:00–22:00: nobody offers one.
 */
export function keysOf(place: Place): string[] {
  const { staff, elderId, day, time, minutes, home, override, promise } = place
  const people = staff.toSorted((one, other) => (one.id < other.id ? -1 : 1))
  const of = people.map((each) => {
    const travelMinutes = home ? each.travelMinutes : 0
    return { ...each, stretch: takingOf({ time, minutes, travelMinutes }).staff }
  })
  const { visit } = takingOf({ time, minutes, travelMinutes: 0 })
  if (visit.from < 0 || visit.to > CELLS) throw new Error(`${time} has no cells: ask \`at\` first`)
  const elder = cellKeys(`e:${elderId}|${day}`, visit)
  return [
    ...of.flatMap(({ id, stretch }) => cellKeys(`s:${id}|${day}`, stretch)),
    ...(override ? elder.map((key) => `${key}|${override}`) : []),
    ...elder,
    ...(promise ? [promise] : []),
    ...of.flatMap(({ id, capPerDay }) => ordinalKeys(`n:${id}|${day}`, capPerDay)),
  ]
}

const cellKeys = (head: string, { from, to }: Stretch): string[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, at) => `${head}|${cellText(from + at)}`)

const ordinalKeys = (head: string, cap: number): string[] =>
  Array.from({ length: cap }, (_, at) => `${head}|${twoDigits(at + 1)}`)

/** One time of a promise; it is swept when the last day of the promise is over. */
export const promiseKey = (id: string, lastDay: Day, ordinal: number): string =>
  `p:${id}|${lastDay}|${twoDigits(ordinal)}`

/** `keys.filter(isPromise)`: what of a visit stands for something promised. */
export const isPromise = (key: string): boolean => key.startsWith('p:')

const twoDigits = (ordinal: number) => String(ordinal).padStart(2, '0')

const SIGN = 2
const DAY_LENGTH = 10

/** What a key is about, read by its places: ids have no `|` in them. */
export interface KeyParts {
  of: 'staff' | 'elder' | 'cap' | 'promise'
  id: string
  day: Day
  /** -1 for an ordinal, and for one of a promise. */
  cell: number
  /** The ordinal, `01` first. */
  ordinal?: string
  /** The visit an override is for. */
  override?: string
}

/** `partsOf('s:…|2026-03-04|0715').cell //=> 1` */
export function partsOf(key: string): KeyParts {
  const of = kinds[key[0] ?? ''] ?? 'staff'
  const idEnd = key.indexOf('|')
  const dayEnd = idEnd + 1 + DAY_LENGTH
  const last = key.slice(dayEnd + 1, dayEnd + 5)
  const head = { of, id: key.slice(SIGN, idEnd), day: key.slice(idEnd + 1, dayEnd) }
  if (of === 'cap' || of === 'promise') return { ...head, cell: -1, ordinal: last }
  const override = key.slice(dayEnd + 6)
  return { ...head, cell: cellOfText(last), ...(override ? { override } : {}) }
}
const kinds: Record<string, KeyParts['of']> = {
  ...{ s: 'staff', e: 'elder', n: 'cap', p: 'promise' },
}
