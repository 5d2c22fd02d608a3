/** $setWindowFields. */
import { fail } from '../errors'
import { compileSort, type Sort } from '../query/sort'
import { compare } from '../values/compare'
import { hashKey } from '../values/keystring'
import { isArray, isDoc, type Doc, type Maybe, type Value } from '../values/types'
import type { MakeAccumulator } from './accumulator'
import { compileAccumulator } from './accumulators'
import { environment, type Scope } from './environment'
import { compileExpression } from './expression'
import { setAt } from './set-at'
import { knownOptions, mustBeDoc, scopeOfContext, type StageCompiler } from './stage'
import { readWindow, type Window } from './window-bounds'
import { windowFunctions } from './window-functions'
import { carried, interpolated, type PartitionFunction, type Rows } from './window-series'

interface OutputField {
  readonly path: string
  readonly values: PartitionFunction
}

const setWindowFields: StageCompiler = (spec, context, name) => {
  const options = mustBeDoc(spec, 9, `the ${name} stage specification must be an object`)
  knownOptions(options, ['partitionBy', 'sortBy', 'output'], name)
  const output = options.get('output')
  if (!isDoc(output))
    return fail(40414, "BSON field '$setWindowFields.output' is missing but a required field")
  const pattern = options.get('sortBy')
  const sort = isDoc(pattern) && pattern.size > 0 ? compileSort(pattern) : undefined
  const fields = readFields(output, sort, scopeOfContext(context))
  const partition = compileExpression(options.get('partitionBy') ?? null, context.variables)
  return function* (input) {
    for (const docs of partitions(input, (doc) => partition.run(doc)))
      yield* withFields(docs, fields, sort)
  }
}

function readFields(output: Doc, sort: Sort | undefined, scope: Scope): OutputField[] {
  return Array.from(output, ([path, spec]) => {
    if (!isDoc(spec)) return fail(9, `The field '${path}' must be an object`)
    const operators = [...spec].filter(([key]) => key !== 'window')
    const [operator] = operators
    if (!operator || operators.length > 1)
      return fail(9, `The field '${path}' must specify exactly one window function`)
    const window = readWindow(spec.get('window'), sort)
    return {
      path,
      values: windowFunction(operator, { window, windowed: spec.has('window'), sort, scope }),
    }
  })
}

interface Setting {
  readonly window: Window
  readonly windowed: boolean
  readonly sort: Sort | undefined
  readonly scope: Scope
}

function windowFunction([name, argument]: [string, Value], setting: Setting): PartitionFunction {
  const make = windowFunctions.get(name)
  if (make) return make({ argument, ...setting }, name)
  if (name === '$locf' || name === '$linearFill') {
    if (setting.windowed) fail(605001, `'window' field is not allowed in ${name}`)
    const input = setting.scope.compile(argument, setting.scope)
    return name === '$locf' ? carried(input) : interpolated(input)
  }
  if (!name.startsWith('$')) fail(9, `Expected a $-prefixed window function, found ${name}`)
  return accumulated(compileAccumulator(name, argument, setting.scope), setting.window)
}

/** A window that only grows is accumulated as it grows; any other is accumulated anew. */
function accumulated(make: MakeAccumulator, window: Window): PartitionFunction {
  return ({ docs, keys }) => {
    let from = 0
    let next = 0
    let accumulator = make()
    let result: Maybe = accumulator.result()
    return docs.map((_, at) => {
      const [start, end] = window(at, { size: docs.length, keys })
      if (start !== from || end < next - 1) {
        accumulator = make()
        from = next = Math.max(0, start)
        result = accumulator.result()
      }
      const grows = next <= end
      for (; next <= end; next++)
        accumulator.add(environment(docs[next] ?? new Map<string, Value>()))
      if (grows) result = accumulator.result()
      return result
    })
  }
}

/** Groups by the partition's value, in the order of those values. */
export function partitions(input: Iterable<Doc>, keyOf: (doc: Doc) => Maybe): Doc[][] {
  const groups = new Map<string, { key: Value; docs: Doc[] }>()
  for (const doc of input) {
    const key = keyOf(doc) ?? null
    if (isArray(key))
      fail(5739900, 'An expression used to partition cannot evaluate to value of type array')
    const hash = hashKey(key)
    const group = groups.get(hash)
    if (group) group.docs.push(doc)
    else groups.set(hash, { key, docs: [doc] })
  }
  return [...groups.values()].sort((a, b) => compare(a.key, b.key)).map(({ docs }) => docs)
}

/** All functions see the documents as they came in. */
function withFields(docs: Doc[], fields: readonly OutputField[], sort: Sort | undefined): Doc[] {
  const ordered = sort ? sort.sort(docs) : docs
  const rows: Rows = { docs: ordered, keys: ordered.map((doc) => sort?.keyOf(doc) ?? []) }
  const columns = fields.map(({ path, values }) => ({ path, values: values(rows) }))
  return ordered.map((doc, at) =>
    columns.reduce((result, { path, values }) => setAt(result, path, values[at]), doc),
  )
}

export const windowStages: Readonly<Record<string, StageCompiler>> = {
  $setWindowFields: setWindowFields,
}
