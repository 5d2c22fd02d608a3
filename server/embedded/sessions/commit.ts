/** Writes what a transaction has changed, all of it in one write of the store. */
import type { Catalog } from '../store/catalog'
import { indexEntries, indexedDoc, without } from '../store/records'
import type { IndexEntry, Records } from '../store/records'
import type { Collection } from '../store/types'
import { conflict } from './transaction'
import type { Changes, Transaction } from './transaction'

interface Parts {
  catalog: Catalog
  records: Records
}

/** To be called within a write of the store; refuses before it has written anything. */
export function applyTransaction(transaction: Transaction, parts: Parts): void {
  const { catalog } = parts
  const { changed, drafts } = transaction
  for (const draft of drafts.values()) if (catalog.find(draft.namespace)) conflict()
  for (const { collection } of changed.values()) {
    if (!drafts.has(collection.namespace)) refuseChanged(collection, catalog)
  }
  for (const draft of drafts.values()) catalog.add(draft)
  for (const changes of changed.values()) applyChanges(changes, parts)
}

/** The keys were claimed for the indexes of then: other indexes now are a conflict. */
function refuseChanged(collection: Collection, catalog: Catalog): void {
  const current = catalog.find(collection.namespace)
  const same =
    current?.id === collection.id &&
    current.indexes.length === collection.indexes.length &&
    current.indexes.every((index, i) => index.id === collection.indexes[i]?.id)
  if (!same) conflict()
}

function applyChanges({ collection, records }: Changes, parts: Parts): void {
  const additions: [number, IndexEntry[]][] = []
  // Keys may change hands between two documents: all old ones go before any new one comes.
  for (const [recordId, after] of records) {
    const before = parts.records.read(collection, recordId)
    const old = before ? indexEntries(collection, indexedDoc(collection, before)) : []
    const now = after ? indexEntries(collection, indexedDoc(collection, after)) : []
    parts.records.removeEntries(without(old, now), recordId)
    additions.push([recordId, without(now, old)])
    if (after) parts.records.put(collection, recordId, after)
    else if (before) parts.records.drop(collection, recordId)
    parts.catalog.changeCount(collection, Number(Boolean(after)) - Number(Boolean(before)))
  }
  for (const [recordId, entries] of additions) {
    parts.records.addEntries(collection, entries, recordId)
  }
}
