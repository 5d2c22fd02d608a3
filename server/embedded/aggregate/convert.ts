/** Conversions of `$convert` (MongoDB manual, "$convert"). What cannot be converted is error 241. */
import { Decimal128, ObjectId } from 'bson'

import { fail } from '../errors'
import { close } from '../values/decimal'
import { decimalText } from '../values/decimal-text'
import {
  fitsLong,
  INT32_MAX,
  INT32_MIN,
  isNumeric,
  makeDouble,
  numericType,
  toDecimal,
  toDouble,
  type Numeric,
} from '../values/numbers'
import { integerOf } from '../query/integers'
import { typeName } from '../values/type-names'
import { isType, type Value } from '../values/types'
import { parseDate } from './date-parse'
import { truthy } from './truth'

type Convert = (value: Value) => Value | undefined

/** Undefined from a converter means: this type cannot become that. */
const converters: ReadonlyMap<string, Convert> = new Map<string, Convert>([
  ['bool', (value) => (convertsToBool(value) ? truthyValue(value) : undefined)],
  ['double', toDoubleValue],
  ['decimal', toDecimalValue],
  ['int', (value) => toWhole(value, 'int')],
  ['long', (value) => toWhole(value, 'long')],
  ['string', toText],
  ['objectId', toObjectId],
  ['date', toDate],
])

export function convertTo(type: string, value: Value, operator: string): Value {
  const same = typeName(value) === type
  const result = same ? value : converters.get(type)?.(value)
  if (result !== undefined) return result
  return unsupported(typeName(value), type, operator)
}

function unsupported(from: string, to: string, operator: string): never {
  return fail(
    241,
    `Unsupported conversion from ${from} to ${to} in ${operator} with no onError value`,
  )
}

function refuse(reason: string): never {
  return fail(241, `${reason} in $convert with no onError value`)
}

function convertsToBool(value: Value): boolean {
  return [
    'bool',
    'int',
    'long',
    'double',
    'decimal',
    'string',
    'objectId',
    'date',
    'array',
    'object',
    'binData',
    'regex',
    'timestamp',
  ].includes(typeName(value))
}

function truthyValue(value: Value): boolean {
  return truthy(value)
}

function toDoubleValue(value: Value): Value | undefined {
  if (typeof value === 'boolean') return makeDouble(Number(value))
  if (value instanceof Date) return makeDouble(value.getTime())
  if (isNumeric(value)) return makeDouble(inDoubleRange(value))
  if (typeof value !== 'string') return undefined
  return makeDouble(parseDouble(value))
}

function inDoubleRange(value: Numeric): number {
  const double = toDouble(value)
  const opened = numericType(value) === 'decimal' ? toDecimal(value) : undefined
  if (!Number.isFinite(double) && typeof opened === 'object') {
    refuse('Conversion would overflow target type')
  }
  return double
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i
const WORDS: Readonly<Record<string, number>> = {
  nan: NaN,
  inf: Infinity,
  infinity: Infinity,
  '-inf': -Infinity,
  '-infinity': -Infinity,
  '+inf': Infinity,
  '+infinity': Infinity,
}

function parseDouble(text: string): number {
  const word = WORDS[text.toLowerCase()]
  if (word !== undefined) return word
  if (!NUMBER.test(text)) refuse(`Failed to parse number '${text}'`)
  const value = Number(text)
  return Number.isFinite(value) ? value : refuse(`Failed to parse number '${text}' Out of range`)
}

function toDecimalValue(value: Value): Value | undefined {
  if (typeof value === 'boolean') return close({ coefficient: value ? 1n : 0n, exponent: 0 })
  if (value instanceof Date) return close({ coefficient: BigInt(value.getTime()), exponent: 0 })
  if (isNumeric(value)) return close(toDecimal(value))
  if (typeof value !== 'string') return undefined
  try {
    return Decimal128.fromStringWithRounding(value)
  } catch {
    return refuse(`Failed to parse number '${value}'`)
  }
}

/** Fractions are cut off; what does not fit is refused. */
function toWhole(value: Value, type: 'int' | 'long'): Value | undefined {
  const whole = wholeOf(value, type)
  if (whole === undefined) return undefined
  const fits =
    type === 'int' ? whole >= BigInt(INT32_MIN) && whole <= BigInt(INT32_MAX) : fitsLong(whole)
  if (!fits) refuse(`Conversion would overflow target type`)
  return type === 'int' ? Number(whole) : whole
}

function wholeOf(value: Value, type: 'int' | 'long'): bigint | undefined {
  if (typeof value === 'boolean') return value ? 1n : 0n
  if (value instanceof Date) return type === 'long' ? BigInt(value.getTime()) : undefined
  if (typeof value === 'string') return wholeInText(value)
  return isNumeric(value) ? wholeNumber(value) : undefined
}

function wholeInText(text: string): bigint {
  if (/^[+-]?\d+$/.test(text)) return BigInt(text.replace('+', ''))
  return refuse(`Failed to parse number '${text}' Bad digit`)
}

function wholeNumber(value: Numeric): bigint {
  const number = toDouble(value)
  if (Number.isNaN(number)) refuse('Attempt to convert NaN value to integer type')
  if (!Number.isFinite(number)) refuse('Attempt to convert infinity value to integer type')
  return integerOf(value, 'truncate') ?? refuse('Conversion would overflow target type')
}

function toText(value: Value): Value | undefined {
  if (typeof value === 'boolean') return String(value)
  if (value instanceof Date) return value.toISOString()
  if (isType(value, 'ObjectId')) return value.toHexString()
  if (isType(value, 'BSONSymbol')) return value.value
  if (isType(value, 'Decimal128')) return decimalText(value)
  return isNumeric(value) ? numberText(value) : undefined
}

function numberText(value: Numeric): string {
  if (typeof value === 'bigint') return value.toString()
  const number = toDouble(value)
  if (Number.isFinite(number)) return Object.is(number, -0) ? '-0' : doubleText(number)
  if (Number.isNaN(number)) return 'NaN'
  return number > 0 ? 'Infinity' : '-Infinity'
}

/** JavaScript writes 1e+21, MongoDB 1e+21 too; only negative exponents gain a leading zero. */
function doubleText(value: number): string {
  return String(value).replace(/e([+-])(\d)$/, 'e$10$2')
}

function toObjectId(value: Value): Value | undefined {
  if (typeof value !== 'string') return undefined
  if (!/^[0-9a-fA-F]{24}$/.test(value)) refuse(`Failed to parse objectId '${value}'`)
  return ObjectId.createFromHexString(value)
}

function toDate(value: Value): Value | undefined {
  if (isType(value, 'ObjectId')) return value.getTimestamp()
  if (isType(value, 'Timestamp')) return new Date(value.getHighBitsUnsigned() * 1000)
  if (typeof value === 'string') return parseDate(value, undefined, '$convert')
  if (!isNumeric(value) || numericType(value) === 'int') return undefined
  const millis = integerOf(value, 'truncate')
  const date = new Date(Number(millis ?? NaN))
  return Number.isNaN(date.getTime()) ? refuse('Conversion would overflow target type') : date
}
