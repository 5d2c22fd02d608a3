/** Documents and their index entries, written together or not at all. */
import { decode } from '../values/codec'
import type { Doc } from '../values/types'
import type { Catalog } from './catalog'
import { duplicateKey } from './duplicate-key'
import { indexKeys } from './index-keys'
import { indexEntryKey, indexPrefix, recordIdValue, recordKey } from './keys'
import type { Store } from './store'
import type { Collection, Index } from './types'

/** Longer keys are cut and end in a digest (values/keystring): equal still, but no longer ordered. */
export const longestOrderedKey = 1200

const empty = Buffer.alloc(0)

/** One entry of one index: `key` without the record id. */
export interface IndexEntry {
  index: Index
  key: Buffer
  multikey: boolean
  multikeyTail: boolean
}

/** A document about to take the place of another. */
export interface Change {
  recordId: number
  before: Buffer
  after: Buffer
}

/** Called for every unique key a write is about to take. */
export type KeyGuard = (entry: IndexEntry) => void

export class Records {
  constructor(
    private readonly store: Store,
    private readonly catalog: Catalog,
  ) {}

  read(collection: Collection, recordId: number): Buffer | undefined {
    return this.store.get(recordKey(collection.id, recordId))
  }

  insert(collection: Collection, bytes: Buffer, guard?: KeyGuard): void {
    const doc = indexedDoc(collection, bytes)
    const entries = indexEntries(collection, doc)
    this.refuseDuplicates(collection, entries, doc, guard)
    const recordId = this.catalog.takeRecordId(collection)
    this.put(collection, recordId, bytes)
    this.addEntries(collection, entries, recordId)
    this.catalog.changeCount(collection, 1)
  }

  replace(collection: Collection, change: Change, guard?: KeyGuard): void {
    const { recordId, before, after } = change
    const doc = indexedDoc(collection, after)
    const old = indexEntries(collection, indexedDoc(collection, before))
    const now = indexEntries(collection, doc)
    const added = without(now, old)
    const removed = without(old, now)
    if (guard) for (const entry of removed) if (entry.index.unique) guard(entry)
    this.refuseDuplicates(collection, added, doc, guard)
    this.removeEntries(removed, recordId)
    this.put(collection, recordId, after)
    this.addEntries(collection, added, recordId)
  }

  remove(collection: Collection, recordId: number, before: Buffer, guard?: KeyGuard): void {
    const entries = indexEntries(collection, indexedDoc(collection, before))
    if (guard) for (const entry of entries) if (entry.index.unique) guard(entry)
    this.removeEntries(entries, recordId)
    this.drop(collection, recordId)
    this.catalog.changeCount(collection, -1)
  }

  /** Removes the document alone; its entries are the caller's affair. */
  drop(collection: Collection, recordId: number): void {
    this.store.remove(recordKey(collection.id, recordId))
  }

  put(collection: Collection, recordId: number, bytes: Buffer): void {
    this.store.put(recordKey(collection.id, recordId), bytes)
  }

  addEntries(collection: Collection, entries: readonly IndexEntry[], recordId: number): void {
    for (const { index, key } of entries) {
      if (index.unique) this.store.put(indexPrefix(index.id, key), recordIdValue(recordId))
      else this.store.put(indexEntryKey(index.id, key, recordId), empty)
    }
    this.learn(collection, entries)
  }

  removeEntries(entries: readonly IndexEntry[], recordId: number): void {
    for (const { index, key } of entries) {
      const entryKey = index.unique
        ? indexPrefix(index.id, key)
        : indexEntryKey(index.id, key, recordId)
      this.store.remove(entryKey)
    }
  }

  private refuseDuplicates(
    collection: Collection,
    entries: readonly IndexEntry[],
    doc: Doc,
    guard?: KeyGuard,
  ): void {
    for (const entry of entries) {
      const { index, key } = entry
      if (!index.unique) continue
      guard?.(entry)
      if (this.store.get(indexPrefix(index.id, key))) {
        throw duplicateKey({ collection, index, doc, key })
      }
    }
  }
  /** Notes in the catalog what the planner must know about an index from now on. */
  private learn(collection: Collection, entries: readonly IndexEntry[]): void {
    let news = false
    for (const { index, key, multikey, multikeyTail } of entries) {
      const seen = { multikey, multikeyTail, truncated: key.length > longestOrderedKey }
      for (const fact of ['multikey', 'multikeyTail', 'truncated'] as const) {
        if (!seen[fact] || index.learnt[fact]) continue
        index.learnt[fact] = true
        news = true
      }
    }
    if (news) this.catalog.saveLearnt(collection)
  }
}

/** The part of a document that its collection's indexes look at. */
export function indexedDoc(collection: Collection, bytes: Buffer): Doc {
  return decode(bytes, collection.indexedFields)
}

/** Every entry the document has, over all indexes. */
export function indexEntries(collection: Collection, doc: Doc): IndexEntry[] {
  const entries: IndexEntry[] = []
  for (const index of collection.indexes) {
    const { keys, ...arrays } = indexKeys(index, doc)
    for (const key of keys) entries.push({ index, key, ...arrays })
  }
  return entries
}

/** The entries of `these` that are not among `those`. */
export function without(these: readonly IndexEntry[], those: readonly IndexEntry[]): IndexEntry[] {
  return these.filter(
    ({ index, key }) => !those.some((other) => other.index === index && other.key.equals(key)),
  )
}
