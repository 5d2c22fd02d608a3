/** $graphLookup: documents reached by following one field to another. */
import { fail } from '../errors'
import { integerOf } from '../query/integers'
import { compileFilter } from '../query/match'
import { valuesAt } from '../query/paths'
import { hashKey } from '../values/keystring'
import { isNumeric } from '../values/numbers'
import { show } from '../values/show'
import { typeName } from '../values/type-names'
import { isArray, isDoc, type Doc, type Maybe, type Value } from '../values/types'
import { compileExpression } from './expression'
import { equalityFilter, ForeignIndex } from './foreign-index'
import { setAt } from './set-at'
import { mustBeDoc, type StageCompiler, type StageContext } from './stage'

interface GraphOptions {
  readonly from: string
  readonly as: string
  readonly to: string
  readonly connect: string
  readonly deepest: number
  readonly depthField: string | undefined
  readonly restrict: Doc | undefined
}

export const graphLookup: StageCompiler = (spec, context) => {
  const options = mustBeDoc(
    spec,
    40327,
    `the $graphLookup stage specification must be an object, but found ${typeName(spec)}`,
  )
  const start = options.get('startWith')
  if (start === undefined)
    return fail(
      40105,
      `$graphLookup requires 'from', 'as', 'startWith', 'connectFromField', and 'connectToField' to be specified.`,
    )
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
    if (
      ![
        'from',
        'as',
        'startWith',
        'connectFromField',
        'connectToField',
        'maxDepth',
        'depthField',
        'restrictSearchWithMatch',
      ].includes(name)
    ) {
      fail(40104, `Unknown argument to $graphLookup: ${name}`)
    }
  }
  const text = (name: string) => {
    const value = options.get(name)
    if (value === undefined)
      fail(
        40105,
        `$graphLookup requires 'from', 'as', 'startWith', 'connectFromField', and 'connectToField' to be specified.`,
      )
    return typeof value === 'string'
      ? value
      : fail(40103, `expected string as argument for ${name}, found: ${show(value)}`)
  }
  return {
    from: text('from'),
    as: text('as'),
    connect: text('connectFromField'),
    to: text('connectToField'),
    depthField: options.has('depthField') ? text('depthField') : undefined,
    deepest: maxDepth(options.get('maxDepth')),
    restrict: readRestriction(options.get('restrictSearchWithMatch')),
  }
}

function readRestriction(filter: Maybe): Doc | undefined {
  if (filter === undefined || isDoc(filter)) return filter
  return fail(40185, `restrictSearchWithMatch must be an object, found ${typeName(filter)}`)
}

function maxDepth(value: Maybe): number {
  if (value === undefined) return Infinity
  if (!isNumeric(value))
    return fail(40100, `maxDepth must be numeric, found type: ${typeName(value)}`)
  const depth = integerOf(value, 'exact')
  if (depth === undefined) return fail(40102, 'maxDepth could not be represented as a long long')
  return depth < 0n
    ? fail(40101, `maxDepth requires a nonnegative argument, found: ${depth}`)
    : Number(depth)
}

function reachable(
  { from, to, restrict }: GraphOptions,
  context: StageContext,
): (values: Value[]) => Iterable<Doc> {
  const filter = restrict ? compileFilter(restrict, { variables: context.variables }) : undefined
  const { find } = context
  const index = find ? undefined : new ForeignIndex(context.collection(from), to)
  return function* (values) {
    const found = find
      ? find(from, equalityFilter(to, values), context.variables)
      : (index?.find(values) ?? [])
    for (const doc of found) if (!filter || filter.test(doc)) yield doc
  }
}

/** Breadth first; each document once, at the depth it is first reached. */
function walk(
  graph: GraphOptions,
  find: (values: Value[]) => Iterable<Doc>,
  start: Value[],
): Doc[] {
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
