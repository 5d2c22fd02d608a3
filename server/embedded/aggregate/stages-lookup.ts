/** $lookup in all its forms, and $graphLookup. */
import { fail } from '../errors'
import { valuesAt } from '../query/paths'
import { typeName } from '../values/type-names'
import { isArray, isDoc, type Doc, type Maybe, type Value } from '../values/types'
import type { Variables } from './environment'
import { compileExpression, type Expression } from './expression'
import { equalityFilter, ForeignIndex } from './foreign-index'
import { graphLookup } from './graph-lookup'
import { setAt } from './set-at'
import { plannedSource } from './planned-source'
import { mustBeDoc, stringSpec, type StageCompiler, type StageContext } from './stage'

const lookup: StageCompiler = (spec, context) => {
  const options = mustBeDoc(
    spec,
    9,
    `the $lookup stage specification must be an object, but found ${typeName(spec)}`,
  )
  checkOptions(options)
  const as = stringSpec(options.get('as') ?? null, "$lookup argument 'as'")
  const from = options.get('from')
  const source = from === undefined ? undefined : stringSpec(from, "$lookup argument 'from'")
  const join = joining(options, source, context)
  const pipeline = options.get('pipeline')
  const refine = pipeline === undefined ? undefined : piping(pipeline, options, source, context)
  return function* (input) {
    const find = join?.()
    for (const doc of input) {
      const found = find?.(doc)
      yield setAt(doc, as, refine ? refine(doc, found) : [...(found ?? [])])
    }
  }
}

function checkOptions(options: Doc): void {
  for (const name of options.keys()) {
    if (!['from', 'localField', 'foreignField', 'as', 'let', 'pipeline'].includes(name)) {
      fail(9, `unknown argument to $lookup: ${name}`)
    }
  }
  if (!options.has('as')) fail(9, "must specify 'as' field for a $lookup")
  if (options.has('localField') !== options.has('foreignField')) {
    fail(9, '$lookup requires both or neither of "localField" and "foreignField" to be specified')
  }
  checkPipeline(options)
}

function checkPipeline(options: Doc): void {
  const pipeline = options.get('pipeline')
  if (pipeline === undefined && !options.has('localField')) {
    fail(
      9,
      "$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified",
    )
  }
  if (pipeline === undefined && options.has('let'))
    fail(9, "$lookup with a 'let' argument must also specify 'pipeline'")
  const [first] = isArray(pipeline) ? pipeline : []
  if (!options.has('from') && !(isDoc(first) && first.has('$documents'))) {
    fail(
      9,
      "missing 'from' option to $lookup stage specification: must specify 'from' when 'pipeline' is not starting with $documents",
    )
  }
}

type Find = (doc: Doc) => Iterable<Doc>

/** Equality of localField and foreignField; made once per run, because it may index the foreign side. */
function joining(
  options: Doc,
  from: string | undefined,
  context: StageContext,
): (() => Find) | undefined {
  if (!options.has('localField')) return undefined
  const local = stringSpec(options.get('localField') ?? null, "$lookup argument 'localField'")
  const foreign = stringSpec(options.get('foreignField') ?? null, "$lookup argument 'foreignField'")
  if (from === undefined) return undefined
  return () => finder(from, foreign, context, (doc) => localValues(doc, local))
}

/** Missing counts as null; the elements of an array count one by one. */
function localValues(doc: Doc, path: string): Value[] {
  const values = valuesAt(doc, path)
  return values.length === 0 ? [null] : values
}

function finder(
  from: string,
  field: string,
  context: StageContext,
  values: (doc: Doc) => Value[],
): Find {
  if (context.find) {
    const { find } = context
    return (doc) => find(from, equalityFilter(field, values(doc)), context.variables)
  }
  const index = new ForeignIndex(context.collection(from), field)
  return (doc) => index.find(values(doc))
}

type Refine = (doc: Doc, found: Iterable<Doc> | undefined) => Doc[]

/** The sub-pipeline, over what the join found or over the whole foreign collection. */
function piping(
  pipeline: Value,
  options: Doc,
  from: string | undefined,
  context: StageContext,
): Refine {
  const let_ = mustBeDoc(
    options.get('let') ?? new Map<string, Value>(),
    9,
    "$lookup argument 'let' must be an object",
  )
  const bindings: [string, Expression][] = [...let_].map(([name, value]) => {
    checkVariable(name)
    return [name, compileExpression(value, context.variables)]
  })
  const values = new Map<string, Maybe>(context.variables.values)
  bindings.forEach(([name]) => values.set(name, undefined))
  const variables: Variables = { now: context.variables.now, values }
  const whole = context.nested(pipeline, variables, '$lookup')
  const planned = plannedSource({ pipeline, variables, from, owner: '$lookup' }, context)
  return (doc, found) => {
    // The variables of an enclosing $lookup change with its documents.
    for (const [name, value] of context.variables.values) values.set(name, value)
    for (const [name, expression] of bindings) values.set(name, expression.run(doc))
    if (found) return [...whole(found)]
    if (planned) return [...planned()]
    return [...whole(from === undefined ? [] : context.collection(from))]
  }
}

function checkVariable(name: string): void {
  if (!/^[a-z\u0080-\uffff][\w\u0080-\uffff]*$/.test(name)) {
    fail(9, `'${name}' starts with an invalid character for a user variable name`)
  }
}

export const lookupStages: Readonly<Record<string, StageCompiler>> = {
  $lookup: lookup,
  $graphLookup: graphLookup,
}
