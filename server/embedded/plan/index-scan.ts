/** What one index can do for a query. */
import type { SortKey } from '../query/sort'
import { indexPrefix } from '../store/keys'
import { longestOrderedKey } from '../store/records'
import type { Direction, Index } from '../store/types'
import { maxPoints } from './bounds'
import type { Bounds, FieldBounds } from './bounds'
import { extend, rangesOf } from './ranges'
import type { Span } from './ranges'
import { shownEquals, shownRange } from './shown'
import type { IndexScan } from './types'

/** How far the leading fields of an index are bound. */
interface Reach extends Span {
  /** Fields with equal values. */
  equal: number
  /** Of these, the leading ones with exactly one value. */
  single: number
  shown: Map<string, string[]>
}

export function scanOf(index: Index, bounds: Bounds, sort: readonly SortKey[]): IndexScan {
  const reach = reachOf(index, bounds)
  const order = orderOf(index, reach, sort)
  const scan: IndexScan = {
    kind: 'index',
    index,
    ranges: rangesOf(index, reach),
    reverse: order === -1,
    sorted: order !== undefined,
    equal: reach.equal,
    bounded: reach.equal > 0 || reach.range !== undefined,
    shownBounds: reach.shown,
  }
  const points = pointsOf(index, reach)
  return points ? { ...scan, points } : scan
}

/** What a query would like besides finding its documents. */
export interface Wishes {
  sort: readonly SortKey[]
  /** A limited query gains more from an index in its order. */
  limited: boolean
}

const points = { unique: 1000, equal: 10, range: 8, order: 4, limitedOrder: 12 }

/** Higher is better; 0 does not help. */
export function score(scan: IndexScan, { sort, limited }: Wishes): number {
  if (scan.points) return points.unique
  const range = scan.shownBounds.size > scan.equal ? points.range : 0
  const ordered = scan.sorted && sort.length > 0
  const order = limited ? points.limitedOrder : points.order
  return scan.equal * points.equal + range + (ordered ? order : 0)
}

function reachOf(index: Index, bounds: Bounds): Reach {
  const reach: Reach = { prefixes: [Buffer.alloc(0)], equal: 0, single: 0, shown: new Map() }
  for (const [i, path] of index.paths.entries()) {
    const field = usable(path) ? bounds.get(path) : undefined
    const direction = index.directions[i] ?? 1
    if (field && addEquals(reach, path, { field, direction })) continue
    const range = field && rangeOf(field, index.learnt.multikey)
    if (range) {
      reach.range = { bounds: range, direction }
      reach.shown.set(path, [shownRange(range)])
    }
    break
  }
  return reach
}

interface Directed {
  field: FieldBounds
  direction: Direction
}

/** Goes one field further where it has equal values; false when it has none, or too many. */
function addEquals(reach: Reach, path: string, { field, direction }: Directed): boolean {
  const { equals } = field
  if (!equals || equals.length * reach.prefixes.length > maxPoints) return false
  if (equals.length === 1 && reach.single === reach.equal) reach.single++
  reach.equal++
  reach.prefixes = extend(reach.prefixes, equals, direction)
  reach.shown.set(path, shownEquals(equals))
  return true
}

/** A number in a path may be an array's place or a field's name: no bounds from those. */
function usable(path: string): boolean {
  return !/(^|\.)\d+(\.|$)/.test(path)
}

/** In an array different elements may satisfy the two sides of a range: only one side counts. */
function rangeOf(field: FieldBounds, multikey: boolean): FieldBounds | undefined {
  const { low, high, prefix } = field
  if (prefix === undefined && low === undefined && high === undefined) return undefined
  if (!multikey || low === undefined || high === undefined) return sameType(field)
  return { low, exists: true }
}

/** Bounds of two types have nothing in common in one field; one side is enough to find that out. */
function sameType(field: FieldBounds): FieldBounds {
  const { low, high } = field
  if (low === undefined || high === undefined) return field
  return typeof low === typeof high ? field : { low, exists: true }
}

function pointsOf(index: Index, reach: Reach): Buffer[] | undefined {
  if (!index.unique || reach.equal !== index.paths.length) return undefined
  if (reach.prefixes.some((prefix) => prefix.length > longestOrderedKey)) return undefined
  return reach.prefixes.map((prefix) => indexPrefix(index.id, prefix))
}

/** The direction in which the index gives the wanted order; undefined when it does not. */
function orderOf(index: Index, reach: Reach, sort: readonly SortKey[]): Direction | undefined {
  if (sort.length === 0) return 1
  const { multikey, truncated } = index.learnt
  if (multikey || truncated || reach.single < reach.equal) return undefined
  const constant = new Set(index.paths.slice(0, reach.single))
  const wanted = sort.filter(({ path }) => !constant.has(path))
  const turns = wanted.map(({ path, direction }, i) => {
    const at = reach.single + i
    if (index.paths[at] !== path || !usable(path)) return undefined
    return index.directions[at] === direction ? 1 : -1
  })
  const [first = 1] = turns
  return turns.every((turn) => turn === first) ? first : undefined
}
