/** The documents a window function sees: by place, or by the value the partition is sorted by. */
import { fail } from '../errors'
import { integerOf } from '../query/integers'
import type { Sort } from '../query/sort'
import { addNumbers } from '../values/arithmetic'
import { compare } from '../values/compare'
import { isNumeric } from '../values/numbers'
import { show } from '../values/show'
import { typeName } from '../values/type-names'
import { isArray, isDoc, type Maybe, type Value } from '../values/types'
import { addUnits, type Unit } from './date-units'
import { utc } from './date-zone'
import { unitOf } from './operators-date-units'
import { knownOptions } from './stage'

/** First and last place, inclusive; empty when the first is after the last. */
export type Window = (at: number, partition: Partition) => readonly [number, number]

interface Partition {
  readonly size: number
  /** What each document is sorted by. */
  readonly keys: readonly Maybe[][]
}

/** `documents: [lower, upper]` or `range: [lower, upper]`; nothing means the whole partition. */
export function readWindow(spec: Maybe, sort: Sort | undefined): Window {
  if (spec === undefined) return (_at, { size }) => [0, size - 1]
  if (!isDoc(spec)) return fail(9, "'window' field must be an object")
  knownOptions(spec, ['documents', 'range', 'unit'], 'window')
  const documents = spec.get('documents')
  const range = spec.get('range')
  if ((documents === undefined) === (range === undefined))
    fail(9, "'window' field must specify one of 'documents' or 'range'")
  if (range === undefined) {
    if (spec.has('unit')) fail(9, "'unit' is only allowed with range")
    return byPlace(bounds(documents ?? null), sort)
  }
  const unit = spec.has('unit') ? unitOf(spec.get('unit'), '$setWindowFields') : undefined
  return byValue(bounds(range), unit, sort)
}

type Bounds = readonly [Value, Value]

function bounds(value: Value): Bounds {
  if (!isArray(value) || value.length !== 2)
    return fail(9, 'Window bounds must be a 2-element array')
  const [lower = null, upper = null] = value
  for (const bound of [lower, upper]) {
    if (bound !== 'unbounded' && bound !== 'current' && !isNumeric(bound)) {
      fail(9, `Window bounds must be 'unbounded', 'current', or a number, found ${show(bound)}`)
    }
  }
  return [lower, upper]
}

function byPlace([lower, upper]: Bounds, sort: Sort | undefined): Window {
  const whole = lower === 'unbounded' && upper === 'unbounded'
  if (!sort && !whole) fail(5339901, 'Document-based bounds require a sortBy')
  const from = offset(lower)
  const to = offset(upper)
  if (from !== undefined && to !== undefined && from > to)
    fail(5339900, 'Lower bound must not exceed upper bound')
  return (at, { size }) => [
    from === undefined ? 0 : Math.max(0, at + from),
    to === undefined ? size - 1 : Math.min(size - 1, at + to),
  ]
}

function offset(bound: Value): number | undefined {
  if (bound === 'unbounded') return undefined
  if (bound === 'current') return 0
  const whole = isNumeric(bound) ? integerOf(bound, 'exact') : undefined
  return whole === undefined
    ? fail(5346801, 'Numeric document-based bounds must be an integer')
    : Number(whole)
}

function byValue([lower, upper]: Bounds, unit: Unit | undefined, sort: Sort | undefined): Window {
  if (!sort || sort.keys.length !== 1)
    return fail(5339902, 'Range-based bounds require a sortBy a single field')
  if (sort.keys[0]?.direction !== 1) fail(8947401, 'Range-based bounds require an ascending sortBy')
  return (at, { size, keys }) => {
    const value = keys[at]?.[0]
    const low = limit(value, lower, unit)
    const high = limit(value, upper, unit)
    const from = low === undefined ? 0 : firstAtLeast(keys, low)
    const to = high === undefined ? size - 1 : firstAbove(keys, high) - 1
    return [from, to]
  }
}

/** The value a bound reaches; undefined for no bound. */
function limit(value: Maybe, bound: Value, unit: Unit | undefined): Maybe {
  if (bound === 'unbounded') return undefined
  if (bound === 'current') return value ?? null
  if (!isNumeric(bound)) return undefined
  if (unit !== undefined) {
    if (!(value instanceof Date))
      return fail(
        5429513,
        `Invalid range: Expected the sortBy field to be a Date, but it was ${typeName(value)}`,
      )
    return addUnits(value, unit, Number(integerOf(bound, 'exact') ?? 0n), utc)
  }
  if (!isNumeric(value))
    return fail(
      5429414,
      `Invalid range: Expected the sortBy field to be a number, but it was ${typeName(value)}`,
    )
  return addNumbers(value, bound)
}

function firstAtLeast(keys: readonly Maybe[][], value: Value): number {
  return search(keys, (key) => compare(key, value) >= 0)
}

function firstAbove(keys: readonly Maybe[][], value: Value): number {
  return search(keys, (key) => compare(key, value) > 0)
}

/** Binary search: the first place from which on the test holds. */
function search(keys: readonly Maybe[][], test: (key: Maybe) => boolean): number {
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (test(keys[middle]?.[0])) high = middle
    else low = middle + 1
  }
  return low
}
