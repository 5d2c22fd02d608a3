/** The four number types: which one a value is, moving between them, and their exact order. */
import { Decimal128, Double } from 'bson'

import { compareFinite, open, type Decimal, type Finite } from './decimal'
import { bsonType, type Maybe } from './types'

export type Numeric = number | bigint | Double | Decimal128
export type NumericType = 'int' | 'long' | 'double' | 'decimal'

export const INT32_MAX = 0x7fffffff
export const INT32_MIN = -0x80000000
const INT64_MAX = 0x7fffffffffffffffn
const INT64_MIN = -0x8000000000000000n

export function isNumeric(value: Maybe): value is Numeric {
  if (typeof value === 'number' || typeof value === 'bigint') return true
  if (typeof value !== 'object') return false
  const type = bsonType(value)
  return type === 'Double' || type === 'Decimal128'
}

export function isInt32(value: Maybe): value is number {
  return typeof value === 'number' && (value | 0) === value && !Object.is(value, -0)
}

export function numericType(value: Numeric): NumericType {
  if (typeof value === 'number') return isInt32(value) ? 'int' : 'double'
  if (typeof value === 'bigint') return 'long'
  return value._bsontype === 'Double' ? 'double' : 'decimal'
}

/** A double: wrapped where a bare number would read as an int32. */
export function makeDouble(value: number): number | Double {
  return isInt32(value) ? new Double(value) : value
}

/** The smaller whole type that holds it: int32, else int64. Undefined when beyond int64. */
export function intOrLong(value: bigint): number | bigint | undefined {
  if (value >= BigInt(INT32_MIN) && value <= BigInt(INT32_MAX)) return Number(value)
  return fitsLong(value) ? value : undefined
}

export function fitsLong(value: bigint): boolean {
  return value >= INT64_MIN && value <= INT64_MAX
}

/** The nearest double. */
export function toDouble(value: Numeric): number {
  if (typeof value === 'number') return value
  if (typeof value === 'bigint') return Number(value)
  return value._bsontype === 'Double' ? value.value : decimalToDouble(open(value))
}

export function decimalToDouble(value: Decimal): number {
  if (typeof value === 'string') return Number(value)
  if (value.coefficient === 0n) return value.negativeZero ? -0 : 0
  return Number(`${value.coefficient}e${value.exponent}`)
}

/** As MongoDB calculates: whole numbers exactly, doubles rounded to 15 digits. */
export function toDecimal(value: Numeric): Decimal {
  if (typeof value === 'bigint') return { coefficient: value, exponent: 0 }
  if (typeof value === 'number') return isInt32(value) ? whole(value) : doubleToDecimal(value)
  return value._bsontype === 'Double' ? doubleToDecimal(value.value) : open(value)
}

function whole(value: number): Finite {
  return { coefficient: BigInt(value), exponent: 0 }
}

function doubleToDecimal(value: number): Decimal {
  if (!Number.isFinite(value)) return special(value)
  if (value === 0) return { coefficient: 0n, exponent: 0, negativeZero: Object.is(value, -0) }
  const [mantissa = '0', power = '0'] = value.toExponential(14).split('e')
  return { coefficient: BigInt(mantissa.replace('.', '')), exponent: Number(power) - 14 }
}

function special(value: number): Decimal {
  if (Number.isNaN(value)) return 'NaN'
  return value > 0 ? 'Infinity' : '-Infinity'
}

/** The exact value of any number: what a double really holds, to the last digit. */
export function exact(value: Numeric): Decimal {
  if (typeof value === 'object' && value._bsontype === 'Decimal128') return open(value)
  if (typeof value === 'bigint') return { coefficient: value, exponent: 0 }
  return exactDouble(typeof value === 'number' ? value : value.value)
}

const view = new DataView(new ArrayBuffer(8))

export function exactDouble(value: number): Decimal {
  if (!Number.isFinite(value)) return special(value)
  if (Number.isInteger(value)) return { coefficient: BigInt(value), exponent: 0 }
  view.setFloat64(0, value)
  const bits = view.getBigUint64(0)
  const field = Number((bits >> 52n) & 0x7ffn)
  const fraction = bits & 0xfffffffffffffn
  const mantissa = field === 0 ? fraction : fraction | 0x10000000000000n
  const power = Math.max(field, 1) - 1075
  // mantissa × 2^power with a negative power is mantissa × 5^-power × 10^power.
  const coefficient = mantissa * 5n ** BigInt(-power)
  return { coefficient: value < 0 ? -coefficient : coefficient, exponent: power }
}

/** Exact order across types; NaN is equal to itself and below all others. */
export function compareNumbers(a: Numeric, b: Numeric): number {
  const x = typeof a === 'object' && a._bsontype === 'Double' ? a.value : a
  const y = typeof b === 'object' && b._bsontype === 'Double' ? b.value : b
  if (typeof x === 'object' || typeof y === 'object') return compareWithDecimal(x, y)
  if (x < y) return -1
  if (x > y) return 1
  if (x === y) return 0
  return compareUnordered(x, y)
}

function compareUnordered(x: number | bigint, y: number | bigint): number {
  const first = Number.isNaN(x) ? 0 : 1
  const second = Number.isNaN(y) ? 0 : 1
  return first - second
}

function compareWithDecimal(
  a: number | bigint | Decimal128,
  b: number | bigint | Decimal128,
): number {
  const x = toDouble(a)
  const y = toDouble(b)
  // Rounding keeps order, so only equal or special doubles need the exact values.
  if (x < y) return -1
  if (x > y) return 1
  if (Number.isNaN(x) || Number.isNaN(y)) return compareUnordered(x, y)
  return compareExact(exact(a), exact(b))
}

function compareExact(a: Decimal, b: Decimal): number {
  if (typeof a !== 'string' && typeof b !== 'string') return compareFinite(a, b)
  return specialRank(a) - specialRank(b)
}

function specialRank(value: Decimal): number {
  if (typeof value !== 'string') return 0
  return value === 'Infinity' ? 1 : -1
}
