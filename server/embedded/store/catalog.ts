/** What collections and indexes exist. Every change is written in the command's own transaction. */
import { randomBytes } from 'node:crypto'
import { decode, encode } from '../values/codec'
import type { Doc } from '../values/types'
import { collectionFrom, collectionRecord, indexFrom, newCollection } from './catalog-record'
import { firstId, idBytes, systemKey, trailingRecordId, wholeRange } from './keys'
import type { Store, View } from './store'
import type { Collection, Index, IndexSpec } from './types'

/** Counters of a collection, counted when first asked for. */
interface Counters {
  nextRecordId?: number
  count?: number
}

export type Namespaces = ReadonlyMap<string, Collection>

export class Catalog {
  private byNamespace: Map<string, Collection> = new Map()
  private readonly counters = new Map<number, Counters>()
  private nextId = firstId

  constructor(private readonly store: Store) {
    this.reload()
  }

  /** Reads everything again: after a failed write nothing in memory may be believed. */
  reload(): void {
    for (const counters of this.counters.values()) delete counters.count
    const collections = readCollections(this.store)
    this.byNamespace = new Map(collections.map((one) => [one.namespace, one]))
    this.nextId = Math.max(this.nextId, this.store.get(systemKey('nextId'))?.readUInt32BE(0) ?? 0)
  }

  /** The catalog of this moment; later changes do not reach it. */
  get namespaces(): Namespaces {
    return this.byNamespace
  }

  find(namespace: string): Collection | undefined {
    return this.byNamespace.get(namespace)
  }

  collectionsOf(db: string): Collection[] {
    return [...this.byNamespace.values()].filter((collection) => collection.db === db)
  }

  /** A collection that is not in the catalog until `add`ed. */
  draft(db: string, name: string, options: Doc): Collection {
    return newCollection({ db, name, options, uuid: uuid(), takeId: () => this.takeId() })
  }

  add(collection: Collection, count = 0): void {
    this.save(collection)
    this.countersOf(collection).count = count
  }

  /** A new, empty index of this kind. */
  index(spec: IndexSpec): Index {
    return indexFrom(spec, this.takeId())
  }

  /** Writes a collection's record and makes it the current one. */
  save(collection: Collection): void {
    this.store.put(systemKey('nextId'), idBytes(this.nextId))
    this.store.put(
      systemKey('collection', idBytes(collection.id)),
      encode(collectionRecord(collection)),
    )
    this.byNamespace = new Map(this.byNamespace).set(collection.namespace, collection)
  }

  /** Remembers what a stored document taught about an index. */
  saveLearnt(collection: Collection): void {
    const current = this.byNamespace.get(collection.namespace)
    if (current?.id === collection.id) this.save(current)
  }

  /** Removes the collection, its documents and its index entries. */
  drop(collection: Collection): void {
    this.discard(collection)
    this.store.remove(systemKey('collection', idBytes(collection.id)))
    this.forget(collection)
  }

  /** Removes the documents and entries of a collection the catalog does not hold (any more). */
  discard(collection: Collection): void {
    for (const index of collection.indexes) this.store.removeRange(wholeRange(index.id))
    this.store.removeRange(wholeRange(collection.id))
    this.counters.delete(collection.id)
  }

  /** Gives the collection another name; its documents and indexes stay where they are. */
  rename(collection: Collection, db: string, name: string): void {
    this.forget(collection)
    this.save({ ...collection, db, name, namespace: `${db}.${name}` })
  }

  private forget(collection: Collection): void {
    this.byNamespace = new Map(this.byNamespace)
    this.byNamespace.delete(collection.namespace)
  }

  /** Record ids only grow while the process lives, so insertion order is id order. */
  takeRecordId(collection: Collection): number {
    const counters = this.countersOf(collection)
    const id = counters.nextRecordId ?? this.lastRecordId(collection) + 1
    counters.nextRecordId = id + 1
    return id
  }

  /** The number of documents, counted once and kept up to date afterwards. */
  count(collection: Collection): number {
    const counters = this.countersOf(collection)
    counters.count ??= this.store.count(wholeRange(collection.id))
    return counters.count
  }

  changeCount(collection: Collection, by: number): void {
    const counters = this.countersOf(collection)
    if (counters.count !== undefined) counters.count += by
  }

  private countersOf(collection: Collection): Counters {
    let counters = this.counters.get(collection.id)
    if (!counters) this.counters.set(collection.id, (counters = {}))
    return counters
  }

  private lastRecordId(collection: Collection): number {
    for (const { key } of this.store.entries(wholeRange(collection.id), true)) {
      return trailingRecordId(key)
    }
    return 0
  }

  private takeId(): number {
    return this.nextId++
  }
}

/** The collections a view holds. */
export function readCollections(view: View): Collection[] {
  const range = { low: systemKey('collection'), high: systemKey('session') }
  return Array.from(view.entries(range), ({ value }) => collectionFrom(decode(value)))
}

/** A random UUID (version 4) as its 16 bytes. */
function uuid(): Buffer {
  const bytes = randomBytes(16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes
}
