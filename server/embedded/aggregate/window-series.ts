/** Series over a sorted partition: shifting, smoothing, carrying values into gaps. */
import { fail } from '../errors'
import { addNumbers, multiplyNumbers, subtractNumbers } from '../values/arithmetic'
import { isNumeric, makeDouble, toDouble, type Numeric } from '../values/numbers'
import { typeName } from '../values/type-names'
import type { Doc, Maybe, Value } from '../values/types'
import { environment, isNullish, type Evaluate } from './environment'

export interface Rows {
  readonly docs: readonly Doc[]
  /** What each document is sorted by. */
  readonly keys: readonly Maybe[][]
}

/** One result per document of a partition; undefined leaves the field out. */
export type PartitionFunction = (rows: Rows) => Maybe[]

export function shifted(output: Evaluate, by: number, fallback: Value): PartitionFunction {
  return ({ docs }) =>
    docs.map((_, at) => {
      const other = docs[at + by]
      return other ? (output(environment(other)) ?? null) : fallback
    })
}

/** Each value weighs `weight`, what came before weighs the rest. */
export function smoothed(input: Evaluate, weight: number): PartitionFunction {
  return ({ docs }) => {
    let average: Numeric | undefined
    return docs.map((doc) => {
      const value = input(environment(doc))
      if (isNumeric(value)) average = average === undefined ? value : blend(average, value, weight)
      return average ?? null
    })
  }
}

function blend(average: Numeric, value: Numeric, weight: number): Numeric {
  const fresh = multiplyNumbers(value, makeDouble(weight)) ?? 0
  const kept = multiplyNumbers(average, makeDouble(1 - weight)) ?? 0
  return addNumbers(fresh, kept) ?? 0
}

/** Last observation carried forward. */
export function carried(input: Evaluate): PartitionFunction {
  return ({ docs }) => {
    let last: Value = null
    return docs.map((doc) => {
      const value = input(environment(doc))
      if (!isNullish(value)) last = value
      return last
    })
  }
}

/** Straight lines between known values, along what the partition is sorted by. */
export function interpolated(input: Evaluate): PartitionFunction {
  return ({ docs, keys }) => {
    const values = docs.map((doc) => input(environment(doc)))
    const axis = keys.map((key) => axisValue(key[0]))
    checkAxis(axis)
    return values.map((value, at) => {
      if (!isNullish(value)) return isNumeric(value) ? value : refuseValue(value)
      const before = values.findLastIndex((other, i) => i < at && !isNullish(other))
      const after = values.findIndex((other, i) => i > at && !isNullish(other))
      if (before < 0 || after < 0) return null
      return between({ values, axis, before, after, at })
    })
  }
}

function refuseValue(value: Value): never {
  return fail(605001, `Value to be filled must be numeric or nullish, found ${typeName(value)}`)
}

function axisValue(key: Maybe): number {
  if (key instanceof Date) return key.getTime()
  return isNumeric(key)
    ? toDouble(key)
    : fail(
        605001,
        `$linearFill expects the sortBy field to be numeric or a date, found ${typeName(key)}`,
      )
}

function checkAxis(axis: readonly number[]): void {
  for (let i = 1; i < axis.length; i++) {
    if (axis[i] === axis[i - 1]) fail(6050106, 'There can be no repeated values in the sort field')
  }
}

interface Gap {
  readonly values: readonly Maybe[]
  readonly axis: readonly number[]
  readonly before: number
  readonly after: number
  readonly at: number
}

function between({ values, axis, before, after, at }: Gap): Maybe {
  const [low, high] = [values[before], values[after]]
  const [start = 0, end = 0, here = 0] = [axis[before], axis[after], axis[at]]
  if (!isNumeric(low) || !isNumeric(high)) return refuseValue(high ?? null)
  const share = makeDouble((here - start) / (end - start))
  const rise = multiplyNumbers(subtractNumbers(high, low) ?? 0, share) ?? 0
  return addNumbers(low, rise)
}
