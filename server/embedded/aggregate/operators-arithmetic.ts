/** Arithmetic. Null and missing give null; a value that is no number is refused with MongoDB's code. */
import { fail } from '../errors'
import { integerOf } from '../query/integers'
import { multiplyNumbers, subtractNumbers, widerType } from '../values/arithmetic'
import { abs as absolute, close, divide } from '../values/decimal'
import { remainder } from '../values/decimal-functions'
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
import { fixed, isNullish, variadic, type Operators } from './environment'
import { isDecimal, isZeroNumber, numeric } from './numeric-operator'
import { NumberSum } from './sums'

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
    if (!isNumeric(value))
      return fail(14, `$multiply only supports numeric types, not ${typeName(value)}`)
    result = multiplyNumbers(result, value) ?? makeDouble(toDouble(result) * toDouble(value))
  }
  return result
}

function divideTwo(a: Maybe, b: Maybe): Maybe {
  if (isNullish(a) || isNullish(b)) return null
  if (!isNumeric(a) || !isNumeric(b)) {
    return fail(14, `$divide only supports numeric types, not ${typeName(a)} and ${typeName(b)}`)
  }
  if (isZeroNumber(b)) fail(2, "can't $divide by zero")
  if (isDecimal(a) || isDecimal(b)) return close(divide(toDecimal(a), toDecimal(b)))
  return makeDouble(toDouble(a) / toDouble(b))
}

function modulo(a: Maybe, b: Maybe): Maybe {
  if (isNullish(a) || isNullish(b)) return null
  if (!isNumeric(a) || !isNumeric(b)) {
    return fail(16611, `$mod only supports numeric types, not ${typeName(a)} and ${typeName(b)}`)
  }
  if (isZeroNumber(b)) fail(16610, "can't $mod by zero")
  return rest(a, b)
}

function rest(a: Numeric, b: Numeric): Numeric {
  const type = widerType(numericType(a), numericType(b))
  if (type === 'decimal') return close(remainder(toDecimal(a), toDecimal(b)))
  if (type === 'double') return makeDouble(toDouble(a) % toDouble(b))
  const whole = (integerOf(a, 'exact') ?? 0n) % (integerOf(b, 'exact') ?? 1n)
  return type === 'int' ? Number(whole) : whole
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

export const arithmeticOperators: Operators = {
  $abs: numeric('$abs', abs),
  $add: variadic(addAll),
  $divide: fixed(2, divideTwo),
  $mod: fixed(2, modulo),
  $multiply: variadic(multiplyAll),
  $subtract: fixed(2, subtract),
}
