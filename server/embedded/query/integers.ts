import { fitsLong, isInt32, toDouble, type Numeric } from '../values/numbers'
import { open } from '../values/decimal'

/**
 * The whole number a value holds, within int64; undefined when it holds none. `truncate` drops a
 * fraction, `exact` refuses one.
 */
export function integerOf(value: Numeric, how: 'truncate' | 'exact'): bigint | undefined {
  if (typeof value === 'bigint') return value
  if (isInt32(value)) return BigInt(value)
  const whole =
    typeof value === 'object' && value._bsontype === 'Decimal128'
      ? wholeDecimal(value, how)
      : wholeDouble(toDouble(value), how)
  return whole !== undefined && fitsLong(whole) ? whole : undefined
}

function wholeDouble(value: number, how: 'truncate' | 'exact'): bigint | undefined {
  if (!Number.isFinite(value) || (how === 'exact' && !Number.isInteger(value))) return undefined
  return BigInt(Math.trunc(value))
}

function wholeDecimal(
  value: Parameters<typeof open>[0],
  how: 'truncate' | 'exact',
): bigint | undefined {
  const opened = open(value)
  if (typeof opened === 'string') return undefined
  if (opened.exponent >= 0)
    return opened.exponent > 40
      ? tooLarge(opened.coefficient)
      : opened.coefficient * 10n ** BigInt(opened.exponent)
  const unit = 10n ** BigInt(-opened.exponent)
  return how === 'exact' && opened.coefficient % unit !== 0n ? undefined : opened.coefficient / unit
}

function tooLarge(coefficient: bigint): bigint | undefined {
  return coefficient === 0n ? 0n : undefined
}
