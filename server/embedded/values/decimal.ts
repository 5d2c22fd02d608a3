/**
 * Decimal128 (IEEE 754-2008) on whole numbers: coefficient × 10^exponent. Sums, products, quotients
 * and square roots are exact, or rounded half-even to 34 digits as MongoDB does; a double is never
 * in between.
 */
import { Decimal128 } from 'bson'

import { fail } from '../errors'

export interface Finite {
  /** The coefficient with its sign. */
  readonly coefficient: bigint
  readonly exponent: number
  /** Only for zero, which a whole number cannot give a sign. */
  readonly negativeZero?: boolean
}
export type Decimal = Finite | 'NaN' | 'Infinity' | '-Infinity'

export const DIGITS = 34
const EXPONENT_MIN = -6176
const EXPONENT_MAX = 6111
const BIAS = 6176
const LIMIT = 10n ** BigInt(DIGITS)
const MASK_113 = (1n << 113n) - 1n

/** Opens the 16 bytes (binary integer decimal encoding). */
export function open(value: Decimal128): Decimal {
  const view = Buffer.from(value.bytes.buffer, value.bytes.byteOffset, 16)
  const bits = (view.readBigUInt64LE(8) << 64n) | view.readBigUInt64LE(0)
  const negative = bits >> 127n === 1n
  const combination = Number((bits >> 122n) & 31n)
  if (combination === 31) return 'NaN'
  if (combination === 30) return negative ? '-Infinity' : 'Infinity'
  // The second form (leading 11) only encodes coefficients above 34 digits, which count as zero.
  const large = combination >> 3 === 3
  const exponent = Number((bits >> (large ? 111n : 113n)) & 0x3fffn) - BIAS
  const magnitude = large ? 0n : bits & MASK_113
  const coefficient = magnitude >= LIMIT ? 0n : magnitude
  if (coefficient === 0n) return { coefficient, exponent, negativeZero: negative }
  return { coefficient: negative ? -coefficient : coefficient, exponent }
}

/** Closes a number into 16 bytes, rounding half-even to 34 digits; beyond the range is Infinity. */
export function close(value: Decimal): Decimal128 {
  if (typeof value === 'string') return Decimal128.fromString(value)
  const rounded = fit(value)
  if (rounded === undefined) return close(value.coefficient < 0n ? '-Infinity' : 'Infinity')
  const negative = rounded.coefficient < 0n || rounded.negativeZero === true
  const magnitude = abs(rounded.coefficient)
  const bits =
    ((negative ? 1n : 0n) << 127n) | (BigInt(rounded.exponent + BIAS) << 113n) | magnitude
  const bytes = Buffer.alloc(16)
  bytes.writeBigUInt64LE(bits & 0xffffffffffffffffn, 0)
  bytes.writeBigUInt64LE(bits >> 64n, 8)
  return new Decimal128(Uint8Array.from(bytes))
}

/** Brings coefficient and exponent into range; undefined when the number is too large. */
function fit(value: Finite): Finite | undefined {
  let { coefficient, exponent } = value
  const surplus = Math.max(digitCount(coefficient) - DIGITS, EXPONENT_MIN - exponent)
  if (surplus > 0) {
    coefficient = divideHalfEven(coefficient, 10n ** BigInt(surplus))
    exponent += surplus
    if (abs(coefficient) >= LIMIT) return fit({ coefficient, exponent })
  }
  if (exponent > EXPONENT_MAX) {
    const shift = exponent - EXPONENT_MAX
    if (coefficient === 0n) return { ...value, exponent: EXPONENT_MAX }
    if (shift + digitCount(coefficient) > DIGITS) return undefined
    return { coefficient: coefficient * 10n ** BigInt(shift), exponent: EXPONENT_MAX }
  }
  const lostSign = coefficient === 0n && (value.negativeZero === true || value.coefficient < 0n)
  return { coefficient, exponent, negativeZero: lostSign }
}

export function abs(value: bigint): bigint {
  return value < 0n ? -value : value
}

export function digitCount(value: bigint): number {
  return abs(value).toString().length
}

/** `a / b` rounded to the nearest whole number, ties to even. `b` is positive. */
export function divideHalfEven(a: bigint, b: bigint): bigint {
  const quotient = abs(a) / b
  const twice = (abs(a) % b) * 2n
  const up = twice > b || (twice === b && quotient % 2n === 1n)
  const magnitude = up ? quotient + 1n : quotient
  return a < 0n ? -magnitude : magnitude
}

/** Both numbers on the smaller exponent. */
function align(a: Finite, b: Finite): [bigint, bigint, number] {
  const exponent = Math.min(a.exponent, b.exponent)
  return [
    a.coefficient * 10n ** BigInt(a.exponent - exponent),
    b.coefficient * 10n ** BigInt(b.exponent - exponent),
    exponent,
  ]
}

export function add(a: Decimal, b: Decimal): Decimal {
  if (typeof a === 'string' || typeof b === 'string') return addSpecial(a, b)
  const [x, y, exponent] = align(a, b)
  const negativeZero = a.negativeZero === true && b.negativeZero === true
  return { coefficient: x + y, exponent, negativeZero }
}

function addSpecial(a: Decimal, b: Decimal): Decimal {
  if (a === 'NaN' || b === 'NaN') return 'NaN'
  if (typeof a === 'string') return typeof b === 'string' && a !== b ? 'NaN' : a
  return b
}

export function negate(a: Decimal): Decimal {
  if (a === 'NaN') return a
  if (typeof a === 'string') return a === 'Infinity' ? '-Infinity' : 'Infinity'
  const negativeZero = a.coefficient === 0n && a.negativeZero !== true
  return { coefficient: -a.coefficient, exponent: a.exponent, negativeZero }
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  if (a === 'NaN' || b === 'NaN') return 'NaN'
  const negative = isNegative(a) !== isNegative(b)
  if (typeof a === 'string' || typeof b === 'string') {
    if (isZero(a) || isZero(b)) return 'NaN'
    return negative ? '-Infinity' : 'Infinity'
  }
  const coefficient = a.coefficient * b.coefficient
  const negativeZero = coefficient === 0n && negative
  return { coefficient, exponent: a.exponent + b.exponent, negativeZero }
}

export function divide(a: Decimal, b: Decimal): Decimal {
  if (a === 'NaN' || b === 'NaN') return 'NaN'
  const negative = isNegative(a) !== isNegative(b)
  if (typeof a === 'string') {
    if (typeof b === 'string') return 'NaN'
    return negative ? '-Infinity' : 'Infinity'
  }
  if (typeof b === 'string')
    return { coefficient: 0n, exponent: EXPONENT_MIN, negativeZero: negative }
  if (isZero(b)) return fail(2, "can't $divide by zero")
  return quotient(a, b)
}

/** Two digits more than can be kept, plus a sticky digit, so that rounding sees the truth. */
function quotient(a: Finite, b: Finite): Finite {
  const ideal = a.exponent - b.exponent
  const shift = Math.max(0, DIGITS + 2 + digitCount(b.coefficient) - digitCount(a.coefficient))
  const scaled = abs(a.coefficient) * 10n ** BigInt(shift)
  const divisor = abs(b.coefficient)
  const sticky = scaled % divisor === 0n ? 0n : 1n
  const magnitude = (scaled / divisor) * 10n + sticky
  const negative = isNegative(a) !== isNegative(b)
  return towards(
    {
      coefficient: negative ? -magnitude : magnitude,
      exponent: ideal - shift - 1,
      negativeZero: negative,
    },
    ideal,
  )
}

/** Drops trailing zeros until the exponent is `ideal`, as IEEE asks of an exact quotient. */
export function towards(value: Finite, ideal: number): Finite {
  let { coefficient, exponent } = value
  while (exponent < ideal && coefficient !== 0n && coefficient % 10n === 0n) {
    coefficient /= 10n
    exponent++
  }
  return { ...value, coefficient, exponent: coefficient === 0n ? ideal : exponent }
}

export function isNegative(a: Decimal): boolean {
  if (typeof a === 'string') return a === '-Infinity'
  return a.coefficient < 0n || a.negativeZero === true
}

function isZero(a: Decimal): a is Finite {
  return typeof a !== 'string' && a.coefficient === 0n
}

/** Exact order of finite numbers: negative, 0 or positive. */
export function compareFinite(a: Finite, b: Finite): number {
  const [x, y] = align(a, b)
  return x < y ? -1 : x > y ? 1 : 0
}
