/** $ceil, $floor, $round and $trunc, exact for decimals. */
import { fail } from '../errors'
import { integerOf } from '../query/integers'
import { roundDecimal } from '../values/arithmetic'
import { close, type Decimal } from '../values/decimal'
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
import type { Maybe } from '../values/types'
import { between, isNullish, type Compiler, type Operators } from './environment'
import { numeric } from './numeric-operator'

/** A function that keeps the number's type; decimals stay exact. */
function rounding(
  name: string,
  double: (value: number) => number,
  decimal: (value: Decimal) => Decimal,
): Compiler {
  return numeric(name, (value) => {
    const type = numericType(value)
    if (type === 'int' || type === 'long') return value
    return type === 'decimal'
      ? close(decimal(toDecimal(value)))
      : makeDouble(double(toDouble(value)))
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
  return typeof mirrored === 'string'
    ? mirrored
    : { ...mirrored, coefficient: -mirrored.coefficient }
}

/** $round and $trunc to a number of places; ties go to the even digit. */
function toPlaces(name: string, decimal: (value: Decimal, places: number) => Decimal): Compiler {
  return between(1, 2, (value, places) => {
    if (isNullish(value) || places === null) return null
    if (!isNumeric(value))
      return fail(51081, `${name} only supports numeric types, not ${typeName(value)}`)
    const count = placesOf(name, places)
    return placed(value, decimal(toDecimalExactly(value), count), count)
  })
}

function placesOf(name: string, places: Maybe): number {
  if (places === undefined) return 0
  const count = isNumeric(places) ? integerOf(places, 'exact') : undefined
  if (count === undefined)
    return fail(51082, `precision argument to  ${name} must be a integral value`)
  if (count < -20n || count > 100n)
    fail(51083, `cannot apply ${name} with precision value ${count} value must be in [-20, 100]`)
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
  if (type === 'double')
    return makeDouble(signed(Number(`${result.coefficient}e${result.exponent}`), toDouble(value)))
  if (places >= 0) return value
  const whole = intOrLong(result.coefficient * 10n ** BigInt(Math.max(0, result.exponent)))
  if (whole === undefined) return fail(51080, 'rounded value is outside the range of a long')
  return type === 'long' ? BigInt(whole) : whole
}

/** Rounding a negative number to zero keeps its sign. */
function signed(rounded: number, original: number): number {
  return rounded === 0 && original < 0 ? -0 : rounded
}

function truncateDecimal(value: Decimal, places: number): Decimal {
  if (typeof value === 'string' || -value.exponent <= places) return value
  const unit = 10n ** BigInt(-places - value.exponent)
  return { ...value, coefficient: value.coefficient / unit, exponent: -places }
}

export const roundingOperators: Operators = {
  $ceil: rounding('$ceil', Math.ceil, ceilDecimal),
  $floor: rounding('$floor', Math.floor, floorDecimal),
  $round: toPlaces('$round', roundDecimal),
  $trunc: toPlaces('$trunc', truncateDecimal),
}
