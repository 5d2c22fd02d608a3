/**
 * Chooses how to find a query's candidates: the index with the longest run of equalities, then one
 * range, then the order the query wants; or the union of such scans for `$or`; or the collection.
 */
import { fail } from '../errors'
import type { Filter } from '../query/match'
import type { Predicate } from '../query/predicate'
import type { Collection, Index } from '../store/types'
import { equal } from '../values/compare'
import { isDoc } from '../values/types'
import type { Doc, Value } from '../values/types'
import { boundsOf, branchesOf } from './bounds'
import type { Bounds } from './bounds'
import { covers } from './implies'
import { scanOf } from './index-scan'
import { reachOf, score } from './reach'
import type { Reach, Wishes } from './reach'
import type { IndexScan, Plan } from './types'

export interface Query extends Wishes {
  filter: Filter
  /** An index name, a key pattern, or `{ $natural: 1 }`. */
  hint?: string | Doc | undefined
}

export function planFor(collection: Collection, query: Query): Plan {
  const { predicate } = query.filter
  const bounds = boundsOf(predicate)
  if (query.hint !== undefined) return hinted(collection, query, bounds)
  const direct = best(collection, bounds, query)
  if (direct && direct.bounds.length > 0) return direct
  return unionOf(collection, predicate, bounds) ?? direct ?? natural(query, 1)
}

function natural(query: Query, direction: 1 | -1): Plan {
  const asked = query.sort.length === 0 || query.sort[0]?.path === '$natural'
  return { kind: 'collection', reverse: direction === -1, sorted: asked }
}

/** The best index that helps at all. */
function best(collection: Collection, bounds: Bounds, wishes: Wishes): IndexScan | undefined {
  let chosen: Reach | undefined
  let chosenScore = 0
  for (const index of collection.indexes) {
    if (index.hidden || !covers(index, bounds)) continue
    const reach = reachOf(index, bounds, wishes.sort)
    const found = score(reach, wishes)
    if (found > chosenScore) {
      chosen = reach
      chosenScore = found
    }
  }
  return chosen && scanOf(chosen)
}

/** One scan per branch of an `$or`; nothing when a branch would need the whole collection. */
function unionOf(collection: Collection, predicate: Predicate, outer: Bounds): Plan | undefined {
  const branches = branchesOf(predicate)
  if (!branches) return undefined
  const scans: IndexScan[] = []
  for (const branch of branches) {
    const bounds = boundsOf(branch, copyOf(outer))
    const scan = best(collection, bounds, { sort: [], limited: false })
    if (!scan || scan.bounds.length === 0) return undefined
    scans.push(scan)
  }
  return { kind: 'or', scans, sorted: false }
}

function copyOf(bounds: Bounds): Bounds {
  return new Map([...bounds].map(([path, field]) => [path, { ...field }]))
}

function hinted(collection: Collection, query: Query, bounds: Bounds): Plan {
  const { hint } = query
  const naturalOrder = isDoc(hint) ? hint.get('$natural') : undefined
  if (naturalOrder !== undefined) return natural(query, Number(naturalOrder) < 0 ? -1 : 1)
  const index = collection.indexes.find((candidate) => isHinted(candidate, hint))
  if (!index || index.hidden) {
    return fail(
      2,
      'error processing query: planner returned error :: caused by :: ' +
        'hint provided does not correspond to an existing index',
    )
  }
  return scanOf(reachOf(index, bounds, query.sort))
}

function isHinted(index: Index, hint: Value | undefined): boolean {
  return typeof hint === 'string' ? index.name === hint : samePattern(index.key, hint)
}

function samePattern(key: Doc, hint: Value | undefined): boolean {
  return isDoc(hint) && equal(key, hint)
}
