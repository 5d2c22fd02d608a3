/** Whether a query can only find documents that a sparse or partial index holds. */
import type { Predicate } from '../query/predicate'
import { compare, equal, typeRank } from '../values/compare'
import type { Index } from '../store/types'
import type { Value } from '../values/types'
import type { Bounds, FieldBounds } from './bounds'

/** True when every document the bounds allow is in the index. */
export function covers(index: Index, bounds: Bounds): boolean {
  if (index.sparse && !index.paths.some((path) => bounds.get(path)?.exists)) return false
  return !index.partial || implies(bounds, index.partial.predicate)
}

function implies(bounds: Bounds, condition: Predicate): boolean {
  if (condition.kind === 'and') return condition.clauses.every((one) => implies(bounds, one))
  if (condition.kind === 'or') return condition.clauses.some((one) => implies(bounds, one))
  if (condition.kind === 'always') return condition.value
  return impliesLeaf(bounds, condition)
}

function impliesLeaf(bounds: Bounds, condition: Predicate): boolean {
  if (condition.kind === 'exists') return bounds.get(condition.path)?.exists === true
  if (condition.kind === 'in') return listImplied(bounds.get(condition.path), condition.values)
  if (condition.kind !== 'compare') return false
  return compareImplied(bounds.get(condition.path), condition.op, condition.value)
}

type Op = 'eq' | 'lt' | 'lte' | 'gt' | 'gte'

function compareImplied(bounds: FieldBounds | undefined, op: Op, value: Value): boolean {
  if (!bounds) return false
  const { equals } = bounds
  if (equals) return equals.every((one) => holds(one, op, value))
  if (op === 'gt' || op === 'gte') return sideImplied(bounds.low, op, value)
  if (op === 'lt' || op === 'lte') return sideImplied(bounds.high, op, value)
  return false
}

/** A bound is inclusive here, so an equal bound implies the inclusive condition only. */
function sideImplied(bound: Value | undefined, op: Op, value: Value): boolean {
  return bound !== undefined && holds(bound, op, value)
}

function listImplied(bounds: FieldBounds | undefined, values: readonly Value[]): boolean {
  return bounds?.equals?.every((one) => values.some((value) => equal(one, value))) === true
}

function holds(one: Value, op: Op, value: Value): boolean {
  if (op === 'eq') return equal(one, value)
  if (typeRank(one) !== typeRank(value)) return false
  const order = compare(one, value)
  if (op === 'gt') return order > 0
  if (op === 'gte') return order >= 0
  return op === 'lt' ? order < 0 : order <= 0
}
