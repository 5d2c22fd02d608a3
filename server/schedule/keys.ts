/**
 * Keys of claims. Of a member of staff a cell `s:<id>|<day>|<HHMM>` and an ordinal `n:<id>|<day>|<01…cap>`; of an elder a
 * cell `e:<id>|<day>|<HHMM>`, and for an override the same with the visit's id behind it.
 */
import type { Day } from '../../shared/day'
import { CELLS, cellOfText, cellText, takingOf } from './cells'
import type { Stretch } from './cells'
import type { Place } from './types'

/**
 * Every key of a place, in the one order in which all visits take theirs: cells of staff, the elder's overrides, the
 * elder's cells, ordinals; each kind ascending. With one order, of all who want the same time somebody always gets it.
 * Ordinals come last, so that whoever loses a cell has not used up one of the day. Throws for a time outside of
 * 07:00–22:00: nobody offers one.
 */
export function keysOf({ staff, elderId, day, time, minutes, home, override }: Place): string[] {
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
    ...of.flatMap(({ id, capPerDay }) => ordinalKeys(`n:${id}|${day}`, capPerDay)),
  ]
}

const cellKeys = (head: string, { from, to }: Stretch): string[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, at) => `${head}|${cellText(from + at)}`)

const ordinalKeys = (head: string, cap: number): string[] =>
  Array.from({ length: cap }, (_, at) => `${head}|${String(at + 1).padStart(2, '0')}`)

const SIGN = 2
const DAY_LENGTH = 10

/** What a key is about, read by its places: ids have no `|` in them. */
export interface KeyParts {
  of: 'staff' | 'elder' | 'cap'
  id: string
  day: Day
  /** -1 for an ordinal. */
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
  if (of === 'cap') return { ...head, cell: -1, ordinal: last }
  const override = key.slice(dayEnd + 6)
  return { ...head, cell: cellOfText(last), ...(override ? { override } : {}) }
}
const kinds: Record<string, KeyParts['of']> = { s: 'staff', e: 'elder', n: 'cap' }
