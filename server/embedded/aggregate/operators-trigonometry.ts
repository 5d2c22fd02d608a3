/** Trigonometry on doubles, within each function's domain, and operations on the bits of whole numbers. */
import { fail } from '../errors'
import { isInt32, isNumeric, makeDouble, toDouble } from '../values/numbers'
import { typeName } from '../values/type-names'
import type { Maybe } from '../values/types'
import { fixed, isNullish, variadic, type Operators } from './environment'
import { doubleFunction } from './numeric-operator'

function within(name: string, low: number, high: number) {
  return (value: number) => {
    if (value < low || value > high) {
      fail(50989, `cannot apply ${name} to ${value}, value must be in [${low},${high}]`)
    }
  }
}

function finite(name: string) {
  return (value: number) => {
    if (Math.abs(value) === Infinity) {
      fail(50989, `cannot apply ${name} to ${value}, value must be in (-inf,inf)`)
    }
  }
}

function atan2(y: Maybe, x: Maybe): Maybe {
  if (isNullish(y) || isNullish(x)) return null
  if (!isNumeric(y) || !isNumeric(x)) {
    return fail(51044, `$atan2 only supports numeric types, not ${typeName(y)} and ${typeName(x)}`)
  }
  return makeDouble(Math.atan2(toDouble(y), toDouble(x)))
}

function bitwise(name: string, start: bigint, combine: (a: bigint, b: bigint) => bigint) {
  return variadic((values) => {
    let result = start
    let long = false
    for (const value of values) {
      if (isNullish(value)) return null
      if (!isInt32(value) && typeof value !== 'bigint') {
        return fail(14, `${name} only supports int and long operands.`)
      }
      long ||= typeof value === 'bigint'
      result = combine(result, BigInt(value))
    }
    return long ? result : Number(result)
  })
}

function bitNot(value: Maybe): Maybe {
  if (isNullish(value)) return null
  if (typeof value === 'bigint') return ~value
  return isInt32(value)
    ? ~value
    : fail(14, `$bitNot only supports int and long, not: ${typeName(value)}.`)
}

const RADIAN = Math.PI / 180

export const trigonometryOperators: Operators = {
  $sin: doubleFunction('$sin', Math.sin, finite('$sin')),
  $cos: doubleFunction('$cos', Math.cos, finite('$cos')),
  $tan: doubleFunction('$tan', Math.tan, finite('$tan')),
  $asin: doubleFunction('$asin', Math.asin, within('$asin', -1, 1)),
  $acos: doubleFunction('$acos', Math.acos, within('$acos', -1, 1)),
  $atan: doubleFunction('$atan', Math.atan),
  $atan2: fixed(2, atan2),
  $sinh: doubleFunction('$sinh', Math.sinh),
  $cosh: doubleFunction('$cosh', Math.cosh),
  $tanh: doubleFunction('$tanh', Math.tanh),
  $asinh: doubleFunction('$asinh', Math.asinh),
  $acosh: doubleFunction('$acosh', Math.acosh, within('$acosh', 1, Infinity)),
  $atanh: doubleFunction('$atanh', Math.atanh, within('$atanh', -1, 1)),
  $degreesToRadians: doubleFunction('$degreesToRadians', (degrees) => degrees * RADIAN),
  $radiansToDegrees: doubleFunction('$radiansToDegrees', (radians) => radians / RADIAN),
  $bitAnd: bitwise('$bitAnd', -1n, (a, b) => a & b),
  $bitOr: bitwise('$bitOr', 0n, (a, b) => a | b),
  $bitXor: bitwise('$bitXor', 0n, (a, b) => a ^ b),
  $bitNot: fixed(1, bitNot),
}
