/** Arithmetic. Null and missing give null; a value that is no number is refused with MongoDB's code. */
import { Double } from 'bson'

import { fail, notSupported } from '../errors'
import { multiplyNumbers, roundDecimal, subtractNumbers, widerType } from '../values/arithmetic'
import { abs as absolute, close, divide, type Decimal } from '../values/decimal'
import { remainder, squareRoot } from '../values/decimal-functions'
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
import { integerOf } from '../query/integers'
import type { Maybe, Value } from '../values/types'
import { between, fixed, isNullish, variadic, type Operators } from './environment'
import { NumberSum } from './sums'

/** One number in, one number out; `name` is for the message. */
export function numeric(name: string, run: (value: Numeric) => Maybe) {
  return fixed(1, (value) => {
    if (isNullish(value)) return null
    if (!isNumeric(value)) return fail(28765, `${name} only supports numeric types, not ${typeName(value)}`)
    return run(value)
  })
}

function isDecimal(value: Numeric): boolean {
  return numericType(value) === 'decimal'
}

/** Numbers and at most one date, which the numbers move by milliseconds. */
function addAll(values: Maybe[]): Maybe {
  const sum = new NumberSum()
  let date: Date | undefined
  for (const value of values) {
    if (isNullish(value)) return null
    if (value instanceof Date) {
      if (date) fail(16612, 'only one date allowed in an $add expression')
      date = value
    } else if (isNumeric(value)) sum.add(value)
    else fail(14, `$add only supports numeric or date types, not ${typeName(value)}`)
  }
  return date ? moved(date, sum.result()) : sum.result()
}

function moved(date: Date, by: Numeric): Date {
  const result = new Date(date.getTime() + Math.round(toDouble(by)))
  return Number.isNaN(result.getTime()) ? fail(15, 'date overflow in $add') : result
}

function subtract(a: Maybe, b: Maybe): Maybe {
  if (isNullish(a) || isNullish(b)) return null
  if (isNumeric(a) && isNumeric(b)) {
    return subtractNumbers(a, b) ?? makeDouble(toDouble(a) - toDouble(b))
  }
  if (a instanceof Date && b instanceof Date) return BigInt(a.getTime() - b.getTime())
  if (a instanceof Date && isNumeric(b)) return moved(a, makeDouble(-toDouble(b)))
  return fail(14, `can't $subtract ${typeName(b)} from ${typeName(a)}`)
}

function multiplyAll(values: Maybe[]): Maybe {
  let result: Numeric = 1
  for (const value of values) {
    if (isNullish(value)) return null
    if (!isNumeric(value)) return fail(14, `$multiply only supports numeric types, not ${typeName(value)}`)
    result = multiplyNumbers(result, value) ?? makeDouble(toDouble(result) * toDouble(value))
  }
  return result
}

function divideTwo(a: Maybe, b: Maybe): Maybe {
  if (isNullish(a) || isNullish(b)) return null
  if (!isNumeric(a) || !isNumeric(b)) {
    return fail(14, `$divide only supports numeric types, not ${typeName(a)} and ${typeName(b)}`)
  }
  if (toDouble(b) === 0 && (!isDecimal(b) || isZeroDecimal(b))) fail(2, "can't $divide by zero")
  if (isDecimal(a) || isDecimal(b)) return close(divide(toDecimal(a), toDecimal(b)))
  return makeDouble(toDouble(a) / toDouble(b))
}

function isZeroDecimal(value: Numeric): boolean {
  const opened = toDecimal(value)
  return typeof opened !== 'string' && opened.coefficient === 0n
}

function modulo(a: Maybe, b: Maybe): Maybe {
  if (isNullish(a) || isNullish(b)) return null
  if (!isNumeric(a) || !isNumeric(b)) {
    return fail(16611, `$mod only supports numeric types, not ${typeName(a)} and ${typeName(b)}`)
  }
  if (toDouble(b) === 0 && (!isDecimal(b) || isZeroDecimal(b))) fail(16610, "can't $mod by zero")
  const type = widerType(numericType(a), numericType(b))
  if (type === 'decimal') return close(remainder(toDecimal(a), toDecimal(b)))
  if (type === 'double') return makeDouble(toDouble(a) % toDouble(b))
  const rest = (integerOf(a, 'exact') ?? 0n) % (integerOf(b, 'exact') ?? 1n)
  return type === 'int' ? Number(rest) : rest
}

function power(base: Maybe, exponent: Maybe): Maybe {
  if (isNullish(base) || isNullish(exponent)) return null
  if (!isNumeric(base)) return fail(28762, `$pow's base must be numeric, not ${typeName(base)}`)
  if (!isNumeric(exponent)) return fail(28763, `$pow's exponent must be numeric, not ${typeName(exponent)}`)
  if (toDouble(base) === 0 && toDouble(exponent) < 0) {
    fail(28764, '$pow cannot take a base of 0 and a negative exponent')
  }
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
  const small = Math.abs(toDouble(base)) <= 1
  if (!small && times > 63) return makeDouble(toDouble(base) ** times)
  const result = (integerOf(base, 'exact') ?? 0n) ** BigInt(small ? times % 2 === 0 && times > 0 ? 2 : Math.min(times, 1) : times)
  const whole = intOrLong(result)
  if (whole === undefined) return makeDouble(toDouble(base) ** times)
  return type === 'long' ? BigInt(whole) : whole
}

/** A function that keeps the number's type; decimals stay exact. */
function rounding(name: string, double: (value: number) => number, decimal: (value: Decimal) => Decimal) {
  return numeric(name, (value) => {
    const type = numericType(value)
    if (type === 'int' || type === 'long') return value
    return type === 'decimal' ? close(decimal(toDecimal(value))) : makeDouble(double(toDouble(value)))
  })
}

function floorDecimal(value: Decimal): Decimal {
  if (typeof value === 'string' || value.exponent >= 0) return value
  const unit = 10n ** BigInt(-value.exponent)
  const whole = value.coefficient / unit
  const below = value.coefficient < 0n && value.coefficient % unit !== 0n
  return { coefficient: below ? whole - 1n : whole, exponent: 0 }
}

function ceilDecimal(value: Decimal): Decimal {
  if (typeof value === 'string') return value
  const mirrored = floorDecimal({ ...value, coefficient: -value.coefficient })
  return typeof mirrored === 'string' ? mirrored : { ...mirrored, coefficient: -mirrored.coefficient }
}

function abs(value: Numeric): Maybe {
  if (typeof value === 'bigint') {
    const result = intOrLong(absolute(value))
    return result === undefined ? fail(28680, "can't take $abs of long long min") : BigInt(result)
  }
  if (numericType(value) === 'int') return makeLongIfNeeded(Math.abs(value as number))
  if (!isDecimal(value)) return makeDouble(Math.abs(toDouble(value)))
  const opened = toDecimal(value)
  if (typeof opened === 'string') return close(opened === 'NaN' ? opened : 'Infinity')
  return close({ coefficient: absolute(opened.coefficient), exponent: opened.exponent })
}

function makeLongIfNeeded(value: number): Value {
  return (value | 0) === value ? value : BigInt(value)
}

/** Doubles only: no decimal result would be exact. */
export function doubleFunction(name: string, run: (value: number) => number, check?: (value: number) => void) {
  return numeric(name, (value) => {
    if (isDecimal(value)) return notSupported(`${name} with Decimal128`)
    check?.(toDouble(value))
    return makeDouble(run(toDouble(value)))
  })
}

function squareRootOf(value: Numeric): Maybe {
  if (toDouble(value) < 0) fail(28714, "$sqrt's argument must be greater than or equal to 0")
  return isDecimal(value) ? close(squareRoot(toDecimal(value))) : makeDouble(Math.sqrt(toDouble(value)))
}

/** $round and $trunc to a number of places; ties go to the even digit. */
function toPlaces(name: string, decimal: (value: Decimal, places: number) => Decimal) {
  return between(1, 2, (value, places) => {
    if (isNullish(value) || places === null) return null
    if (!isNumeric(value)) return fail(51081, `${name} only supports numeric types, not ${typeName(value)}`)
    const count = placesOf(name, places)
    return placed(value, decimal(toDecimalExactly(value), count), count)
  })
}

function placesOf(name: string, places: Maybe): number {
  if (places === undefined) return 0
  const count = isNumeric(places) ? integerOf(places, 'exact') : undefined
  if (count === undefined) return fail(51082, `precision argument to  ${name} must be a integral value`)
  if (count < -20n || count > 100n) fail(51083, `cannot apply ${name} with precision value ${count} value must be in [-20, 100]`)
  return Number(count)
}

/** A double is rounded by its shortest decimal form, not by its last binary digit. */
function toDecimalExactly(value: Numeric): Decimal {
  if (numericType(value) !== 'double') return toDecimal(value)
  const number = toDouble(value)
  if (!Number.isFinite(number)) return toDecimal(value)
  const [mantissa = '0', power = '0'] = number.toExponential().split('e')
  const digits = mantissa.split('.')[1]?.length ?? 0
  return { coefficient: BigInt(mantissa.replace('.', '')), exponent: Number(power) - digits }
}

function placed(value: Numeric, result: Decimal, places: number): Maybe {
  const type = numericType(value)
  if (type === 'decimal') return close(result)
  if (typeof result === 'string') return value
  if (type === 'double') return new Double(Number(`${result.coefficient}e${result.exponent}`)).value === 0 ? makeDouble(toDouble(value) < 0 ? -0 : 0) : makeDouble(Number(`${result.coefficient}e${result.exponent}`))
  if (places >= 0) return value
  const whole = intOrLong(result.coefficient * 10n ** BigInt(Math.max(0, result.exponent)))
  if (whole === undefined) return fail(51080, 'rounded value is outside the range of a long')
  return type === 'long' ? BigInt(whole) : whole
}

function truncateDecimal(value: Decimal, places: number): Decimal {
  if (typeof value === 'string' || -value.exponent <= places) return value
  const unit = 10n ** BigInt(-places - value.exponent)
  return { ...value, coefficient: value.coefficient / unit, exponent: -places }
}

function logarithm(value: Maybe, base: Maybe): Maybe {
  if (isNullish(value) || isNullish(base)) return null
  if (!isNumeric(value)) return fail(28756, `$log's argument must be numeric, not ${typeName(value)}`)
  if (!isNumeric(base)) return fail(28757, `$log's base must be numeric, not ${typeName(base)}`)
  if (isDecimal(value) || isDecimal(base)) return notSupported('$log with Decimal128')
  if (!(toDouble(value) > 0)) fail(28758, `$log's argument must be a positive number, but is ${toDouble(value)}`)
  if (!(toDouble(base) > 0) || toDouble(base) === 1) {
    fail(28759, `$log's base must be a positive number not equal to 1, but is ${toDouble(base)}`)
  }
  return makeDouble(Math.log(toDouble(value)) / Math.log(toDouble(base)))
}

function positive(name: string, code: number) {
  return (value: number) => {
    if (!(value > 0) && !Number.isNaN(value)) fail(code, `${name}'s argument must be a positive number, but is ${value}`)
  }
}

export const arithmeticOperators: Operators = {
  $abs: numeric('$abs', abs),
  $add: variadic(addAll),
  $ceil: rounding('$ceil', Math.ceil, ceilDecimal),
  $divide: fixed(2, divideTwo),
  $exp: doubleFunction('$exp', Math.exp),
  $floor: rounding('$floor', Math.floor, floorDecimal),
  $ln: doubleFunction('$ln', Math.log, positive('$ln', 28766)),
  $log: fixed(2, logarithm),
  $log10: doubleFunction('$log10', Math.log10, positive('$log10', 28761)),
  $mod: fixed(2, modulo),
  $multiply: variadic(multiplyAll),
  $pow: fixed(2, power),
  $round: toPlaces('$round', roundDecimal),
  $sqrt: numeric('$sqrt', squareRootOf),
  $subtract: fixed(2, subtract),
  $trunc: toPlaces('$trunc', truncateDecimal),
}
