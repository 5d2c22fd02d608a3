/**
 * What a filter says about single fields, as far as an index can use it. Everything here may be
 * looser than the filter (never tighter): each candidate is tested again.
 */
import type { CompareOp, Predicate } from '../query/predicate'
import { compare } from '../values/compare'
import { keyString } from '../values/keystring'
import { isNumeric, toDouble } from '../values/numbers'
import { isArray, isType } from '../values/types'
import type { Value } from '../values/types'

export interface FieldBounds {
  /** The field equals one of these. */
  equals?: readonly Value[]
  /** The field is not below (above) this value, and of the same type. */
  low?: Value
  high?: Value
  /** The field is a text that begins so. */
  prefix?: string
  /** The filter holds only for documents that have the field. */
  exists: boolean
}

export type Bounds = Map<string, FieldBounds>

/** `$in` lists longer than this are left to the matcher. */
export const maxPoints = 1000

/** The bounds a filter sets by itself, `$or` aside. */
export function boundsOf(predicate: Predicate, into: Bounds = new Map(), under = ''): Bounds {
  if (predicate.kind === 'and' || isLoneBranch(predicate)) {
    for (const clause of predicate.clauses) boundsOf(clause, into, under)
  } else if (predicate.kind === 'elemMatch') {
    boundsOf(predicate.clause, into, join(under, predicate.path))
  } else {
    addLeaf(predicate, into, under)
  }
  return into
}

function isLoneBranch(
  predicate: Predicate,
): predicate is Extract<Predicate, { kind: 'and' | 'or' | 'nor' }> {
  return predicate.kind === 'or' && predicate.clauses.length === 1
}

function addLeaf(predicate: Predicate, into: Bounds, under: string): void {
  if (predicate.kind === 'compare') {
    addComparison(field(into, under, predicate.path), predicate.op, predicate.value)
  } else if (predicate.kind === 'in') {
    addList(field(into, under, predicate.path), predicate.values)
  } else if (predicate.kind === 'exists') {
    field(into, under, predicate.path).exists = true
  } else if (predicate.kind === 'regex') {
    addPattern(field(into, under, predicate.path), predicate.pattern, predicate.flags)
  }
}

/** The branches of the first `$or` a filter requires. */
export function branchesOf(predicate: Predicate): readonly Predicate[] | undefined {
  if (predicate.kind === 'or') return predicate.clauses
  if (predicate.kind !== 'and') return undefined
  for (const clause of predicate.clauses) if (clause.kind === 'or') return clause.clauses
  return undefined
}

function join(under: string, path: string): string {
  return under === '' || path === '' ? under + path : `${under}.${path}`
}

function field(bounds: Bounds, under: string, path: string): FieldBounds {
  const name = join(under, path)
  let found = bounds.get(name)
  if (!found) bounds.set(name, (found = { exists: false }))
  return found
}

/** Arrays compare by their elements too, and NaN by nothing: such values set no bounds. */
function bounding(value: Value): boolean {
  if (isArray(value) || isType(value, 'MinKey') || isType(value, 'MaxKey')) return false
  return !isNumeric(value) || !Number.isNaN(toDouble(value))
}

function addComparison(bounds: FieldBounds, op: CompareOp, value: Value): void {
  if (!bounding(value)) return
  if (op === 'eq') {
    bounds.equals ??= [value]
    if (value !== null) bounds.exists = true
    return
  }
  if (value === null) return
  bounds.exists = true
  if (op === 'gt' || op === 'gte') bounds.low ??= value
  else bounds.high ??= value
}

function addList(bounds: FieldBounds, values: readonly Value[]): void {
  if (values.length > maxPoints) return
  if (!values.every((value) => bounding(value) && !isType(value, 'BSONRegExp'))) return
  if (!values.includes(null)) bounds.exists = true
  // Ascending and without repeats, so that ranges follow one another in the index.
  bounds.equals ??= [...values]
    .sort(compare)
    .filter((value, i, all) => i === 0 || compare(value, all[i - 1]) !== 0)
}

/** A pattern anchored at a plain beginning is a range of texts. */
function addPattern(bounds: FieldBounds, pattern: string, flags: string): void {
  if (/[imx]/.test(flags) || pattern.includes('|')) return
  const plain = /^\^([\w\s\u0080-\uffff-]+)/u.exec(pattern)?.[1]
  if (plain === undefined) return
  // A quantifier after the last character makes that character optional or repeated.
  const next = pattern[1 + plain.length]
  const sure =
    next !== undefined && '*?{+'.includes(next) ? [...plain].slice(0, -1).join('') : plain
  if (sure !== '') bounds.prefix ??= sure
}

/** The one-byte brackets of a value's type within an index key. */
export function typeBracket(value: Value): { low: Buffer; high: Buffer } {
  const type = keyString(value)[0] ?? 0
  return { low: Buffer.of(type), high: Buffer.of(type + 1) }
}
