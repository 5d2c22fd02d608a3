/** $out and $merge: read here, carried out by whoever owns the collections. */
import { fail } from '../errors'
import { show } from '../values/show'
import { typeName } from '../values/type-names'
import { isArray, isDoc, type Doc, type Value } from '../values/types'
import type { Variables } from './environment'
import { letVariables } from './expression'
import { knownOptions } from './stage'
import { compileUpdatePipeline } from './update-pipeline'

interface Target {
  /** Undefined: the database of the aggregation. */
  readonly db: string | undefined
  readonly collection: string
}

export interface OutStage extends Target {
  readonly kind: 'out'
}

export interface MergeStage extends Target {
  readonly kind: 'merge'
  /** The paths that identify a document; a unique index must cover them. */
  readonly on: readonly string[]
  readonly whenMatched: 'replace' | 'keepExisting' | 'merge' | 'fail' | 'pipeline'
  readonly whenNotMatched: 'insert' | 'discard' | 'fail'
  /** What the existing document becomes, for replace, merge and pipeline. */
  merged(existing: Doc, incoming: Doc): Doc
}

export type WriteStage = OutStage | MergeStage

export function readWriteStage(
  stages: readonly Doc[],
  variables: Variables,
): WriteStage | undefined {
  const [[name, spec] = ['', null]] = stages.at(-1) ?? new Map<string, Value>()
  if (name === '$out') return readOut(spec)
  return name === '$merge' ? readMerge(spec, variables) : undefined
}

function readOut(spec: Value): OutStage {
  if (typeof spec === 'string') return { kind: 'out', db: undefined, collection: spec }
  if (!isDoc(spec))
    return fail(
      16990,
      `$out only supports a string or object argument, but found ${typeName(spec)}`,
    )
  return { kind: 'out', ...target(spec) }
}

function target(into: Value): Target {
  if (typeof into === 'string') return { db: undefined, collection: into }
  const db = isDoc(into) ? into.get('db') : undefined
  const collection = isDoc(into) ? into.get('coll') : undefined
  if (typeof collection !== 'string' || (db !== undefined && typeof db !== 'string')) {
    return fail(51178, "the target must be a string or an object with 'db' and 'coll'")
  }
  return { db, collection }
}

const MATCHED = ['replace', 'keepExisting', 'merge', 'fail'] as const
const NOT_MATCHED = ['insert', 'discard', 'fail'] as const

function readMerge(spec: Value, variables: Variables): MergeStage {
  const options: Doc = isDoc(spec) ? spec : new Map([['into', spec]])
  if (!isDoc(spec) && typeof spec !== 'string')
    fail(51182, `$merge only supports a string or object argument, not ${typeName(spec)}`)
  knownOptions(options, ['into', 'on', 'let', 'whenMatched', 'whenNotMatched'], '$merge')
  const matched = options.get('whenMatched') ?? 'merge'
  const mode = isArray(matched) ? 'pipeline' : oneOf(MATCHED, matched, 'whenMatched')
  return {
    kind: 'merge',
    ...target(options.get('into') ?? null),
    on: onFields(options.get('on')),
    whenMatched: mode,
    whenNotMatched: oneOf(NOT_MATCHED, options.get('whenNotMatched') ?? 'insert', 'whenNotMatched'),
    merged: isArray(matched) ? byPipeline(matched, options.get('let'), variables) : mergers[mode],
  }
}

function oneOf<T extends string>(allowed: readonly T[], value: Value, name: string): T {
  const found = allowed.find((one) => one === value)
  return (
    found ??
    fail(2, `Enumeration value ${show(value)} for field '$merge.${name}' is not a valid value.`)
  )
}

function onFields(on: Value | undefined): string[] {
  if (on === undefined) return ['_id']
  const names = isArray(on) ? on : [on]
  if (names.length === 0)
    fail(51187, "If explicitly specifying $merge 'on', must include at least one field")
  return names.map((name) =>
    typeof name === 'string'
      ? name
      : fail(51186, "$merge 'on' must be either a string or an array of strings"),
  )
}

type Merge = MergeStage['merged']

const mergers: Readonly<Record<MergeStage['whenMatched'], Merge>> = {
  replace: (_existing, incoming) => incoming,
  keepExisting: (existing) => existing,
  merge: (existing, incoming) => new Map([...existing, ...incoming]),
  fail: (existing) => existing,
  pipeline: (existing) => existing,
}

/** The pipeline sees the existing document, and the incoming one as `$$new`. */
function byPipeline(stages: Value[], let_: Value | undefined, variables: Variables): Merge {
  const declared: Doc = isDoc(let_) ? let_ : new Map<string, Value>([['new', '$$ROOT']])
  compileUpdatePipeline(stages, withIncoming(declared, new Map<string, Value>(), variables))
  return (existing, incoming) =>
    compileUpdatePipeline(stages, withIncoming(declared, incoming, variables))(existing)
}

function withIncoming(declared: Doc, incoming: Doc, variables: Variables): Variables {
  const own = letVariables(declared, variables.now, incoming)
  return {
    now: variables.now,
    values: new Map([...variables.values, ['new', incoming], ...own.values]),
  }
}
