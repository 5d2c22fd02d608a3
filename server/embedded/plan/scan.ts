/** Runs a plan: candidates by id, then documents that pass the filter. */
import { fail } from '../errors'
import type { Filter } from '../query/match'
import { recordKey, trailingRecordId, wholeRange } from '../store/keys'
import type { View } from '../store/store'
import type { Collection } from '../store/types'
import { decode } from '../values/codec'
import type { IndexScan, Plan, ScanStats } from './types'

/** Where a query reads: a view, and the changes of an open transaction not shown by it. */
export interface Source {
  view: View
  changes(collection: Collection): ReadonlyMap<number, Buffer | null> | undefined
}

export interface FoundRecord {
  recordId: number
  bytes: Buffer
}

export interface Scan {
  collection: Collection
  plan: Plan
  filter: Filter
  stats: ScanStats
  /** `performance.now()` after which the scan gives up (maxTimeMS). */
  deadline?: number | undefined
}

/** The documents that match, in the plan's order; those changed in a transaction come last. */
export function* found(source: Source, scan: Scan): Generator<FoundRecord> {
  const changes = source.changes(scan.collection)
  const matches = matcher(scan.filter)
  for (const record of candidates(source.view, scan)) {
    if (changes?.has(record.recordId)) continue
    refuseLate(scan)
    scan.stats.docs++
    if (matches(record.bytes)) yield record
  }
  for (const [recordId, bytes] of changes ?? []) {
    if (bytes === null) continue
    scan.stats.docs++
    if (matches(bytes)) yield { recordId, bytes }
  }
}

/** The filter on bytes, decoding no more than it reads. */
export function matcher(filter: Filter): (bytes: Buffer) => boolean {
  const { predicate, fields } = filter
  if (predicate.kind === 'and' && predicate.clauses.length === 0) return () => true
  if (predicate.kind === 'always') return () => predicate.value
  return (bytes) => filter.test(decode(bytes, fields))
}

function* candidates(view: View, scan: Scan): Generator<FoundRecord> {
  const { collection, plan, stats } = scan
  if (plan.kind === 'collection') {
    for (const { key, value } of view.entries(wholeRange(collection.id), plan.reverse)) {
      yield { recordId: trailingRecordId(key), bytes: value }
    }
    return
  }
  for (const recordId of recordIds(view, plan, stats)) {
    const bytes = view.get(recordKey(collection.id, recordId))
    if (bytes) yield { recordId, bytes }
  }
}

function recordIds(
  view: View,
  plan: Exclude<Plan, { kind: 'collection' }>,
  stats: ScanStats,
): Iterable<number> {
  if (plan.kind === 'or') return once(plan.scans, (scan) => scanned(view, scan, stats))
  return mayRepeat(plan)
    ? once([plan], () => scanned(view, plan, stats))
    : scanned(view, plan, stats)
}

/** A document may be met twice: by two elements, or by two bounds cut alike. */
function mayRepeat({ index, ranges }: IndexScan): boolean {
  return index.learnt.multikey || ranges.length > 1
}

function* once(
  scans: readonly IndexScan[],
  run: (scan: IndexScan) => Iterable<number>,
): Generator<number> {
  const seen = new Set<number>()
  for (const scan of scans) {
    for (const recordId of run(scan)) {
      if (seen.has(recordId)) continue
      seen.add(recordId)
      yield recordId
    }
  }
}

function scanned(view: View, scan: IndexScan, stats: ScanStats): Iterable<number> {
  return scan.points ? looked(view, scan.points, stats) : ranged(view, scan, stats)
}

function* looked(view: View, points: readonly Buffer[], stats: ScanStats): Generator<number> {
  for (const point of points) {
    const value = view.get(point)
    if (!value) continue
    stats.keys++
    yield value.readUIntBE(0, value.length)
  }
}

function* ranged(
  view: View,
  { index, ranges, reverse }: IndexScan,
  stats: ScanStats,
): Generator<number> {
  for (const range of reverse ? [...ranges].reverse() : ranges) {
    if (index.unique) {
      for (const { value } of view.entries(range, reverse)) {
        stats.keys++
        yield value.readUIntBE(0, value.length)
      }
    } else {
      for (const key of view.keys(range, reverse)) {
        stats.keys++
        yield trailingRecordId(key)
      }
    }
  }
}

function refuseLate({ deadline, stats }: Scan): void {
  // The clock is asked once in a while: asking costs more than most documents.
  if (deadline === undefined || stats.docs % 64 !== 0) return
  if (performance.now() > deadline) fail(50, 'operation exceeded time limit')
}
