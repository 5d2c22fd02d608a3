/** $group, $sortByCount, $bucket, $bucketAuto. */
import { fail } from '../errors'
import { compare } from '../values/compare'
import { hashKey } from '../values/keystring'
import { typeName } from '../values/type-names'
import { isArray, isDoc, toDoc, type Doc, type Maybe, type Value } from '../values/types'
import { autoBuckets } from './bucket-auto'
import { environment } from './environment'
import { compileExpression } from './expression'
import { Group, groupBy, outputSpec, readOutputs } from './group'
import { mustBeDoc, scopeOfContext, type StageCompiler } from './stage'

const group: StageCompiler = (spec, context) => {
  const fields = mustBeDoc(spec, 15947, "a group's fields must be specified in an object")
  const key = fields.get('_id')
  if (key === undefined) return fail(15955, 'a group specification must include an _id')
  const id = compileExpression(key, context.variables)
  const outputs = readOutputs(
    [...fields].filter(([name]) => name !== '_id'),
    scopeOfContext(context),
  )
  return function* (input) {
    const groups = new Map<string, Group>()
    for (const doc of input) {
      const env = environment(doc)
      const value = id.runIn(env) ?? null
      const hash = hashKey(value)
      let found = groups.get(hash)
      if (!found) groups.set(hash, (found = new Group(value, outputs)))
      found.add(env)
    }
    for (const found of groups.values()) yield found.document()
  }
}

const sortByCount: StageCompiler = (spec, context) => {
  const text = typeof spec === 'string' && spec.startsWith('$')
  const expression = isDoc(spec) && [...spec.keys()][0]?.startsWith('$') === true
  if (!text && !expression) {
    fail(
      40149,
      'the sortByCount field must be defined as a $-prefixed path or an expression object',
    )
  }
  const counts = group(toDoc({ _id: spec, count: { $sum: 1 } }), context, '$group')
  return function* (input) {
    yield* [...counts(input)].sort((a, b) => compare(b.get('count'), a.get('count')))
  }
}

const bucket: StageCompiler = (spec, context) => {
  const options = mustBeDoc(
    spec,
    40201,
    `Argument to $bucket stage must be an object, but found type: ${typeName(spec)}.`,
  )
  for (const name of options.keys()) {
    if (!['groupBy', 'boundaries', 'default', 'output'].includes(name))
      fail(40197, `Unrecognized option to $bucket: ${name}.`)
  }
  const by = groupBy(options)
  const boundaries = readBoundaries(options.get('boundaries'))
  const other = readDefault(options, boundaries)
  const key = compileExpression(by, context.variables)
  const outputs = readOutputs(outputSpec(options, 40196), scopeOfContext(context))
  return function* (input) {
    const groups = new Map<string, { id: Value; group: Group }>()
    for (const doc of input) {
      const env = environment(doc)
      const id = boundaryOf(key.runIn(env) ?? null, boundaries) ?? other
      if (id === undefined)
        return fail(
          40066,
          '$switch could not find a matching branch for an input, and no default was specified.',
        )
      const found = groups.get(hashKey(id)) ?? { id, group: new Group(id, outputs) }
      groups.set(hashKey(id), found)
      found.group.add(env)
    }
    const sorted = [...groups.values()].sort((a, b) => compare(a.id, b.id))
    for (const { group: found } of sorted) yield found.document()
  }
}

function readBoundaries(value: Maybe): Value[] {
  if (!isArray(value))
    return fail(
      40200,
      `The $bucket 'boundaries' field must be an array, but found type: ${typeName(value)}.`,
    )
  if (value.length < 2)
    fail(
      40192,
      `The $bucket 'boundaries' field must have at least 2 values, but found ${value.length} value(s).`,
    )
  const bounds = value.map(
    (bound) =>
      compileExpression(bound, { now: new Date(), values: new Map() }).run(new Map()) ?? null,
  )
  for (let i = 1; i < bounds.length; i++) {
    if (compare(bounds[i - 1], bounds[i]) >= 0) {
      fail(
        40194,
        `The 'boundaries' option to $bucket must be sorted, but elements ${i - 1} and ${i} are not in ascending order`,
      )
    }
  }
  return bounds
}

function readDefault(options: Doc, boundaries: Value[]): Maybe {
  const other = options.get('default')
  if (other === undefined) return undefined
  const value = isDoc(other) ? (compileExpression(other).run(new Map()) ?? null) : other
  if (compare(value, boundaries[0]) >= 0 && compare(value, boundaries.at(-1)) < 0) {
    fail(
      40199,
      "The $bucket 'default' field must be less than the lowest boundary or greater than or equal to the highest boundary.",
    )
  }
  return value
}

function boundaryOf(value: Value, boundaries: Value[]): Maybe {
  if (compare(value, boundaries[0]) < 0 || compare(value, boundaries.at(-1)) >= 0) return undefined
  return boundaries.findLast((bound) => compare(bound, value) <= 0)
}

export const groupStages: Readonly<Record<string, StageCompiler>> = {
  $group: group,
  $sortByCount: sortByCount,
  $bucket: bucket,
  $bucketAuto: autoBuckets,
}
