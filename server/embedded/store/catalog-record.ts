/** Collections and indexes as the catalog stores them, and back. */
import { Binary } from 'bson'
import { compileFilter } from '../query/match'
import { isDoc, isType } from '../values/types'
import type { Doc, Value } from '../values/types'
import type { Collection, Direction, Index, IndexSpec } from './types'

interface NewCollection {
  db: string
  name: string
  options: Doc
  uuid: Buffer
  takeId: () => number
}

/** An empty collection with its `_id_` index. */
export function newCollection({ db, name, options, uuid, takeId }: NewCollection): Collection {
  const id = takeId()
  const key: Doc = new Map([['_id', 1]])
  const spec = { name: '_id_', key, unique: true, sparse: false, hidden: false }
  const collection = { id, db, name, namespace: `${db}.${name}`, uuid, options }
  return withIndexes(collection, [indexFrom(spec, takeId())])
}

/** The same collection with other indexes. */
export function withIndexes(
  collection: Omit<Collection, 'indexes' | 'indexedFields'>,
  indexes: readonly Index[],
): Collection {
  const fields = indexes.map((index) => index.fields)
  const known = fields.flatMap((list) => list ?? [])
  const indexedFields = fields.includes(undefined) ? undefined : new Set(known)
  return { ...collection, indexes, indexedFields }
}

export function indexFrom(spec: IndexSpec, id: number): Index {
  const paths = [...spec.key.keys()]
  const directions = [...spec.key.values()].map((value): Direction => (Number(value) < 0 ? -1 : 1))
  const partial = spec.partialFilter ? compileFilter(spec.partialFilter) : undefined
  const own = paths.map((path) => path.split('.', 1)[0] ?? '')
  const fields = partial ? partial.fields && [...own, ...partial.fields] : own
  const learnt = { multikey: false, multikeyTail: false, truncated: false }
  return { ...spec, id, paths, directions, fields, learnt, ...(partial && { partial }) }
}

export function collectionRecord(collection: Collection): Doc {
  return new Map<string, Value>([
    ['id', collection.id],
    ['db', collection.db],
    ['name', collection.name],
    ['uuid', new Binary(collection.uuid, Binary.SUBTYPE_UUID)],
    ['options', collection.options],
    ['indexes', collection.indexes.map(indexRecord)],
  ])
}

function indexRecord(index: Index): Doc {
  const record: Doc = new Map<string, Value>([
    ['id', index.id],
    ['name', index.name],
    ['key', index.key],
    ['unique', index.unique],
    ['sparse', index.sparse],
    ['hidden', index.hidden],
    ['multikey', index.learnt.multikey],
    ['multikeyTail', index.learnt.multikeyTail],
    ['truncated', index.learnt.truncated],
  ])
  if (index.partialFilter) record.set('partialFilter', index.partialFilter)
  if (index.expireAfterSeconds !== undefined) {
    record.set('expireAfterSeconds', index.expireAfterSeconds)
  }
  return record
}

export function collectionFrom(record: Doc): Collection {
  const db = text(record, 'db')
  const name = text(record, 'name')
  const uuid = record.get('uuid')
  const indexes = (record.get('indexes') as Value[]).filter(isDoc).map(storedIndex)
  const own = {
    id: Number(record.get('id')),
    db,
    name,
    namespace: `${db}.${name}`,
    uuid: isType(uuid, 'Binary') ? Buffer.from(uuid.buffer) : Buffer.alloc(16),
    options: docOf(record, 'options') ?? new Map<string, Value>(),
  }
  return withIndexes(own, indexes)
}

function storedIndex(record: Doc): Index {
  const partialFilter = docOf(record, 'partialFilter')
  const expire = record.get('expireAfterSeconds')
  const spec: IndexSpec = {
    name: text(record, 'name'),
    key: docOf(record, 'key') ?? new Map<string, Value>(),
    unique: record.get('unique') === true,
    sparse: record.get('sparse') === true,
    hidden: record.get('hidden') === true,
    ...(partialFilter && { partialFilter }),
    ...(expire !== undefined && { expireAfterSeconds: Number(expire) }),
  }
  const index = indexFrom(spec, Number(record.get('id')))
  index.learnt.multikey = record.get('multikey') === true
  // Written before this was learnt: an array may be anywhere.
  index.learnt.multikeyTail = (record.get('multikeyTail') ?? index.learnt.multikey) === true
  index.learnt.truncated = record.get('truncated') === true
  return index
}

function text(record: Doc, field: string): string {
  const value = record.get(field)
  return typeof value === 'string' ? value : ''
}

function docOf(record: Doc, field: string): Doc | undefined {
  const value = record.get(field)
  return isDoc(value) ? value : undefined
}
