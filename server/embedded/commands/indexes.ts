/** createIndexes, listIndexes and dropIndexes. */
import type { Engine } from '../engine'
import { fail } from '../errors'
import { withIndexes } from '../store/catalog-record'
import { buildIndex } from '../store/build-index'
import { wholeRange } from '../store/keys'
import type { Collection, Index, IndexSpec } from '../store/types'
import { inOneStep } from '../store/write-queue'
import { encode } from '../values/codec'
import { equal } from '../values/compare'
import { show } from '../values/show'
import { isArray, isDoc } from '../values/types'
import type { Doc, Value } from '../values/types'
import type { Reply } from '../wire/reply'
import type { Command, Definitions } from './command'
import { collectionName } from './command'
import { Fields } from './fields'
import { readIndexSpec } from './index-spec'
import { cursorOwner } from './owner'

/** MongoDB's limit, the `_id_` index included. */
const maxIndexes = 64

function createIndexes(engine: Engine, command: Command): Reply {
  const { fields, db } = command
  const name = collectionName(command)
  const specs = indexSpecs(fields)
  const existing = engine.catalog.find(`${db}.${name}`)
  const base = existing ?? engine.catalog.draft(db, name, new Map())
  const before = base.indexes.length
  const added: Index[] = []
  for (const spec of specs) {
    if (!isKnown([...base.indexes, ...added], spec)) added.push(engine.catalog.index(spec))
  }
  if (before + added.length > maxIndexes) {
    fail(67, `add index fails, too many indexes for ${base.namespace}`)
  }
  // All keys of all new indexes are known to be good before the first one is written.
  const builds = existing ? added.map((index) => buildIndex(engine.store, existing, index)) : []
  const collection = withIndexes(base, [...base.indexes, ...added])
  if (existing) engine.catalog.save(collection)
  else engine.catalog.add(collection)
  for (const write of builds) write()
  return {
    numIndexesBefore: before,
    numIndexesAfter: collection.indexes.length,
    createdCollectionAutomatically: !existing,
    ...(added.length === 0 && { note: 'all indexes already exist' }),
    ok: 1,
  }
}

function indexSpecs(fields: Fields): IndexSpec[] {
  const given = fields.documents('indexes') ?? fields.missing('indexes')
  if (given.length === 0) fail(2, 'Must specify at least one index to create')
  return given.map((doc) => readIndexSpec(new Fields('createIndexes.indexes', doc)))
}

/** True for an index that exists just so; refuses one that contradicts an existing index. */
function isKnown(indexes: readonly Index[], spec: IndexSpec): boolean {
  for (const index of indexes) {
    const sameKey = equal(index.key, spec.key) && sameFilter(index, spec)
    if (index.name === spec.name && !sameKey) {
      fail(
        86,
        'An existing index has the same name as the requested index. When index names are not ' +
          'specified, they are auto generated and can cause conflicts. Please refer to our ' +
          `documentation. Requested index: ${spec.name}, existing index: ${index.name}`,
      )
    }
    if (!sameKey) continue
    if (index.name !== spec.name) {
      fail(85, `Index already exists with a different name: ${index.name}`)
    }
    if (!sameOptions(index, spec)) {
      fail(
        85,
        'An equivalent index already exists with the same name but different options. ' +
          `Requested index: ${spec.name}, existing index: ${index.name}`,
      )
    }
    return true
  }
  return false
}

function sameFilter(a: IndexSpec, b: IndexSpec): boolean {
  return a.partialFilter && b.partialFilter
    ? equal(a.partialFilter, b.partialFilter)
    : a.partialFilter === b.partialFilter
}

function sameOptions(a: IndexSpec, b: IndexSpec): boolean {
  // The `_id_` index is always unique, said or not.
  const unique = a.name === '_id_' || a.unique === b.unique
  return unique && a.sparse === b.sparse && a.expireAfterSeconds === b.expireAfterSeconds
}

function listIndexes(engine: Engine, command: Command): Reply {
  const { fields, db } = command
  const namespace = `${db}.${collectionName(command)}`
  const collection = engine.catalog.find(namespace)
  if (!collection) return fail(26, `ns does not exist: ${namespace}`)
  const results = {
    namespace,
    documents: collection.indexes.map((index) => encode(described(index))).values(),
    close: () => undefined,
    owner: cursorOwner(command),
  }
  const size = fields.document('cursor')?.get('batchSize')
  return { cursor: engine.cursors.first(results, size === undefined ? 101 : Number(size)), ok: 1 }
}

/** An index as listIndexes shows it; that `_id_` is unique goes without saying. */
function described(index: Index): Doc {
  const doc: Doc = new Map<string, Value>([
    ['v', 2],
    ['key', index.key],
    ['name', index.name],
  ])
  if (index.unique && index.name !== '_id_') doc.set('unique', true)
  if (index.sparse) doc.set('sparse', true)
  if (index.partialFilter) doc.set('partialFilterExpression', index.partialFilter)
  if (index.expireAfterSeconds !== undefined) {
    doc.set('expireAfterSeconds', index.expireAfterSeconds)
  }
  if (index.hidden) doc.set('hidden', true)
  return doc
}

function dropIndexes(engine: Engine, command: Command): Reply {
  const namespace = `${command.db}.${collectionName(command)}`
  const collection = engine.catalog.find(namespace)
  if (!collection) return fail(26, `ns not found ${namespace}`)
  const doomed = chosen(collection, command.fields.value('index'))
  if (doomed.some(({ name }) => name === '_id_')) fail(72, 'cannot drop _id index')
  for (const index of doomed) engine.store.removeRange(wholeRange(index.id))
  const left = collection.indexes.filter((index) => !doomed.includes(index))
  engine.catalog.save(withIndexes(collection, left))
  return { nIndexesWas: collection.indexes.length, ok: 1 }
}

function chosen({ indexes }: Collection, wanted: Value | undefined): Index[] {
  if (wanted === '*') return indexes.filter(({ name }) => name !== '_id_')
  if (isDoc(wanted)) {
    const same = indexes.filter(({ key }) => equal(key, wanted))
    return same.length > 0 ? same : fail(27, "can't find index with key")
  }
  const names = isArray(wanted) ? wanted : [wanted]
  return names.map(
    (name) =>
      indexes.find((index) => index.name === name) ??
      fail(27, `index not found with name [${show(name)}]`),
  )
}

export const indexCommands: Definitions = {
  createIndexes: {
    write: (engine, command) => inOneStep(() => createIndexes(engine, command)),
    fields: ['createIndexes', 'indexes', 'commitQuorum', 'ignoreUnknownIndexOptions', 'v'],
  },
  listIndexes: { read: listIndexes, fields: ['listIndexes', 'cursor', 'includeIndexBuildInfo'] },
  dropIndexes: {
    write: (engine, command) => inOneStep(() => dropIndexes(engine, command)),
    fields: ['dropIndexes', 'index'],
  },
}
