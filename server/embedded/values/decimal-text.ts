/** Decimal128 as text, by the rules of IEEE 754 (and bson's `toString`). */
import type { Decimal128 } from 'bson'

import { abs, open, type Decimal } from './decimal'

const FURTHEST_PLAIN = -6

export function decimalText(value: Decimal128): string {
  return decimalToText(open(value))
}

function decimalToText(value: Decimal): string {
  if (typeof value === 'string') return value
  const sign = value.coefficient < 0n || value.negativeZero ? '-' : ''
  const digits = abs(value.coefficient).toString()
  const { exponent } = value
  const scientific = digits.length - 1 + exponent
  if (exponent > 0 || scientific < FURTHEST_PLAIN) return sign + scientificText(digits, scientific)
  if (exponent === 0) return sign + digits
  const padded = digits.padStart(1 - exponent, '0')
  return `${sign}${padded.slice(0, exponent)}.${padded.slice(exponent)}`
}

function scientificText(digits: string, exponent: number): string {
  const rest = digits.slice(1)
  return `${digits[0] ?? '0'}${rest ? `.${rest}` : ''}E${exponent < 0 ? '' : '+'}${exponent}`
}
