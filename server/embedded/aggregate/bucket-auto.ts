/** $bucketAuto: buckets of about equal size, optionally ending on preferred numbers. */
import { fail } from '../errors'
import { integerOf } from '../query/integers'
import { compare } from '../values/compare'
import { isNumeric } from '../values/numbers'
import { typeName } from '../values/type-names'
import { toDoc, type Doc, type Maybe, type Value } from '../values/types'
import { environment } from './environment'
import { compileExpression } from './expression'
import { Group, groupBy, outputSpec, readOutputs, type Output } from './group'
import { preferredNumbers, type Preferred } from './preferred-numbers'
import { mustBeDoc, scopeOfContext, type StageCompiler } from './stage'

interface Entry {
  readonly key: Value
  readonly doc: Doc
}

interface Bucket {
  readonly min: Value
  max: Value
  readonly entries: Entry[]
}

export const autoBuckets: StageCompiler = (spec, context) => {
  const options = mustBeDoc(
    spec,
    40240,
    `The argument to $bucketAuto must be an object, but found type: ${typeName(spec)}`,
  )
  for (const name of options.keys()) {
    if (!['groupBy', 'buckets', 'output', 'granularity'].includes(name))
      fail(40245, `Unrecognized option to $bucketAuto: ${name}.`)
  }
  const key = compileExpression(groupBy(options), context.variables)
  const wanted = bucketCount(options.get('buckets'))
  const preferred = granularity(options.get('granularity'))
  const outputs = readOutputs(outputSpec(options, 40244), scopeOfContext(context))
  return function* (input) {
    const entries = Array.from(input, (doc) => ({ doc, key: key.run(doc) ?? null }))
    entries.sort((a, b) => compare(a.key, b.key))
    for (const bucket of divide(entries, wanted, preferred)) yield document(bucket, outputs)
  }
}

function bucketCount(value: Maybe): number {
  if (value === undefined)
    return fail(40246, "$bucketAuto requires 'groupBy' and 'buckets' to be specified.")
  if (!isNumeric(value))
    return fail(
      40241,
      `The $bucketAuto 'buckets' field must be a numeric value, but found type: ${typeName(value)}.`,
    )
  const count = integerOf(value, 'exact')
  if (count === undefined)
    return fail(40242, "The $bucketAuto 'buckets' field must be representable as a 32-bit integer.")
  return count > 0n
    ? Number(count)
    : fail(40243, `The $bucketAuto 'buckets' field must be greater than 0, but found: ${count}.`)
}

function granularity(value: Maybe): Preferred | undefined {
  if (value === undefined) return undefined
  if (typeof value !== 'string')
    return fail(
      40261,
      `The $bucketAuto 'granularity' field must be a string, but found type: ${typeName(value)}.`,
    )
  return preferredNumbers(value)
}

/** Each bucket takes its share; equal values stay together. */
function divide(entries: Entry[], wanted: number, preferred: Preferred | undefined): Bucket[] {
  if (preferred) entries.forEach(({ key }) => preferred.check(key))
  const share = Math.max(1, Math.round(entries.length / wanted))
  const buckets: Bucket[] = []
  let at = 0
  while (at < entries.length) {
    const final = buckets.length === wanted - 1
    const bucket = takeBucket(entries, at, final ? entries.length - at : share, preferred)
    at += bucket.entries.length
    linkTo(buckets.at(-1), bucket, preferred)
    buckets.push(bucket)
  }
  return buckets
}

function takeBucket(
  entries: Entry[],
  at: number,
  share: number,
  preferred: Preferred | undefined,
): Bucket {
  const key = (place: number) => entries[place]?.key ?? null
  let end = Math.min(entries.length, at + share)
  const max = preferred ? preferred.up(key(end - 1)) : key(end - 1)
  const belongs = (order: number) => (preferred ? order < 0 : order === 0)
  while (end < entries.length && belongs(compare(key(end), max))) end++
  const min = preferred ? preferred.down(key(at)) : key(at)
  return { min, max, entries: entries.slice(at, end) }
}

/** A bucket ends where the next begins. */
function linkTo(
  previous: Bucket | undefined,
  next: Bucket,
  preferred: Preferred | undefined,
): void {
  if (!previous) return
  if (preferred) Object.assign(next, { min: previous.max })
  else previous.max = next.min
}

function document({ min, max, entries }: Bucket, outputs: readonly Output[]): Doc {
  const group = new Group(toDoc({ min, max }), outputs)
  for (const { doc } of entries) group.add(environment(doc))
  return group.document()
}
