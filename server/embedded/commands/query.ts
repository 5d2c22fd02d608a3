/** Finds documents for find, count, distinct, delete, update and the head of a pipeline. */
import type { Engine } from '../engine'
import { fail, notSupported } from '../errors'
import { planFor } from '../plan/planner'
import { found } from '../plan/scan'
import type { FoundRecord, Source } from '../plan/scan'
import type { Plan, ScanStats } from '../plan/types'
import { compileFilter } from '../query/match'
import type { Filter } from '../query/match'
import { compileSort } from '../query/sort'
import type { Sort, SortKey } from '../query/sort'
import { letVariables } from '../aggregate/expression'
import type { Variables } from '../aggregate/expression'
import type { Collection } from '../store/types'
import { decode } from '../values/codec'
import { isDoc } from '../values/types'
import type { Doc, Maybe, Value } from '../values/types'
import type { Command } from './command'
import type { Fields } from './fields'

/** What to find, in which order. */
export interface Selection {
  filter: Filter
  sort?: Sort | undefined
  /** The order documents are stored in, or its reverse (`$natural`). */
  natural?: 1 | -1 | undefined
  hint?: string | Doc | undefined
  skip?: number | undefined
  /** 0 or left out: no limit. */
  limit?: number | undefined
  deadline?: number | undefined
}

export interface Prepared {
  collection: Collection
  selection: Selection
  plan: Plan
  stats: ScanStats
}

/** A view that lasts as long as the cursor reading from it. */
export interface OpenSource extends Source {
  close(): void
}

/** Where a command reads: its transaction, or a snapshot of its own. */
export function openSource(engine: Engine, { transaction }: Command): OpenSource {
  if (transaction) {
    return { view: transaction.view, changes: (of) => transaction.changes(of), close: noop }
  }
  const view = engine.store.snapshot()
  return { view, changes: noChanges, close: () => view.close() }
}

function noop(): void {
  // A transaction closes its own view.
}

function noChanges(): undefined {
  return undefined
}

export function findCollection(
  engine: Engine,
  command: Pick<Command, 'transaction'>,
  namespace: string,
): Collection | undefined {
  const { transaction } = command
  return transaction ? transaction.find(namespace) : engine.catalog.find(namespace)
}

export function prepare(collection: Collection, selection: Selection): Prepared {
  const { filter, sort, natural, hint, limit } = selection
  const keys: readonly SortKey[] = sort?.keys ?? []
  const naturalHint: Doc | undefined =
    natural === undefined ? undefined : new Map<string, Value>([['$natural', natural]])
  const plan = planFor(collection, {
    filter,
    sort: keys,
    limited: Boolean(limit),
    hint: naturalHint ?? hint,
  })
  return { collection, selection, plan, stats: { keys: 0, docs: 0 } }
}

/** The documents selected, sorted, skipped and limited. */
export function* select(source: Source, prepared: Prepared): Generator<FoundRecord> {
  const { selection, plan } = prepared
  const skip = selection.skip ?? 0
  const end = selection.limit ? skip + selection.limit : Infinity
  let at = 0
  for (const record of inOrder(source, prepared, plan.sorted, end)) {
    if (at >= end) return
    if (at++ >= skip) yield record
    if (at >= end) return
  }
}

function inOrder(
  source: Source,
  prepared: Prepared,
  sorted: boolean,
  end: number,
): Iterable<FoundRecord> {
  const { collection, plan, selection, stats } = prepared
  const { filter, sort, deadline } = selection
  const records = found(source, { collection, plan, filter, stats, deadline })
  const changed = source.changes(collection)?.size
  if (!sort || (sorted && !changed)) return records
  return sortedRecords(records, sort, end)
}

interface Keyed {
  record: FoundRecord
  key: Maybe[]
}

/** Keeps no more than twice the documents wanted while sorting. */
function sortedRecords(records: Iterable<FoundRecord>, sort: Sort, end: number): FoundRecord[] {
  let kept: Keyed[] = []
  const enough = Math.max(2 * end, 1000)
  const order = (): void => {
    kept.sort((a, b) => sort.compareKeys(a.key, b.key))
    if (kept.length > end) kept = kept.slice(0, end)
  }
  for (const record of records) {
    kept.push({ record, key: sort.keyOf(decode(record.bytes, sort.fields)) })
    if (kept.length > enough) order()
  }
  order()
  return kept.map(({ record }) => record)
}

/** Reads filter, sort, hint and `let` of a command or statement. */
export function selectionFrom(
  fields: Fields,
  filterField: string,
  variables: Variables,
  deadline?: number,
): Selection {
  refuseCollation(fields)
  const filter = fields.document(filterField) ?? new Map<string, Value>()
  return {
    filter: compileFilter(filter, { variables }),
    ...orderFrom(fields.document('sort')),
    hint: hintFrom(fields),
    deadline,
  }
}

function orderFrom(pattern: Doc | undefined): Pick<Selection, 'sort' | 'natural'> {
  const natural = pattern?.get('$natural')
  if (natural !== undefined) return { natural: Number(natural) < 0 ? -1 : 1 }
  return pattern && pattern.size > 0 ? { sort: compileSort(pattern) } : {}
}

/** An empty hint is no hint. */
function hintFrom(fields: Fields): string | Doc | undefined {
  const hint = fields.value('hint') ?? ''
  if (typeof hint === 'string') return hint === '' ? undefined : hint
  if (!isDoc(hint)) return fail(9, 'hint must be either a string or nested object')
  return hint.size === 0 ? undefined : hint
}

function refuseCollation(fields: Fields): void {
  const collation = fields.document('collation')
  if (collation && collation.size > 0 && collation.get('locale') !== 'simple') {
    notSupported('Collation other than "simple"')
  }
}

export function variablesOf(command: Command): Variables {
  return letVariables(command.fields.document('let'), new Date())
}
