/** Arrays: picking, joining, turning. Those with a variable of their own are in operators-each. */
import { fail } from '../errors'
import { integerOf } from '../query/integers'
import { equal } from '../values/compare'
import { isNumeric } from '../values/numbers'
import { show } from '../values/show'
import { typeName } from '../values/type-names'
import { isArray, type Maybe, type Value } from '../values/types'
import { between, fixed, isNullish, variadic, type Compiler, type Operators } from './environment'
import { sortArray } from './sort-array'
import { zip } from './zip'

function arrayElemAt(array: Maybe, index: Maybe): Maybe {
  if (isNullish(array) || isNullish(index)) return null
  if (!isArray(array))
    return fail(28689, `$arrayElemAt's first argument must be an array, but is ${typeName(array)}`)
  if (!isNumeric(index))
    return fail(
      28690,
      `$arrayElemAt's second argument must be a numeric value, but is ${typeName(index)}`,
    )
  const at = integerOf(index, 'exact')
  return at === undefined
    ? fail(
        28691,
        `$arrayElemAt's second argument must be representable as a 32-bit integer: ${show(index)}`,
      )
    : array.at(Number(at))
}

function end(name: string, at: 0 | -1): Compiler {
  return fixed(1, (array) => {
    if (isNullish(array)) return null
    return isArray(array)
      ? array.at(at)
      : fail(28689, `${name}'s argument must be an array, but is ${typeName(array)}`)
  })
}

function concatArrays(values: Maybe[]): Maybe {
  const all: Value[] = []
  for (const value of values) {
    if (isNullish(value)) return null
    if (!isArray(value))
      return fail(28664, `$concatArrays only supports arrays, not ${typeName(value)}`)
    for (const item of value) all.push(item)
  }
  return all
}

function isIn(value: Maybe, array: Maybe): Maybe {
  if (!isArray(array))
    return fail(40081, `$in requires an array as a second argument, found: ${typeName(array)}`)
  return array.some((item) => equal(item, value))
}

function indexOfArray(array: Maybe, value: Maybe, start: Maybe, stop: Maybe): Maybe {
  if (isNullish(array)) return null
  if (!isArray(array))
    return fail(
      40090,
      `$indexOfArray requires an array as a first argument, found: ${typeName(array)}`,
    )
  const from = place(start, 0)
  const to = Math.min(place(stop, array.length), array.length)
  for (let i = from; i < to; i++) if (equal(array[i], value)) return i
  return -1
}

function place(value: Maybe, otherwise: number): number {
  if (value === undefined) return otherwise
  const whole = isNumeric(value) ? integerOf(value, 'exact') : undefined
  if (whole === undefined)
    return fail(
      40096,
      `$indexOfArray requires an integral starting index, found a value of type: ${typeName(value)}`,
    )
  return whole < 0n
    ? fail(40097, `$indexOfArray requires a nonnegative starting index, found: ${whole}`)
    : Number(whole)
}

const MOST_IN_RANGE = 10_000_000

function range(start: Maybe, stop: Maybe, step: Maybe): Maybe {
  const from = int32(start, 'starting value', 34443, 34444)
  const to = int32(stop, 'ending value', 34445, 34446)
  const by = step === undefined ? 1 : int32(step, 'step value', 34447, 34448)
  if (by === 0) fail(34449, '$range requires a non-zero step value')
  if (Math.abs((to - from) / by) > MOST_IN_RANGE) fail(146, '$range would use too much memory')
  const all: Value[] = []
  for (let i = from; by > 0 ? i < to : i > to; i += by) all.push(i)
  return all
}

function int32(value: Maybe, role: string, code: number, fraction: number): number {
  if (!isNumeric(value))
    return fail(code, `$range requires a numeric ${role}, found value of type: ${typeName(value)}`)
  const whole = integerOf(value, 'exact')
  if (whole === undefined || BigInt.asIntN(32, whole) !== whole) {
    return fail(
      fraction,
      `$range requires a ${role} that can be represented as a 32-bit integer, found value: ${show(value)}`,
    )
  }
  return Number(whole)
}

function slice(array: Maybe, second: Maybe, third: Maybe): Maybe {
  if (isNullish(array) || second === null || third === null) return null
  if (!isArray(array))
    return fail(
      28724,
      `First argument to $slice must be an array, but is of type: ${typeName(array)}`,
    )
  const a = sliceNumber(second, 'Second', 28725)
  if (third === undefined) return a >= 0 ? array.slice(0, a) : array.slice(a)
  const count = sliceNumber(third, 'Third', 28727)
  if (count <= 0) fail(28729, `Third argument to $slice must be positive: ${count}`)
  const from = a < 0 ? Math.max(0, array.length + a) : a
  return array.slice(from, from + count)
}

function sliceNumber(value: Maybe, which: string, code: number): number {
  if (!isNumeric(value))
    return fail(
      code,
      `${which} argument to $slice must be numeric, but is of type: ${typeName(value)}`,
    )
  const whole = integerOf(value, 'exact')
  return whole === undefined
    ? fail(
        code + 1,
        `${which} argument to $slice can't be represented as a 32-bit integer: ${show(value)}`,
      )
    : Number(whole)
}

export const arrayOperators: Operators = {
  $arrayElemAt: fixed(2, arrayElemAt),
  $first: end('$first', 0),
  $last: end('$last', -1),
  $concatArrays: variadic(concatArrays),
  $in: fixed(2, isIn),
  $indexOfArray: between(2, 4, indexOfArray),
  $isArray: fixed(1, (value) => isArray(value)),
  $range: between(2, 3, range),
  $reverseArray: fixed(1, (array) => {
    if (isNullish(array)) return null
    return isArray(array)
      ? array.toReversed()
      : fail(
          34435,
          `The argument to $reverseArray must be an array, but was of type: ${typeName(array)}`,
        )
  }),
  $size: fixed(1, (array) =>
    isArray(array)
      ? array.length
      : fail(17124, `The argument to $size must be an array, but was of type: ${typeName(array)}`),
  ),
  $slice: between(2, 3, slice),
  $sortArray: sortArray,
  $zip: zip,
}
