/** $lookup in all its forms, and $graphLookup. */
import { fail } from '../errors'
import { compileFilter } from '../query/match'
import { valuesAt } from '../query/paths'
import { integerOf } from '../query/integers'
import { hashKey } from '../values/keystring'
import { isNumeric } from '../values/numbers'
import { show } from '../values/show'
import { typeName } from '../values/type-names'
import { isArray, isDoc, type Doc, type Maybe, type Value } from '../values/types'
import type { Variables } from './environment'
import { compileExpression, type Expression } from './expression'
import { ForeignIndex } from './foreign-index'
import { setAt } from './set-at'
import { mustBeDoc, stringSpec, type Stage, type StageCompiler, type StageContext } from './stage'
import { splitPipeline } from './split'

const lookup: StageCompiler = (spec, context) => {
  const options = mustBeDoc(spec, 9, `the $lookup stage specification must be an object, but found ${typeName(spec)}`)
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
  const pair = options.has('localField') && options.has('foreignField')
  if (!pair && (options.has('localField') || options.has('foreignField'))) {
    fail(9, '$lookup requires both or neither of "localField" and "foreignField" to be specified')
  }
  if (!pair && !options.has('pipeline')) {
    fail(9, "$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified")
  }
  if (options.has('let') && !options.has('pipeline')) fail(9, "$lookup with a 'let' argument must also specify 'pipeline'")
  const [first] = isArray(options.get('pipeline')) ? (options.get('pipeline') as Value[]) : []
  if (!options.has('from') && !(isDoc(first) && first.has('$documents'))) {
    fail(9, "missing 'from' option to $lookup stage specification: must specify 'from' when 'pipeline' is not starting with $documents")
  }
}

type Find = (doc: Doc) => Iterable<Doc>

/** Equality of localField and foreignField; made once per run, because it may index the foreign side. */
function joining(options: Doc, from: string | undefined, context: StageContext): (() => Find) | undefined {
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

function finder(from: string, field: string, context: StageContext, values: (doc: Doc) => Value[]): Find {
  if (context.find) {
    const find = context.find.bind(context)
    return (doc) => find(from, equalityFilter(field, values(doc)), context.variables)
  }
  const index = new ForeignIndex(context.collection(from), field)
  return (doc) => index.find(values(doc))
}

/** `$in` would take regular expressions for patterns; here they are values. */
export function equalityFilter(field: string, values: Value[]): Doc {
  const equalities = values.map((value): Doc => new Map([[field, new Map([['$eq', value]])]]))
  const [only] = equalities
  if (equalities.length === 1 && only) return only
  const plain = values.every((value) => !isDoc(value) && typeof value !== 'object')
  if (plain) return new Map([[field, new Map([['$in', values]])]])
  return new Map([['$or', equalities]])
}

type Refine = (doc: Doc, found: Iterable<Doc> | undefined) => Doc[]

/** The sub-pipeline, over what the join found or over the whole foreign collection. */
function piping(pipeline: Value, options: Doc, from: string | undefined, context: StageContext): Refine {
  const let_ = mustBeDoc(options.get('let') ?? new Map(), 9, '$lookup argument \'let\' must be an object')
  const bindings: [string, Expression][] = [...let_].map(([name, value]) => {
    checkVariable(name)
    return [name, compileExpression(value, context.variables)]
  })
  const values = new Map<string, Maybe>(context.variables.values)
  bindings.forEach(([name]) => values.set(name, undefined))
  const variables: Variables = { now: context.variables.now, values }
  const whole = context.nested(pipeline, variables, '$lookup')
  const planned = plan(pipeline, variables, from, context)
  return (doc, found) => {
    for (const [name, expression] of bindings) values.set(name, expression.run(doc))
    if (found) return [...whole(found)]
    if (planned) return [...planned()]
    return [...whole(from === undefined ? [] : context.collection(from))]
  }
}

/** Gives a leading filter to the database, which may have an index for it. */
function plan(pipeline: Value, variables: Variables, from: string | undefined, context: StageContext): (() => Iterable<Doc>) | undefined {
  const { find } = context
  if (!find || from === undefined || !isArray(pipeline)) return undefined
  const { filter } = splitPipeline(pipeline.slice(0, 1))
  if (!filter) return undefined
  const rest: Stage = context.nested(pipeline.slice(1), variables, '$lookup')
  return () => rest(find(from, filter, variables))
}

function checkVariable(name: string): void {
  if (!/^[a-z\u0080-\uffff][\w\u0080-\uffff]*$/.test(name)) {
    fail(9, `'${name}' starts with an invalid character for a user variable name`)
  }
}

interface GraphOptions {
  readonly from: string
  readonly as: string
  readonly to: string
  readonly connect: string
  readonly deepest: number
  readonly depthField: string | undefined
  readonly restrict: Doc | undefined
}

const graphLookup: StageCompiler = (spec, context) => {
  const options = mustBeDoc(spec, 40327, `the $graphLookup stage specification must be an object, but found ${typeName(spec)}`)
  const start = options.get('startWith')
  if (start === undefined) return fail(40105, `$graphLookup requires 'from', 'as', 'startWith', 'connectFromField', and 'connectToField' to be specified.`)
  const graph = readGraph(options)
  const startWith = compileExpression(start, context.variables)
  return function* (input) {
    const find = reachable(graph, context)
    for (const doc of input) {
      const from = startWith.run(doc)
      yield setAt(doc, graph.as, walk(graph, find, isArray(from) ? from : [from ?? null]))
    }
  }
}

function readGraph(options: Doc): GraphOptions {
  for (const name of options.keys()) {
    if (!['from', 'as', 'startWith', 'connectFromField', 'connectToField', 'maxDepth', 'depthField', 'restrictSearchWithMatch'].includes(name)) {
      fail(40104, `Unknown argument to $graphLookup: ${name}`)
    }
  }
  const text = (name: string) => {
    const value = options.get(name)
    if (value === undefined) fail(40105, `$graphLookup requires 'from', 'as', 'startWith', 'connectFromField', and 'connectToField' to be specified.`)
    return typeof value === 'string' ? value : fail(40103, `expected string as argument for ${name}, found: ${show(value)}`)
  }
  const restrict = options.get('restrictSearchWithMatch')
  if (restrict !== undefined && !isDoc(restrict)) fail(40185, `restrictSearchWithMatch must be an object, found ${typeName(restrict)}`)
  return {
    from: text('from'),
    as: text('as'),
    connect: text('connectFromField'),
    to: text('connectToField'),
    depthField: options.has('depthField') ? text('depthField') : undefined,
    deepest: maxDepth(options.get('maxDepth')),
    restrict: restrict as Doc | undefined,
  }
}

function maxDepth(value: Maybe): number {
  if (value === undefined) return Infinity
  if (!isNumeric(value)) return fail(40100, `maxDepth must be numeric, found type: ${typeName(value)}`)
  const depth = integerOf(value, 'exact')
  if (depth === undefined) return fail(40102, 'maxDepth could not be represented as a long long')
  return depth < 0n ? fail(40101, `maxDepth requires a nonnegative argument, found: ${depth}`) : Number(depth)
}

function reachable({ from, to, restrict }: GraphOptions, context: StageContext): (values: Value[]) => Iterable<Doc> {
  const filter = restrict ? compileFilter(restrict, { variables: context.variables }) : undefined
  const { find } = context
  const index = find ? undefined : new ForeignIndex(context.collection(from), to)
  return function* (values) {
    const found = find ? find(from, equalityFilter(to, values), context.variables) : (index?.find(values) ?? [])
    for (const doc of found) if (!filter || filter.test(doc)) yield doc
  }
}

/** Breadth first; each document once, at the depth it is first reached. */
function walk(graph: GraphOptions, find: (values: Value[]) => Iterable<Doc>, start: Value[]): Doc[] {
  const seen = new Set<string>()
  const asked = new Set<string>()
  const found: Doc[] = []
  let frontier = start
  for (let depth = 0; frontier.length > 0 && depth <= graph.deepest; depth++) {
    const wanted = fresh(frontier, asked)
    frontier = []
    for (const doc of wanted.length > 0 ? find(wanted) : []) {
      const id = hashKey(doc.get('_id'))
      if (seen.has(id)) continue
      seen.add(id)
      found.push(graph.depthField === undefined ? doc : setAt(doc, graph.depthField, BigInt(depth)))
      frontier.push(...valuesAt(doc, graph.connect))
    }
  }
  return found
}

function fresh(values: Value[], asked: Set<string>): Value[] {
  return values.filter((value) => {
    const key = hashKey(value)
    if (asked.has(key)) return false
    asked.add(key)
    return true
  })
}

export const lookupStages: Readonly<Record<string, StageCompiler>> = {
  $lookup: lookup,
  $graphLookup: graphLookup,
}
