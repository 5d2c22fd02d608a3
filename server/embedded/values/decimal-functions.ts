/** Remainder and square root of decimals, exact or correctly rounded. */
import { DIGITS, digitCount, isNegative, towards, type Decimal, type Finite } from './decimal'

/** What is left of `a` after whole multiples of `b`, with the sign of `a`. */
export function remainder(a: Decimal, b: Decimal): Decimal {
  if (typeof a === 'string' || b === 'NaN') return 'NaN'
  if (typeof b === 'string') return a
  if (b.coefficient === 0n) return 'NaN'
  const exponent = Math.min(a.exponent, b.exponent)
  const x = a.coefficient * 10n ** BigInt(a.exponent - exponent)
  const y = b.coefficient * 10n ** BigInt(b.exponent - exponent)
  return { coefficient: x % y, exponent, negativeZero: isNegative(a) }
}

/** Enough digits for rounding to 34, with a sticky digit when the root does not end. */
export function squareRoot(value: Decimal): Decimal {
  if (typeof value === 'string') return value === '-Infinity' ? 'NaN' : value
  if (value.coefficient === 0n) return { ...value, exponent: Math.floor(value.exponent / 2) }
  if (value.coefficient < 0n) return 'NaN'
  const ideal = Math.floor(value.exponent / 2)
  const scaled = scale(value)
  const root = wholeRoot(scaled.coefficient)
  const sticky = root * root === scaled.coefficient ? 0n : 1n
  return towards({ coefficient: root * 10n + sticky, exponent: scaled.exponent / 2 - 1 }, ideal)
}

/** More digits, and an even exponent, so that the root has over 34 digits. */
function scale(value: Finite): Finite {
  let shift = Math.max(0, 2 * (DIGITS + 2) - digitCount(value.coefficient))
  if ((value.exponent - shift) % 2 !== 0) shift++
  return { coefficient: value.coefficient * 10n ** BigInt(shift), exponent: value.exponent - shift }
}

/** The largest whole number whose square is not above `value` (Newton's method). */
function wholeRoot(value: bigint): bigint {
  let guess = 1n << BigInt(Math.ceil(value.toString(2).length / 2))
  for (;;) {
    const next = (guess + value / guess) / 2n
    if (next >= guess) return guess
    guess = next
  }
}
