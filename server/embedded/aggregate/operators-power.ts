/** Powers, roots and logarithms. */
import { fail, notSupported } from '../errors'
import { integerOf } from '../query/integers'
import { widerType } from '../values/arithmetic'
import { close } from '../values/decimal'
import { squareRoot } from '../values/decimal-functions'
import {
  intOrLong,
  isNumeric,
  makeDouble,
  numericType,
  toDecimal,
  toDouble,
  type Numeric,
} from '../values/numbers'
import { typeName } from '../values/type-names'
import type { Maybe, Value } from '../values/types'
import { fixed, isNullish, type Operators } from './environment'
import { doubleFunction, isDecimal, numeric } from './numeric-operator'

function power(base: Maybe, exponent: Maybe): Maybe {
  if (isNullish(base) || isNullish(exponent)) return null
  if (!isNumeric(base)) return fail(28762, `$pow's base must be numeric, not ${typeName(base)}`)
  if (!isNumeric(exponent))
    return fail(28763, `$pow's exponent must be numeric, not ${typeName(exponent)}`)
  if (toDouble(base) === 0 && toDouble(exponent) < 0) {
    fail(28764, '$pow cannot take a base of 0 and a negative exponent')
  }
  return raised(base, exponent)
}

function raised(base: Numeric, exponent: Numeric): Maybe {
  const type = widerType(numericType(base), numericType(exponent))
  if (type === 'decimal') return notSupported('$pow with Decimal128')
  if (type === 'double' || toDouble(exponent) < 0) {
    const result = toDouble(base) ** toDouble(exponent)
    return type === 'double' ? makeDouble(result) : wholeOrDouble(result)
  }
  return wholePower(base, exponent, type)
}

/** A negative power of a whole number is a double, unless the base is 1 or -1. */
function wholeOrDouble(value: number): Value {
  return Math.abs(value) === 1 ? value : makeDouble(value)
}

function wholePower(base: Numeric, exponent: Numeric, type: 'int' | 'long'): Value {
  const times = toDouble(exponent)
  if (times > 63) return wholeIfSmall(base, toDouble(base) ** times, type)
  const whole = intOrLong((integerOf(base, 'exact') ?? 0n) ** BigInt(times))
  if (whole === undefined) return makeDouble(toDouble(base) ** times)
  return type === 'long' ? BigInt(whole) : whole
}

/** Beyond the 63rd power only 0, 1 and -1 stay whole. */
function wholeIfSmall(base: Numeric, result: number, type: 'int' | 'long'): Value {
  if (Math.abs(toDouble(base)) > 1) return makeDouble(result)
  return type === 'long' ? BigInt(result) : result
}

function squareRootOf(value: Numeric): Maybe {
  if (toDouble(value) < 0) fail(28714, "$sqrt's argument must be greater than or equal to 0")
  return isDecimal(value)
    ? close(squareRoot(toDecimal(value)))
    : makeDouble(Math.sqrt(toDouble(value)))
}

function logarithm(value: Maybe, base: Maybe): Maybe {
  if (isNullish(value) || isNullish(base)) return null
  if (!isNumeric(value))
    return fail(28756, `$log's argument must be numeric, not ${typeName(value)}`)
  if (!isNumeric(base)) return fail(28757, `$log's base must be numeric, not ${typeName(base)}`)
  if (isDecimal(value) || isDecimal(base)) return notSupported('$log with Decimal128')
  if (!(toDouble(value) > 0))
    fail(28758, `$log's argument must be a positive number, but is ${toDouble(value)}`)
  if (!(toDouble(base) > 0) || toDouble(base) === 1) {
    fail(28759, `$log's base must be a positive number not equal to 1, but is ${toDouble(base)}`)
  }
  return makeDouble(Math.log(toDouble(value)) / Math.log(toDouble(base)))
}

function positive(name: string, code: number) {
  return (value: number) => {
    if (!(value > 0) && !Number.isNaN(value))
      fail(code, `${name}'s argument must be a positive number, but is ${value}`)
  }
}

export const powerOperators: Operators = {
  $exp: doubleFunction('$exp', Math.exp),
  $ln: doubleFunction('$ln', Math.log, positive('$ln', 28766)),
  $log: fixed(2, logarithm),
  $log10: doubleFunction('$log10', Math.log10, positive('$log10', 28761)),
  $pow: fixed(2, power),
  $sqrt: numeric('$sqrt', squareRootOf),
}
