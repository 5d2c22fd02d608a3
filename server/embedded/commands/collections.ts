/** create, drop, dropDatabase, listCollections, listDatabases, renameCollection and collMod. */
import { Binary } from 'bson'
import type { Engine } from '../engine'
import { fail, notSupported } from '../errors'
import { compileFilter } from '../query/match'
import { wholeRange } from '../store/keys'
import type { Collection } from '../store/types'
import { inOneStep } from '../store/write-queue'
import { encode } from '../values/codec'
import { equal } from '../values/compare'
import type { Doc, Value } from '../values/types'
import type { Reply } from '../wire/reply'
import type { Command, Definitions, WriteDefinition } from './command'
import { collectionName, refuseCollectionName } from './command'
import type { Fields } from './fields'
import { collModCommand } from './coll-mod'
import { cursorOwner } from './owner'
import { refuseSystem } from './target'

/** Options of `create` for what the engine leaves out. */
const leftOut: Readonly<Record<string, string>> = {
  capped: 'A capped collection',
  timeseries: 'A time-series collection',
  viewOn: 'A view',
  validator: 'A document validator',
  clusteredIndex: 'A clustered collection',
  encryptedFields: 'Queryable encryption',
  changeStreamPreAndPostImages: 'A change stream',
  collation: 'Collation other than "simple"',
}
const ignored = ['storageEngine', 'indexOptionDefaults', 'validationLevel', 'validationAction']
const createFields = [
  ...['create', 'size', 'max', 'autoIndexId', 'idIndex', 'pipeline', 'expireAfterSeconds'],
  ...['flags', 'temp', ...ignored, ...Object.keys(leftOut)],
]

function create(engine: Engine, command: Command): Reply {
  const { fields, db, transaction } = command
  const name = collectionName(command)
  const options = createOptions(fields)
  refuseSystem(`${db}.${name}`, name)
  const namespace = `${db}.${name}`
  const existing = transaction ? transaction.find(namespace) : engine.catalog.find(namespace)
  if (existing && (transaction || !equal(existing.options, options))) {
    fail(48, `Collection ${namespace} already exists.`)
  }
  if (existing) return { ok: 1 }
  const draft = engine.catalog.draft(db, name, options)
  if (transaction) transaction.createCollection(draft)
  else engine.catalog.add(draft)
  return { ok: 1 }
}

function createOptions(fields: Fields): Doc {
  for (const [field, feature] of Object.entries(leftOut)) {
    const value = fields.value(field)
    if (value !== undefined && value !== false && value !== null) notSupported(feature)
  }
  const options: Doc = new Map<string, Value>()
  for (const field of ignored) {
    const value = fields.value(field)
    if (value !== undefined) options.set(field, value)
  }
  return options
}

function drop(engine: Engine, command: Command): Reply {
  const namespace = `${command.db}.${collectionName(command)}`
  const collection = engine.catalog.find(namespace)
  if (!collection) return { ok: 1 }
  engine.catalog.drop(collection)
  return { nIndexesWas: collection.indexes.length, ns: namespace, ok: 1 }
}

function dropDatabase(engine: Engine, { db }: Command): Reply {
  const collections = engine.catalog.collectionsOf(db)
  for (const collection of collections) engine.catalog.drop(collection)
  return { ...(collections.length > 0 && { dropped: db }), ok: 1 }
}

function renameCollection(engine: Engine, { fields }: Command): Reply {
  const [fromDb, from] = namespaceParts(fields.requiredText('renameCollection'))
  const [toDb, to] = namespaceParts(fields.requiredText('to'))
  refuseCollectionName(toDb, to)
  const source = engine.catalog.find(`${fromDb}.${from}`)
  if (!source) return fail(26, `Source collection ${fromDb}.${from} does not exist`)
  if (fromDb === toDb && from === to) fail(20, "Can't rename a collection to itself")
  const target = engine.catalog.find(`${toDb}.${to}`)
  if (target && !fields.flag('dropTarget')) fail(48, 'target namespace exists')
  if (target) engine.catalog.drop(target)
  engine.catalog.rename(source, toDb, to)
  return { ok: 1 }
}

function namespaceParts(namespace: string): [string, string] {
  const dot = namespace.indexOf('.')
  if (dot < 1) fail(73, `Invalid namespace specified '${namespace}'`)
  return [namespace.slice(0, dot), namespace.slice(dot + 1)]
}

function listCollections(engine: Engine, command: Command): Reply {
  const { fields, db } = command
  const nameOnly = fields.flag('nameOnly')
  const filter = compileFilter(fields.document('filter') ?? new Map<string, Value>())
  const documents = engine.catalog
    .collectionsOf(db)
    .map((collection) => described(collection))
    .filter((doc) => filter.test(doc))
    .map((doc) => encode(nameOnly ? new Map([...doc].slice(0, 2)) : doc))
  const results = {
    namespace: `${db}.$cmd.listCollections`,
    documents: documents.values(),
    close: () => undefined,
    owner: cursorOwner(command),
  }
  const size = fields.document('cursor')?.get('batchSize')
  return { cursor: engine.cursors.first(results, size === undefined ? 101 : Number(size)), ok: 1 }
}

function described(collection: Collection): Doc {
  const info: Doc = new Map<string, Value>([
    ['readOnly', false],
    ['uuid', new Binary(collection.uuid, Binary.SUBTYPE_UUID)],
  ])
  const idIndex: Doc = new Map<string, Value>([
    ['v', 2],
    ['key', new Map([['_id', 1]])],
    ['name', '_id_'],
  ])
  return new Map<string, Value>([
    ['name', collection.name],
    ['type', 'collection'],
    ['options', collection.options],
    ['info', info],
    ['idIndex', idIndex],
  ])
}

function listDatabases(engine: Engine, { fields }: Command): Reply {
  const names = new Set([...engine.catalog.namespaces.values()].map(({ db }) => db))
  const filter = compileFilter(fields.document('filter') ?? new Map<string, Value>())
  const databases = [...names].sort().flatMap((name) => {
    const doc: Doc = new Map<string, Value>([
      ['name', name],
      ['sizeOnDisk', sizeOf(engine, name)],
      ['empty', false],
    ])
    return filter.test(doc) ? [doc] : []
  })
  if (fields.flag('nameOnly')) {
    return { databases: databases.map((doc) => ({ name: doc.get('name') })), ok: 1 }
  }
  const totalSize = databases.reduce((sum, doc) => sum + Number(doc.get('sizeOnDisk')), 0)
  return { databases, totalSize, totalSizeMb: Math.floor(totalSize / 1_048_576), ok: 1 }
}

/** Documents are counted, not weighed: weighing would read the whole database. */
function sizeOf(engine: Engine, db: string): number {
  const collections = engine.catalog.collectionsOf(db)
  const entries = collections.map(({ id }) => engine.store.count(wholeRange(id)))
  return 4096 * (collections.length + entries.reduce((sum, count) => sum + count, 0))
}

type Step = (engine: Engine, command: Command) => Reply

const step = (run: Step): WriteDefinition['write'] => {
  return (engine, command) => inOneStep(() => run(engine, command))
}

export const collectionCommands: Definitions = {
  create: { write: step(create), fields: createFields, inTransaction: true },
  drop: { write: step(drop), fields: ['drop'] },
  dropDatabase: { write: step(dropDatabase), fields: ['dropDatabase'] },
  renameCollection: {
    write: step(renameCollection),
    fields: ['renameCollection', 'to', 'dropTarget', 'stayTemp'],
    adminOnly: true,
  },
  listCollections: {
    read: listCollections,
    fields: ['listCollections', 'filter', 'nameOnly', 'authorizedCollections', 'cursor'],
  },
  listDatabases: {
    read: listDatabases,
    fields: ['listDatabases', 'filter', 'nameOnly', 'authorizedDatabases'],
    adminOnly: true,
  },
  collMod: collModCommand,
}
