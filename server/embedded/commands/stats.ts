/** serverStatus, dbStats, collStats and validate. */
import type { Engine } from '../engine'
import { fail } from '../errors'
import { checkCollection } from '../store/check'
import { wholeRange } from '../store/keys'
import type { Collection } from '../store/types'
import type { Reply } from '../wire/reply'
import type { Command, Definitions } from './command'
import { collectionName } from './command'
import { serverVersion } from './handshake'

function serverStatus(engine: Engine): Reply {
  const uptime = (Date.now() - engine.startedAt.getTime()) / 1000
  const { rss, heapUsed, external } = process.memoryUsage()
  const megabytes = (bytes: number): number => Math.round(bytes / 1_048_576)
  return {
    host: 'embedded',
    version: serverVersion,
    process: 'mongos',
    pid: process.pid,
    uptime,
    localTime: new Date(),
    connections: { current: engine.connections(), available: 10_000 },
    mem: { bits: 64, resident: megabytes(rss), heap: megabytes(heapUsed + external) },
    metrics: { cursor: { open: { total: engine.cursors.size } } },
    logicalSessionRecordCache: { activeSessionsCount: engine.sessions.size },
    storageEngine: { name: 'lmdb', persistent: true },
    opcounters: { command: engine.counters.commands },
    ok: 1,
  }
}

interface Sizes {
  count: number
  size: number
}

/** Reads every document: a statistic asked for by people, not by programs. */
function sizes(engine: Engine, collection: Collection): Sizes {
  let count = 0
  let size = 0
  for (const { value } of engine.store.entries(wholeRange(collection.id))) {
    count++
    size += value.length
  }
  return { count, size }
}

function dbStats(engine: Engine, { db }: Command): Reply {
  const collections = engine.catalog.collectionsOf(db)
  const all = collections.map((collection) => sizes(engine, collection))
  const objects = all.reduce((sum, { count }) => sum + count, 0)
  const dataSize = all.reduce((sum, { size }) => sum + size, 0)
  const indexes = collections.reduce((sum, collection) => sum + collection.indexes.length, 0)
  return {
    db,
    collections: collections.length,
    views: 0,
    objects,
    avgObjSize: objects > 0 ? dataSize / objects : 0,
    dataSize,
    storageSize: dataSize,
    indexes,
    indexSize: 0,
    totalSize: dataSize,
    scaleFactor: 1,
    ok: 1,
  }
}

function collStats(engine: Engine, command: Command): Reply {
  const namespace = `${command.db}.${collectionName(command)}`
  const collection = engine.catalog.find(namespace)
  if (!collection) {
    return { ns: namespace, count: 0, size: 0, storageSize: 0, nindexes: 0, ok: 1 }
  }
  const { count, size } = sizes(engine, collection)
  const indexDetails = collection.indexes.map(({ id, name }): [string, number] => [
    name,
    engine.store.count(wholeRange(id)),
  ])
  return {
    ns: namespace,
    count,
    size,
    avgObjSize: count > 0 ? Math.round(size / count) : 0,
    storageSize: size,
    nindexes: collection.indexes.length,
    indexEntries: Object.fromEntries(indexDetails),
    capped: false,
    ok: 1,
  }
}

function validate(engine: Engine, command: Command): Reply {
  const namespace = `${command.db}.${collectionName(command)}`
  const collection = engine.catalog.find(namespace)
  if (!collection) return fail(26, `Collection '${namespace}' does not exist to validate.`)
  const { errors, records, keysPerIndex } = checkCollection(engine.store, collection)
  return {
    ns: namespace,
    nInvalidDocuments: 0,
    nrecords: records,
    nIndexes: collection.indexes.length,
    keysPerIndex,
    valid: errors.length === 0,
    warnings: [],
    errors,
    ok: 1,
  }
}

export const statsCommands: Definitions = {
  serverStatus: { read: serverStatus },
  dbStats: { read: dbStats },
  dbstats: { read: dbStats },
  collStats: { read: collStats },
  collstats: { read: collStats },
  validate: { read: validate },
}
