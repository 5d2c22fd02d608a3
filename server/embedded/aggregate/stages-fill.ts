/** $fill and $densify: values and documents that are missing. */
import { fail } from '../errors'
import { compileSort, type Sort } from '../query/sort'
import { typeName } from '../values/type-names'
import { isArray, isDoc, type Doc, type Maybe, type Value } from '../values/types'
import { densify } from './densify'
import { environment, isNullish, type Scope } from './environment'
import { compileExpression } from './expression'
import { setAt } from './set-at'
import { knownOptions, mustBeDoc, scopeOfContext, type StageCompiler } from './stage'
import { partitions } from './stages-window'
import { carried, interpolated, type PartitionFunction, type Rows } from './window-series'
import { fieldAt } from '../query/paths'

interface FilledField {
  readonly path: string
  readonly values: PartitionFunction
}

const fill: StageCompiler = (spec, context) => {
  const options = mustBeDoc(
    spec,
    6050204,
    `The $fill stage specification must be an object, found ${typeName(spec)}`,
  )
  knownOptions(options, ['partitionBy', 'partitionByFields', 'sortBy', 'output'], '$fill')
  const output = options.get('output')
  if (!isDoc(output))
    return fail(40414, "BSON field '$fill.output' is missing but a required field")
  if (output.size === 0) fail(6050203, 'The output field must contain at least one field to fill')
  const pattern = options.get('sortBy')
  const sort = isDoc(pattern) ? compileSort(pattern) : undefined
  const fields = Array.from(output, ([path, value]) => ({
    path,
    values: filler(path, value, sort, scopeOfContext(context)),
  }))
  const keyOf = partitionKey(options, context.variables)
  return function* (input) {
    for (const docs of partitions(input, keyOf)) yield* filled(docs, fields, sort)
  }
}

function partitionKey(
  options: Doc,
  variables: Parameters<typeof compileExpression>[1],
): (doc: Doc) => Maybe {
  const by = options.get('partitionBy')
  const fields = options.get('partitionByFields')
  if (by !== undefined && fields !== undefined)
    fail(6050204, "Maximum one of 'partitionBy' and 'partitionByFields can be specified in '$fill'")
  if (isArray(fields)) {
    const paths = fields.map((field) =>
      typeof field === 'string' ? field : fail(14, "'partitionByFields' must be strings"),
    )
    return (doc) => new Map(paths.map((path) => [path, fieldAt(doc, path) ?? null]))
  }
  const expression = compileExpression(by ?? null, variables)
  return (doc) => expression.run(doc)
}

function filler(
  path: string,
  spec: Value,
  sort: Sort | undefined,
  scope: Scope,
): PartitionFunction {
  if (!isDoc(spec) || spec.size !== 1)
    return fail(6050200, "Each fill output must specify exactly one of 'method' or 'value'")
  const current = scope.compile(`$${path}`, scope)
  const method = spec.get('method')
  if (method === 'locf' || method === 'linear') {
    if (!sort) return fail(6050202, `${method} requires a sortBy`)
    return method === 'locf' ? carried(current) : interpolated(current)
  }
  if (method !== undefined) fail(6050202, 'Method must be either locf or linear')
  const value = spec.get('value')
  if (value === undefined)
    return fail(6050200, "Each fill output must specify exactly one of 'method' or 'value'")
  const evaluate = scope.compile(value, scope)
  return ({ docs }) =>
    docs.map((doc) => {
      const known = current(environment(doc))
      return isNullish(known) ? (evaluate(environment(doc)) ?? null) : known
    })
}

function filled(docs: Doc[], fields: readonly FilledField[], sort: Sort | undefined): Doc[] {
  const ordered = sort ? sort.sort(docs) : docs
  const rows: Rows = { docs: ordered, keys: ordered.map((doc) => sort?.keyOf(doc) ?? []) }
  const columns = fields.map(({ path, values }) => ({ path, values: values(rows) }))
  return ordered.map((doc, at) =>
    columns.reduce((result, { path, values }) => setAt(result, path, values[at]), doc),
  )
}

export const fillStages: Readonly<Record<string, StageCompiler>> = {
  $fill: fill,
  $densify: densify,
}
