/** The total order of BSON values (MongoDB manual, "Comparison/Sort Order"). */
import type { Binary, BSONRegExp, BSONSymbol, Code, ObjectId, Timestamp } from 'bson'

import { compareNumbers, type Numeric } from './numbers'
import { scopeOf } from './code'
import { isDoc, type BsonObject, type Doc, type Maybe, type Value } from './types'
import { timestampBits } from './timestamp'

/** The place of a value's type in the order; types with one rank compare by value. Missing is 0. */
export function typeRank(value: Maybe): number {
  if (typeof value === 'string') return 15
  if (typeof value === 'number' || typeof value === 'bigint') return 10
  if (value === undefined) return 0
  if (value === null) return 5
  return typeof value === 'boolean' ? 40 : objectRank(value)
}

function objectRank(value: Doc | Value[] | Date | BsonObject): number {
  if (isDoc(value)) return 20
  if (Array.isArray(value)) return 25
  if (value instanceof Date) return 45
  return bsonRanks[value._bsontype]
}

const bsonRanks: Record<BsonObject['_bsontype'], number> = {
  MinKey: -1,
  Double: 10,
  Decimal128: 10,
  BSONSymbol: 15,
  Binary: 30,
  ObjectId: 35,
  Timestamp: 47,
  BSONRegExp: 50,
  Code: 60,
  MaxKey: 127,
}

/** Negative, 0 or positive. A missing field (`undefined`) sorts below null. */
export function compare(a: Maybe, b: Maybe): number {
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b)
  if (typeof a === 'number' && typeof b === 'number') return compareNumbers(a, b)
  const rank = typeRank(a)
  const other = typeRank(b)
  if (rank !== other) return rank < other ? -1 : 1
  const within = comparers[rank]
  return within ? within(a as Value, b as Value) : 0
}

export function equal(a: Maybe, b: Maybe): boolean {
  return a === b || compare(a, b) === 0
}

type Compare = (a: Value, b: Value) => number

/** By rank; a rank without an entry holds a single value. */
const comparers: Readonly<Record<number, Compare>> = {
  10: (a, b) => compareNumbers(a as Numeric, b as Numeric),
  15: (a, b) => compareText(textOf(a), textOf(b)),
  20: (a, b) => compareDocs(a as Doc, b as Doc),
  25: (a, b) => compareArrays(a as Value[], b as Value[]),
  30: (a, b) => compareBinary(a as Binary, b as Binary),
  35: (a, b) => Buffer.compare((a as ObjectId).id, (b as ObjectId).id),
  40: (a, b) => Number(a) - Number(b),
  45: (a, b) => Math.sign((a as Date).getTime() - (b as Date).getTime()),
  47: (a, b) => order(timestampBits(a as Timestamp), timestampBits(b as Timestamp)),
  50: (a, b) => compareRegex(a as BSONRegExp, b as BSONRegExp),
  60: (a, b) => compareCode(a as Code, b as Code),
}

function order<T extends number | bigint>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function textOf(value: Value): string {
  return typeof value === 'string' ? value : (value as BSONSymbol).value
}

/**
 * By UTF-8 bytes. JavaScript compares UTF-16 units, which differs only where a surrogate meets a
 * unit above the surrogates, so only the first difference needs a look.
 */
export function compareText(a: string, b: string): number {
  if (a === b) return 0
  const size = Math.min(a.length, b.length)
  for (let i = 0; i < size; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x !== y) return order(byCodePoint(x), byCodePoint(y))
  }
  return order(a.length, b.length)
}

/** Moves surrogates above all other units, which is where their code points lie. */
function byCodePoint(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit
}

/** Field by field: type, then name, then value; a prefix is smaller. */
function compareDocs(a: Doc, b: Doc): number {
  const others = b.entries()
  for (const [name, value] of a) {
    const next = others.next()
    if (next.done) return 1
    const [otherName, other] = next.value
    const found =
      order(typeRank(value), typeRank(other)) ||
      compareText(name, otherName) ||
      compare(value, other)
    if (found !== 0) return found
  }
  return order(a.size, b.size)
}

function compareArrays(a: Value[], b: Value[]): number {
  const size = Math.min(a.length, b.length)
  for (let i = 0; i < size; i++) {
    const found = compare(a[i], b[i])
    if (found !== 0) return found
  }
  return order(a.length, b.length)
}

function compareBinary(a: Binary, b: Binary): number {
  return (
    order(a.position, b.position) ||
    order(a.sub_type, b.sub_type) ||
    Buffer.compare(a.buffer.subarray(0, a.position), b.buffer.subarray(0, b.position))
  )
}

function compareRegex(a: BSONRegExp, b: BSONRegExp): number {
  return compareText(a.pattern, b.pattern) || compareText(a.options, b.options)
}

function compareCode(a: Code, b: Code): number {
  const none: Doc = new Map()
  return compareText(a.code, b.code) || compareDocs(scopeOf(a) ?? none, scopeOf(b) ?? none)
}
