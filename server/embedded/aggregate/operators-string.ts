/** Strings. "CP" counts code points, "Bytes" counts UTF-8 bytes. */
import { fail } from '../errors'
import { compareText } from '../values/compare'
import { isNumeric, toDouble } from '../values/numbers'
import { show } from '../values/show'
import { typeName } from '../values/type-names'
import { isType, type Maybe } from '../values/types'
import { integerOf } from '../query/integers'
import { decimalText } from '../values/decimal-text'
import { between, fixed, isNullish, variadic, type Operators } from './environment'

function concat(values: Maybe[]): Maybe {
  let text = ''
  for (const value of values) {
    if (isNullish(value)) return null
    text +=
      typeof value === 'string'
        ? value
        : fail(16702, `$concat only supports strings, not ${typeName(value)}`)
  }
  return text
}

/** What string operators take for text: numbers and dates too; null counts as ''. */
function coerced(value: Maybe): string {
  if (isNullish(value)) return ''
  if (typeof value === 'string') return value
  if (value instanceof Date) return value.toISOString()
  if (isType(value, 'BSONSymbol')) return value.value
  if (isType(value, 'Decimal128')) return decimalText(value)
  if (isNumeric(value)) return String(typeof value === 'bigint' ? value : toDouble(value))
  return fail(16007, `can't convert from BSON type ${typeName(value)} to String`)
}

function mustBeText(value: Maybe, operator: string, code: number, role = 'argument'): string {
  if (typeof value === 'string') return value
  return fail(code, `${operator} requires a string ${role}, found: ${typeName(value)}`)
}

/** Only ASCII letters change, as in MongoDB. */
function asciiLower(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
}

function asciiUpper(text: string): string {
  return text.replace(/[a-z]+/g, (letters) => letters.toUpperCase())
}

function indexOf(
  name: string,
  codes: [number, number],
  length: (text: string) => number,
  cut: (text: string, from: number) => string,
) {
  return between(2, 4, (text, part, start, end) => {
    if (isNullish(text)) return null
    const whole = mustBeText(text, name, codes[0], 'as the first argument')
    const wanted = mustBeText(part, name, codes[1], 'as the second argument')
    const from = position(start, name) ?? 0
    const to = Math.min(position(end, name) ?? Infinity, length(whole))
    if (from > to) return -1
    const skipped = cut(whole, from)
    const at = skipped.indexOf(wanted)
    if (at < 0) return -1
    const found = from + length(skipped.slice(0, at))
    return found + length(wanted) <= to ? found : -1
  })
}

function position(value: Maybe, name: string): number | undefined {
  if (value === undefined) return undefined
  const whole = isNumeric(value) ? integerOf(value, 'exact') : undefined
  if (whole === undefined)
    return fail(
      40096,
      `${name} requires an integral starting index, found a value of type: ${typeName(value)}`,
    )
  return whole < 0n
    ? fail(40097, `${name} requires a nonnegative starting index, found: ${whole}`)
    : Number(whole)
}

const byteLength = (text: string) => Buffer.byteLength(text)
const codePoints = (text: string) => {
  let count = 0
  for (const _ of text) count++
  return count
}
const cutBytes = (text: string, from: number) => Buffer.from(text).subarray(from).toString()
const cutPoints = (text: string, from: number) => [...text].slice(from).join('')

function substrBytes(text: Maybe, start: Maybe, count: Maybe): Maybe {
  const bytes = Buffer.from(coerced(text))
  const from = whole(start, '$substrBytes', 16034)
  const length = whole(count, '$substrBytes', 16035)
  if (from < 0)
    fail(50752, '$substrBytes:  starting index must be non-negative (got: ' + `${from})`)
  const to = length < 0 ? bytes.length : Math.min(bytes.length, from + length)
  if (continues(bytes[from]))
    fail(28656, '$substrBytes:  Invalid range, starting index is a UTF-8 continuation byte.')
  if (continues(bytes[to]))
    fail(28657, '$substrBytes:  Invalid range, ending index is in the middle of a UTF-8 character.')
  return bytes.subarray(from, to).toString()
}

function continues(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80
}

function whole(value: Maybe, name: string, code: number): number {
  if (!isNumeric(value))
    return fail(
      code,
      `${name}:  starting index must be a numeric type (is BSON type ${typeName(value)})`,
    )
  return Math.trunc(toDouble(value))
}

function substrCP(text: Maybe, start: Maybe, count: Maybe): Maybe {
  const points = [...coerced(text)]
  const from = pointIndex(start, 34450, 34451, 'starting index')
  const length = pointIndex(count, 34452, 34453, 'length')
  if (from < 0) fail(34454, '$substrCP: the starting index must be a non-negative integer.')
  if (length < 0) fail(34455, '$substrCP: length must be a non-negative integer.')
  return points.slice(from, from + length).join('')
}

function pointIndex(value: Maybe, code: number, fraction: number, role: string): number {
  if (!isNumeric(value))
    return fail(code, `$substrCP: ${role} must be a numeric type (is BSON type ${typeName(value)})`)
  const index = integerOf(value, 'exact')
  return index === undefined
    ? fail(
        fraction,
        `$substrCP: ${role} cannot be represented as a 32-bit integral value: ${show(value)}`,
      )
    : Number(index)
}

function split(text: Maybe, delimiter: Maybe): Maybe {
  if (isNullish(text) || isNullish(delimiter)) return null
  const whole = mustBeText(text, '$split', 40085, 'as the first argument')
  const by = mustBeText(delimiter, '$split', 40086, 'as the second argument')
  return by === '' ? fail(40087, '$split requires a non-empty separator') : whole.split(by)
}

export const stringOperators: Operators = {
  $concat: variadic(concat),
  $indexOfBytes: indexOf('$indexOfBytes', [40091, 40092], byteLength, cutBytes),
  $indexOfCP: indexOf('$indexOfCP', [40093, 40094], codePoints, cutPoints),
  $split: fixed(2, split),
  $strLenBytes: fixed(1, (text) => byteLength(mustBeText(text, '$strLenBytes', 34473))),
  $strLenCP: fixed(1, (text) => codePoints(mustBeText(text, '$strLenCP', 34471))),
  $strcasecmp: fixed(2, (a, b) => compareText(asciiUpper(coerced(a)), asciiUpper(coerced(b)))),
  $substr: fixed(3, substrBytes),
  $substrBytes: fixed(3, substrBytes),
  $substrCP: fixed(3, substrCP),
  $toLower: fixed(1, (text) => asciiLower(coerced(text))),
  $toUpper: fixed(1, (text) => asciiUpper(coerced(text))),
}
