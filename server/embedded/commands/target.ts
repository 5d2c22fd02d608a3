/** The collection a write goes to, made when it does not exist yet. */
import type { Engine } from '../engine'
import { fail } from '../errors'
import type { Collection } from '../store/types'
import type { Command } from './command'

/**
 * Tells the current collection each time it is asked: a write that has waited may find another.
 * In a transaction the new collection exists from the commit on.
 */
export function collectionForWrite(
  engine: Engine,
  { db, transaction }: Command,
  name: string,
): () => Collection {
  const namespace = `${db}.${name}`
  refuseSystem(namespace, name)
  return () => {
    const found = transaction ? transaction.find(namespace) : engine.catalog.find(namespace)
    if (found) return found
    const draft = engine.catalog.draft(db, name, new Map())
    if (transaction) transaction.createCollection(draft)
    else engine.catalog.add(draft)
    return draft
  }
}

/** `system.…` collections are the server's own, and this one has none. */
export function refuseSystem(namespace: string, name: string): void {
  if (name.startsWith('system.')) fail(73, `cannot write to '${namespace}'`)
}
