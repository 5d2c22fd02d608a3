/** How much of a query one index can answer, before a single key is made. */
import type { SortKey } from '../query/sort'
import type { Direction, Index } from '../store/types'
import { maxPoints } from './bounds'
import type { Bounds, FieldBounds } from './bounds'

/** What a query would like besides finding its documents. */
export interface Wishes {
  sort: readonly SortKey[]
  /** A limited query gains more from an index in its order. */
  limited: boolean
}

export interface Reach {
  index: Index
  /** The bounds of the leading fields, which have equal values. */
  equal: readonly FieldBounds[]
  /** The bounds of the field after them, when it has a range. */
  range?: FieldBounds
  /** The direction in which the index gives the wanted order; undefined when it does not. */
  order: Direction | undefined
}

const points = { unique: 1000, equal: 10, range: 8, order: 4, limitedOrder: 12 }

export function reachOf(index: Index, bounds: Bounds, sort: readonly SortKey[]): Reach {
  const equal: FieldBounds[] = []
  let combinations = 1
  let range: FieldBounds | undefined
  for (const i of index.paths.keys()) {
    const field = fieldAt(index, i, bounds)
    combinations *= field?.equals?.length ?? Infinity
    if (!field || combinations > maxPoints) {
      range = field && rangeOf(field, index.learnt.multikey)
      break
    }
    equal.push(field)
  }
  const order = orderOf(index, equal, sort)
  return { index, equal, order, ...(range && { range }) }
}

/** Higher is better; 0 does not help. */
export function score({ index, equal, range, order }: Reach, { sort, limited }: Wishes): number {
  if (isPoint(index, equal)) return points.unique
  const ordered = order !== undefined && sort.length > 0
  const orderPoints = limited ? points.limitedOrder : points.order
  return equal.length * points.equal + (range ? points.range : 0) + (ordered ? orderPoints : 0)
}

/** Every field of a unique index is given: each combination of values is one key. */
export function isPoint(index: Index, equal: readonly FieldBounds[]): boolean {
  return index.unique && equal.length === index.paths.length
}

/** A number in a path may be an array's place or a field's name: no bounds from those. */
function usable(path: string): boolean {
  return !/(^|\.)\d+(\.|$)/.test(path)
}

function fieldAt(index: Index, at: number, bounds: Bounds): FieldBounds | undefined {
  const path = index.paths[at] ?? ''
  return usable(path) && independent(index, at) ? bounds.get(path) : undefined
}

/**
 * Two paths into one array meet in a key only where one element has both, but a filter may be
 * satisfied by one element each: the bounds of only the first of such paths count.
 */
function independent(index: Index, at: number): boolean {
  if (!index.learnt.multikey) return true
  const root = rootOf(index.paths[at] ?? '')
  return !index.paths.slice(0, at).some((earlier) => rootOf(earlier) === root)
}

function rootOf(path: string): string {
  return path.split('.', 1)[0] ?? path
}

/** In an array different elements may satisfy the two sides of a range: only one side counts. */
function rangeOf(field: FieldBounds, multikey: boolean): FieldBounds | undefined {
  const { low, high, prefix } = field
  if (prefix === undefined && low === undefined && high === undefined) return undefined
  if (low === undefined || high === undefined) return field
  // Two types have nothing in common in one field; one side is enough to find that out.
  return multikey || typeof low !== typeof high ? { low, exists: true } : field
}

function orderOf(
  index: Index,
  equal: readonly FieldBounds[],
  sort: readonly SortKey[],
): Direction | undefined {
  if (sort.length === 0) return 1
  if (index.learnt.truncated || equal.some(({ equals }) => equals?.length !== 1)) return undefined
  if (index.learnt.multikey && !isOrderedBehind(index, equal, sort)) return undefined
  const constant = index.paths.slice(0, equal.length)
  const wanted = sort.filter(({ path }) => !constant.includes(path))
  const turns = wanted.map(({ path, direction }, i) => {
    const at = equal.length + i
    if (index.paths[at] !== path || !usable(path)) return undefined
    return index.directions[at] === direction ? 1 : -1
  })
  const [first = 1] = turns
  return turns.every((turn) => turn === first) ? first : undefined
}

/**
 * One element of an array in the first field leaves one key a document, as long as no other field has arrays. The
 * array itself is no constant: a sort by it looks at all its elements.
 */
function isOrderedBehind(
  { learnt, paths }: Index,
  equal: readonly FieldBounds[],
  sort: readonly SortKey[],
): boolean {
  return !learnt.multikeyTail && equal.length > 0 && sort.every(({ path }) => path !== paths[0])
}
