/** Checks a whole database, at any time: also while its owner is running. */
import { checkFile } from './directory'
import { readCollections } from './catalog'
import { checkCollection } from './check'
import { firstId } from './keys'
import { Store } from './store'
import type { View } from './store'
import type { Collection } from './types'

export interface DatabaseReport {
  collections: number
  records: number
  entries: number
  /** A sentence for each thing that is wrong; empty when all is well. */
  errors: string[]
}

/** Reads everything at one moment; throws a sentence when the directory cannot be read at all. */
export async function checkDatabase(directory: string): Promise<DatabaseReport> {
  checkFile(directory)
  const store = Store.open(directory, { readOnly: true })
  // The snapshot keeps a running owner from using these pages again while they are read.
  const view = store.snapshot()
  try {
    checkFile(directory, true)
    return report(view)
  } finally {
    view.close()
    await store.close()
  }
}

function report(view: View): DatabaseReport {
  const collections = readCollections(view)
  const errors = strays(view, collections)
  let records = 0
  let entries = 0
  for (const collection of collections) {
    const found = checkCollection(view, collection)
    records += found.records
    entries += Object.values(found.keysPerIndex).reduce((sum, keys) => sum + keys, 0)
    errors.push(...found.errors)
  }
  return { collections: collections.length, records, entries, errors }
}

/** Keys that belong to no collection and no index. */
function strays(view: View, collections: readonly Collection[]): string[] {
  const known = new Set(collections.flatMap(({ id, indexes }) => [id, ...indexes.map((i) => i.id)]))
  const unknown = new Map<number, number>()
  const everything = { low: Buffer.of(0, 0, 0, firstId), high: Buffer.alloc(4, 0xff) }
  for (const { key } of view.entries(everything)) {
    const id = key.readUInt32BE(0)
    if (!known.has(id)) unknown.set(id, (unknown.get(id) ?? 0) + 1)
  }
  return [...unknown].map(([id, count]) => `${String(count)} keys of nobody (id ${String(id)})`)
}
