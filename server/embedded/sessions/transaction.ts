/**
 * A multi-document transaction: a snapshot to read from, and the changes made since, kept aside
 * until the commit writes them all at once. There is nothing to undo.
 */
import { fail } from '../errors'
import type { Catalog, Namespaces } from '../store/catalog'
import { duplicateKey } from '../store/duplicate-key'
import { indexPrefix, recordKey } from '../store/keys'
import { indexEntries, indexedDoc, without } from '../store/records'
import type { Change, IndexEntry, Records } from '../store/records'
import type { Snapshot, Store } from '../store/store'
import type { Collection } from '../store/types'
import type { Doc } from '../values/types'
import { keyLock, recordLock } from './locks'
import type { Holder, Locks } from './locks'
import type { WriteTarget } from './plain-writes'

export interface TransactionParts {
  store: Store
  catalog: Catalog
  records: Records
  locks: Locks
}

export type TransactionState = 'open' | 'committed' | 'aborted'

/** MongoDB's transactionLifetimeLimitSeconds. */
export const lifetimeMs = 60_000

/** What a transaction has changed in one collection. */
export interface Changes {
  collection: Collection
  /** Record id to the document as the transaction sees it; null when it removed it. */
  records: Map<number, Buffer | null>
}

export class Transaction implements WriteTarget, Holder {
  readonly ended: Promise<void>
  readonly startedAt = performance.now()
  readonly view: Snapshot
  /** The collections as they were when the snapshot was taken. */
  readonly namespaces: Namespaces
  state: TransactionState = 'open'
  /** The commit under way: a commit sent twice is one commit. */
  commit?: Promise<void>
  private end: () => void = () => undefined
  private readonly endings: (() => void)[] = []
  readonly changed = new Map<number, Changes>()
  /** Unique keys changed so far: the record that holds it now, or null when it became free. */
  private readonly keys = new Map<string, number | null>()
  private readonly held = new Set<string>()
  /** Collections that will exist when it commits, by namespace. */
  readonly drafts = new Map<string, Collection>()

  constructor(
    readonly txnNumber: bigint,
    private readonly parts: TransactionParts,
  ) {
    this.ended = new Promise((resolve) => (this.end = resolve))
    this.view = parts.store.snapshot()
    this.namespaces = parts.catalog.namespaces
  }

  find(namespace: string): Collection | undefined {
    return this.drafts.get(namespace) ?? this.namespaces.get(namespace)
  }

  get hasChanges(): boolean {
    return this.changed.size > 0 || this.drafts.size > 0
  }

  /** A collection that will exist when the transaction commits. */
  createCollection(collection: Collection): void {
    this.drafts.set(collection.namespace, collection)
  }

  changes(collection: Collection): ReadonlyMap<number, Buffer | null> | undefined {
    return this.changed.get(collection.id)?.records
  }

  read(collection: Collection, recordId: number): Buffer | undefined {
    const changed = this.changes(collection)?.get(recordId)
    if (changed !== undefined) return changed ?? undefined
    return this.view.get(recordKey(collection.id, recordId))
  }

  insert(collection: Collection, bytes: Buffer): void {
    const recordId = this.parts.catalog.takeRecordId(collection)
    const doc = indexedDoc(collection, bytes)
    const added = indexEntries(collection, doc).filter(({ index }) => index.unique)
    for (const entry of added) this.claimKey(collection, entry, doc)
    this.note(collection, recordId, bytes)
    this.moveKeys([], added, recordId)
  }

  replace(collection: Collection, { recordId, before, after }: Change): void {
    this.claimRecord(collection, recordId, before)
    const doc = indexedDoc(collection, after)
    const old = uniqueEntries(collection, before)
    const now = indexEntries(collection, doc).filter(({ index }) => index.unique)
    const added = without(now, old)
    const removed = without(old, now)
    for (const entry of added) this.claimKey(collection, entry, doc)
    for (const { index, key } of removed) this.lock(keyLock(index, key))
    this.note(collection, recordId, after)
    this.moveKeys(removed, added, recordId)
  }

  remove(collection: Collection, recordId: number, before: Buffer): void {
    this.claimRecord(collection, recordId, before)
    const removed = uniqueEntries(collection, before)
    for (const { index, key } of removed) this.lock(keyLock(index, key))
    this.note(collection, recordId, null)
    this.moveKeys(removed, [], recordId)
  }

  /** Has `work` done before the snapshot is let go: for cursors that read from it. */
  atEnd(work: () => void): void {
    this.endings.push(work)
  }

  /** Lets go of the snapshot and of everything held. */
  finish(state: 'committed' | 'aborted'): void {
    if (this.state !== 'open') return
    this.state = state
    for (const work of this.endings) work()
    this.view.close()
    this.parts.locks.release(this.held)
    this.end()
  }

  /** A statement that failed ends its transaction. */
  finishUnlessCommitting(): void {
    if (!this.commit) this.finish('aborted')
  }

  private note(collection: Collection, recordId: number, bytes: Buffer | null): void {
    let changes = this.changed.get(collection.id)
    if (!changes) this.changed.set(collection.id, (changes = { collection, records: new Map() }))
    // A copy: the bytes may be part of a large message that need not be kept.
    changes.records.set(recordId, bytes && Buffer.from(bytes))
  }

  private moveKeys(removed: IndexEntry[], added: IndexEntry[], recordId: number): void {
    for (const { index, key } of removed) this.keys.set(keyLock(index, key), null)
    for (const { index, key } of added) this.keys.set(keyLock(index, key), recordId)
  }

  private lock(lock: string): void {
    const holder = this.parts.locks.holder(lock)
    if (holder === this) return
    if (holder) conflict()
    this.parts.locks.take(lock, this)
    this.held.add(lock)
  }

  /** Takes a document for writing: it must still be as the snapshot shows it. */
  private claimRecord(collection: Collection, recordId: number, before: Buffer): void {
    if (!this.changes(collection)?.has(recordId)) {
      const current = this.parts.records.read(collection, recordId)
      if (!current?.equals(before)) conflict()
    }
    this.lock(recordLock(collection, recordId))
  }

  /** Takes a unique key: free here, free in the snapshot, and free in the newest state. */
  private claimKey(collection: Collection, entry: IndexEntry, doc: Doc): void {
    const { index, key } = entry
    const lock = keyLock(index, key)
    const mine = this.keys.get(lock)
    const entryKey = indexPrefix(index.id, key)
    if (mine !== undefined && mine !== null) throw duplicateKey({ collection, index, doc, key })
    if (mine === undefined) {
      const current = this.parts.store.get(entryKey) !== undefined
      const seen = this.view.get(entryKey) !== undefined
      if (current && seen) throw duplicateKey({ collection, index, doc, key })
      if (current !== seen) conflict()
    }
    this.lock(lock)
  }
}

function uniqueEntries(collection: Collection, bytes: Buffer): IndexEntry[] {
  return indexEntries(collection, indexedDoc(collection, bytes)).filter(({ index }) => index.unique)
}

export function conflict(): never {
  fail(
    112,
    'Caused by :: Write conflict during plan execution and yielding is disabled. :: Please retry your operation or multi-document transaction.',
  )
}
