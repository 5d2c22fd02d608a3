/** $densify: documents for the steps of a range that have none. */
import { fail } from '../errors'
import { fieldAt } from '../query/paths'
import { integerOf } from '../query/integers'
import { addNumbers, multiplyNumbers } from '../values/arithmetic'
import { compare } from '../values/compare'
import { isNumeric, type Numeric } from '../values/numbers'
import { show } from '../values/show'
import { typeName } from '../values/type-names'
import { type Doc, type Maybe, type Value } from '../values/types'
import { addUnits, type Unit } from './date-units'
import { utc } from './date-zone'
import { readDensify, type Densify } from './densify-options'
import { setAt } from './set-at'
import { mustBeDoc, type StageCompiler } from './stage'
import { partitions } from './stages-window'

/** MongoDB's bound on made documents (internalQueryMaxAllowedDensifyDocs). */
const MOST_MADE = 500_000

export const densify: StageCompiler = (spec) => {
  const wanted = readDensify(
    mustBeDoc(
      spec,
      5733201,
      `the $densify stage specification must be an object, found ${typeName(spec)}`,
    ),
  )
  return function* (input) {
    const docs = [...input]
    const limits = wanted.bounds === 'full' ? extent(docs, wanted) : undefined
    const budget = { left: MOST_MADE }
    for (const group of partitions(docs, (doc) => keyOf(doc, wanted.partitionBy))) {
      yield* densified(group, wanted, limits, budget)
    }
  }
}

function keyOf(doc: Doc, paths: readonly string[]): Doc {
  return new Map(paths.map((path) => [path, fieldAt(doc, path) ?? null]))
}

type Limits = readonly [Value, Value]

function extent(docs: readonly Doc[], { field, unit }: Densify): Limits | undefined {
  const values = docs.map((doc) => valueOf(doc, field, unit)).filter((value) => value !== undefined)
  values.sort(compare)
  const [low] = values
  const high = values.at(-1)
  return low === undefined || high === undefined ? undefined : [low, high]
}

function valueOf(doc: Doc, field: string, unit: Unit | undefined): Value | undefined {
  const value = fieldAt(doc, field)
  if (value === undefined || value === null) return undefined
  const wanted = unit === undefined ? isNumeric(value) : value instanceof Date
  if (wanted) return value
  return fail(
    5733201,
    `PlanExecutor error during aggregation :: caused by :: Densify field type must be ${unit === undefined ? 'numeric' : 'date'}, found ${show(value)}`,
  )
}

function* densified(
  group: Doc[],
  wanted: Densify,
  full: Limits | undefined,
  budget: { left: number },
): Iterable<Doc> {
  const { field, unit, bounds } = wanted
  const withValue: { value: Value; doc: Doc }[] = []
  for (const doc of group) {
    const value = valueOf(doc, field, unit)
    if (value === undefined) yield doc
    else withValue.push({ value, doc })
  }
  withValue.sort((a, b) => compare(a.value, b.value))
  const limits = typeof bounds === 'string' ? (bounds === 'full' ? full : ends(withValue)) : bounds
  const inclusive = typeof bounds === 'string'
  const steps = limits ? stepsOf(limits, wanted, inclusive) : []
  yield* merged(withValue, steps, {
    wanted,
    template: keyOf(group[0] ?? new Map<string, Value>(), wanted.partitionBy),
    budget,
  })
}

function ends(entries: readonly { value: Value }[]): Limits | undefined {
  const [first] = entries
  const last = entries.at(-1)
  return first && last ? [first.value, last.value] : undefined
}

/** Counted from the lower bound, so that steps do not add up rounding errors. */
function* stepsOf(
  [low, high]: Limits,
  { step, unit }: Densify,
  inclusive: boolean,
): Iterable<Value> {
  for (let i = 0; ; i++) {
    const value = stepped(low, step, unit, i)
    const order = compare(value, high)
    if (order > 0 || (order === 0 && !inclusive)) return
    yield value ?? null
  }
}

function stepped(low: Value, step: Numeric, unit: Unit | undefined, times: number): Maybe {
  if (low instanceof Date && unit !== undefined) {
    return addUnits(low, unit, Number(integerOf(step, 'truncate') ?? 1n) * times, utc)
  }
  return isNumeric(low) ? addNumbers(low, multiplyNumbers(step, times) ?? 0) : undefined
}

interface Making {
  readonly wanted: Densify
  readonly template: Doc
  readonly budget: { left: number }
}

function* merged(
  entries: { value: Value; doc: Doc }[],
  steps: Iterable<Value>,
  making: Making,
): Iterable<Doc> {
  let at = 0
  for (const step of steps) {
    let found = false
    for (let entry = entries[at]; entry && compare(entry.value, step) <= 0; entry = entries[++at]) {
      found ||= compare(entry.value, step) === 0
      yield entry.doc
    }
    if (!found) yield made(step, making)
  }
  for (; at < entries.length; at++) {
    const entry = entries[at]
    if (entry) yield entry.doc
  }
}

function made(value: Value, { wanted, template, budget }: Making): Doc {
  if (budget.left-- <= 0)
    fail(5897900, `Generated ${MOST_MADE} documents in $densify, which is over the limit`)
  const start = [...template].reduce(
    (doc, [path, part]) => setAt(doc, path, part),
    new Map<string, Value>(),
  )
  return setAt(start, wanted.field, value)
}
