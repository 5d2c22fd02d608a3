/** Removes documents whose time has come (indexes with `expireAfterSeconds`). */
import { compileFilter } from '../query/match'
import { planFor } from '../plan/planner'
import { found } from '../plan/scan'
import { untilFree } from '../sessions/plain-writes'
import type { PlainWrites } from '../sessions/plain-writes'
import type { Value } from '../values/types'
import type { Collection, Index } from './types'
import type { Catalog } from './catalog'
import type { Records } from './records'
import type { Task, WriteQueue } from './write-queue'

interface Parts {
  catalog: Catalog
  records: Records
  queue: WriteQueue
  plain: PlainWrites
}

/** Documents removed in one write, so that others get their turn. */
const batchSize = 500

/** One pass over every TTL index. */
export async function expireDocuments(engine: Parts, now = Date.now()): Promise<void> {
  for (const collection of [...engine.catalog.namespaces.values()]) {
    for (const index of collection.indexes) {
      if (index.expireAfterSeconds === undefined) continue
      const limit = new Date(now - index.expireAfterSeconds * 1000)
      let removed = batchSize
      while (removed === batchSize) {
        removed = await engine.queue.run(removeBatch(engine, collection, index, limit))
      }
    }
  }
}

/** Removes a batch of documents dated at or before `limit`, found through the index itself. */
function* removeBatch(
  engine: Parts,
  collection: Collection,
  index: Index,
  limit: Date,
): Task<number> {
  if (engine.catalog.find(collection.namespace)?.id !== collection.id) return 0
  const [path = ''] = index.paths
  const dated = new Map<string, Value>([[path, new Map([['$lte', limit]])]])
  const filter = compileFilter(dated)
  const stats = { keys: 0, docs: 0 }
  const query = { filter, sort: [], limited: false, hint: index.name }
  const scan = { collection, plan: planFor(collection, query), filter, stats }
  const ids: number[] = []
  for (const { recordId } of found(engine.plain, scan)) {
    if (ids.push(recordId) === batchSize) break
  }
  for (const recordId of ids) {
    yield* untilFree(() => {
      const bytes = engine.records.read(collection, recordId)
      if (bytes) engine.plain.remove(collection, recordId, bytes)
    })
  }
  return ids.length
}
