/** $match, $sort, $limit, $skip, $count, $unwind, $sample, $facet, $unionWith, $documents. */
import { fail } from '../errors'
import { compileFilter } from '../query/match'
import { compileSort } from '../query/sort'
import { integerOf } from '../query/integers'
import { isNumeric, toDouble } from '../values/numbers'
import { typeName } from '../values/type-names'
import { isArray, isDoc, type Doc, type Value } from '../values/types'
import { compileExpression } from './expression'
import { plannedSource } from './planned-source'
import {
  knownOptions,
  mustBeDoc,
  stringSpec,
  wholeNumber,
  type Stage,
  type StageCompiler,
} from './stage'
import { unwind } from './unwind'

const match: StageCompiler = (spec, context) => {
  const filter = compileFilter(
    mustBeDoc(spec, 15959, 'the match filter must be an expression in an object'),
    { variables: context.variables },
  )
  return function* (input) {
    for (const doc of input) if (filter.test(doc)) yield doc
  }
}

const sort: StageCompiler = (spec) => {
  const pattern = mustBeDoc(spec, 15973, 'the $sort key specification must be an object')
  if (pattern.size === 0) fail(15976, '$sort stage must have at least one sort key')
  const compiled = compileSort(pattern)
  return function* (input) {
    yield* compiled.sort(input)
  }
}

const limit: StageCompiler = (spec) => {
  const most = wholeNumber(spec, '$limit', 1)
  return function* (input) {
    let count = 0
    for (const doc of input) {
      yield doc
      if (++count >= most) return
    }
  }
}

const skip: StageCompiler = (spec) => {
  const least = wholeNumber(spec, '$skip', 0)
  return function* (input) {
    let count = 0
    for (const doc of input) if (count++ >= least) yield doc
  }
}

const count: StageCompiler = (spec) => {
  const name =
    typeof spec === 'string' ? spec : fail(40156, 'the count field must be a non-empty string')
  if (name === '') fail(40157, 'the count field must be a non-empty string')
  if (name.startsWith('$')) fail(40158, 'the count field cannot be a $-prefixed path')
  if (name.includes('.')) fail(40160, "the count field cannot contain '.'")
  return function* (input) {
    let total = 0
    for (const _ of input) total++
    if (total > 0) yield new Map([[name, total]])
  }
}

const sample: StageCompiler = (spec) => {
  const options = mustBeDoc(spec, 28745, 'the $sample stage specification must be an object')
  const size = options.get('size')
  for (const name of options.keys())
    if (name !== 'size') fail(28748, `unrecognized option to $sample: ${name}`)
  if (size === undefined) fail(28749, '$sample stage must specify a size')
  if (!isNumeric(size)) return fail(28746, 'size argument to $sample must be a number')
  const wanted = integerOf(size, 'truncate') ?? 0n
  if (toDouble(size) <= 0 || wanted < 0n)
    fail(28747, 'size argument to $sample must be a positive integer')
  return function* (input) {
    yield* shuffled([...input], Number(wanted))
  }
}

/** The first `count` places of a fair shuffle. */
function shuffled(docs: Doc[], wanted: number): Doc[] {
  const most = Math.min(wanted, docs.length)
  for (let i = 0; i < most; i++) {
    const j = i + Math.floor(Math.random() * (docs.length - i))
    const [a, b] = [docs[i], docs[j]]
    if (a && b) {
      docs[i] = b
      docs[j] = a
    }
  }
  return docs.slice(0, most)
}

const facet: StageCompiler = (spec, context) => {
  const facets = mustBeDoc(
    spec,
    40169,
    `the $facet specification must be a non-empty object, but found: ${typeName(spec)}`,
  )
  if (facets.size === 0) fail(40169, 'the $facet specification must be a non-empty object')
  const compiled: [string, Stage][] = [...facets].map(([name, pipeline]) => {
    if (!isArray(pipeline))
      fail(40170, `arguments to $facet must be arrays, ${name} is type ${typeName(pipeline)}`)
    return [name, context.nested(pipeline, context.variables, '$facet')]
  })
  return function* (input) {
    const docs = [...input]
    yield new Map(compiled.map(([name, stage]) => [name, [...stage(docs)]]))
  }
}

const unionWith: StageCompiler = (spec, context) => {
  const { collection, pipeline } = readUnion(spec)
  const { variables } = context
  const whole = context.nested(pipeline, variables, '$unionWith')
  const planned = plannedSource(
    { pipeline, variables, from: collection, owner: '$unionWith' },
    context,
  )
  const all = () => whole(collection === undefined ? [] : context.collection(collection))
  return function* (input) {
    yield* input
    yield* planned?.() ?? all()
  }
}

function readUnion(spec: Value): { collection: string | undefined; pipeline: Value } {
  if (typeof spec === 'string') return { collection: spec, pipeline: [] }
  if (!isDoc(spec))
    return fail(
      9,
      `the $unionWith stage specification must be an object or string, but found ${typeName(spec)}`,
    )
  knownOptions(spec, ['coll', 'pipeline'], '$unionWith')
  const coll = spec.get('coll')
  const pipeline = spec.get('pipeline') ?? []
  const [first] = isArray(pipeline) ? pipeline : []
  const ownDocuments = isDoc(first) && first.has('$documents')
  if (coll === undefined && !ownDocuments) {
    fail(
      9,
      '$unionWith stage without explicit collection must have a pipeline with $documents as first stage',
    )
  }
  return {
    collection: coll === undefined ? undefined : stringSpec(coll, '$unionWith coll'),
    pipeline,
  }
}

const documents: StageCompiler = (spec, context) => {
  const docs = compileExpression(spec, context.variables).run(new Map())
  if (!isArray(docs)) return fail(5858203, `an array is expected`)
  return () =>
    docs.map((doc) => (isDoc(doc) ? doc : fail(40228, `$documents elements must be objects`)))
}

export const basicStages: Readonly<Record<string, StageCompiler>> = {
  $match: match,
  $sort: sort,
  $limit: limit,
  $skip: skip,
  $count: count,
  $unwind: unwind,
  $sample: sample,
  $facet: facet,
  $unionWith: unionWith,
  $documents: documents,
}
