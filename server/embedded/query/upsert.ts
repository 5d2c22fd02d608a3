/** What an upsert starts from: the values its filter pins down. */
import { fail } from '../errors'
import { clone, isDoc, type Doc, type Value } from '../values/types'
import type { Predicate } from './predicate'
import { splitPath } from './paths'

/**
 * The document an upsert inserts before its update is applied: every equality that must hold. A
 * replacement keeps only `_id`. A path pinned down twice is error 54.
 */
export function upsertSeed(filter: Predicate, forReplacement: boolean): Doc {
  const pinned = new Map<string, Value>()
  collect(filter, pinned, (path) => !forReplacement || path === '_id' || path.startsWith('_id.'))
  const seed: Doc = new Map()
  const paths = [...pinned.keys()].sort()
  for (const path of [...paths.filter(isId), ...paths.filter((other) => !isId(other))]) {
    put(seed, path, clone(pinned.get(path) ?? null))
  }
  return seed
}

function isId(path: string): boolean {
  return path === '_id' || path.startsWith('_id.')
}

function collect(
  predicate: Predicate,
  pinned: Map<string, Value>,
  wanted: (path: string) => boolean,
): void {
  const only = soleEquality(predicate)
  if (only) {
    if (wanted(only.path)) pin(only, pinned)
  } else if (
    predicate.kind === 'and' ||
    (predicate.kind === 'or' && predicate.clauses.length === 1)
  ) {
    predicate.clauses.forEach((clause) => collect(clause, pinned, wanted))
  }
}

/** An equality, or `$in` with one value, which means the same. */
function soleEquality(predicate: Predicate): { path: string; value: Value } | undefined {
  if (predicate.kind === 'compare') return predicate.op === 'eq' ? predicate : undefined
  if (predicate.kind !== 'in' || predicate.values.length !== 1) return undefined
  const [value = null] = predicate.values
  const regex =
    typeof value === 'object' &&
    value !== null &&
    '_bsontype' in value &&
    value._bsontype === 'BSONRegExp'
  return regex ? undefined : { path: predicate.path, value }
}

function pin({ path, value }: { path: string; value: Value }, pinned: Map<string, Value>): void {
  for (const other of pinned.keys()) {
    if (other === path)
      fail(54, `cannot infer query fields to set, path '${path}' is matched twice`)
    if (other.startsWith(`${path}.`) || path.startsWith(`${other}.`)) {
      fail(54, `cannot infer query fields to set, both paths '${path}' and '${other}' are matched`)
    }
  }
  pinned.set(path, value)
}

function put(doc: Doc, path: string, value: Value): void {
  const parts = splitPath(path)
  let at = doc
  for (const part of parts.slice(0, -1)) {
    const next = at.get(part)
    const inner = isDoc(next) ? next : new Map<string, Value>()
    at.set(part, inner)
    at = inner
  }
  at.set(parts.at(-1) ?? '', value)
}
