/** The documents of the benchmark: 434 bytes each, as a service line of the ledger might be. */
import { calculateObjectSize, ObjectId } from 'bson'
import type { IndexDescription } from 'mongodb'

export const documentBytes = 434

export interface Line {
  _id: ObjectId
  number: string
  elder: string
  day: string
  kind: string
  status: string
  units: number
  at: Date
  note: string
}

export const indexes: IndexDescription[] = [
  { key: { number: 1 }, unique: true },
  { key: { elder: 1, day: -1 } },
  { key: { kind: 1, status: 1 } },
]

/** How many lines one elder has. */
export const linesEach = 50

const kinds = ['visit', 'bed-round', 'nursing', 'hut', 'call']
const firstDay = Date.UTC(2026, 0, 1)

export function line(n: number): Line {
  const document: Line = {
    _id: new ObjectId(),
    number: `L${String(n).padStart(9, '0')}`,
    elder: elder(Math.floor(n / linesEach)),
    day: new Date(firstDay + ((n * 7919) % 365) * 86_400_000).toISOString().slice(0, 10),
    kind: kinds[n % kinds.length] ?? '',
    status: n % 3 === 0 ? 'open' : 'done',
    units: n % 10,
    at: new Date(firstDay + n * 1000),
    note: '',
  }
  return { ...document, note: 'x'.repeat(documentBytes - calculateObjectSize(document)) }
}

export function elder(n: number): string {
  return `E${String(n).padStart(7, '0')}`
}

export function lines(from: number, count: number): Line[] {
  return Array.from({ length: count }, (_, i) => line(from + i))
}
