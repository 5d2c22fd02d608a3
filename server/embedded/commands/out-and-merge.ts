/** Carries out $out and $merge on the documents a pipeline has made. */
import type { MergeStage, OutStage } from '../aggregate/write-stage'
import type { WriteStage } from '../aggregate/pipeline'
import type { Engine } from '../engine'
import { fail } from '../errors'
import { fieldAt } from '../query/paths'
import { compileFilter } from '../query/match'
import { untilFree } from '../sessions/plain-writes'
import { withIndexes } from '../store/catalog-record'
import type { Collection } from '../store/types'
import { inOneStep } from '../store/write-queue'
import type { Task } from '../store/write-queue'
import { decode, encode } from '../values/codec'
import type { Doc, Value } from '../values/types'
import { ObjectId } from 'bson'
import type { Command } from './command'
import { refuseCollectionName } from './command'
import { storable } from './insert'
import { changeRecord, firstFound } from './modify'

export async function writeResult(
  engine: Engine,
  command: Command,
  stage: WriteStage,
  documents: readonly Buffer[],
): Promise<void> {
  const name = stage.kind === 'out' ? '$out' : '$merge'
  if (command.transaction) fail(263, `Operation not permitted in transaction: ${name}`)
  const db = stage.db ?? command.db
  refuseCollectionName(db, stage.collection)
  if (stage.kind === 'out') {
    await engine.queue.run(inOneStep(() => replaceCollection(engine, db, stage, documents)))
  } else {
    await engine.queue.run(merge(engine, db, stage, documents))
  }
}

/** Fills a new collection with the same indexes, then lets it take the old one's place. */
function replaceCollection(
  engine: Engine,
  db: string,
  stage: OutStage,
  documents: readonly Buffer[],
): void {
  const { catalog, records } = engine
  const old = catalog.find(`${db}.${stage.collection}`)
  const draft = catalog.draft(db, stage.collection, old?.options ?? new Map<string, Value>())
  const copied = (old?.indexes ?? []).slice(1).map((spec) => catalog.index(spec))
  const fresh = withIndexes(draft, [...draft.indexes, ...copied])
  const stored = documents.map(storable)
  try {
    for (const bytes of stored) records.insert(fresh, bytes)
  } catch (error) {
    catalog.discard(fresh)
    throw error
  }
  if (old) catalog.drop(old)
  catalog.add(fresh, documents.length)
}

function* merge(
  engine: Engine,
  db: string,
  stage: MergeStage,
  documents: readonly Buffer[],
): Task<void> {
  const namespace = `${db}.${stage.collection}`
  const collection = (): Collection => {
    const found = engine.catalog.find(namespace)
    if (found) return found
    const draft = engine.catalog.draft(db, stage.collection, new Map())
    engine.catalog.add(draft)
    return draft
  }
  refuseAmbiguous(collection(), stage.on)
  for (const bytes of documents) {
    const incoming = withId(decode(bytes))
    yield* untilFree(() => mergeOne(engine, collection(), stage, incoming))
  }
}

function withId(doc: Doc): Doc {
  return doc.has('_id') ? doc : new Map<string, Value>([['_id', new ObjectId()], ...doc])
}

/** The fields that identify a document must be a unique index's. */
function refuseAmbiguous({ indexes }: Collection, on: readonly string[]): void {
  const unique = indexes.some(
    (index) =>
      index.unique &&
      !index.partial &&
      index.paths.length === on.length &&
      on.every((path) => index.paths.includes(path)),
  )
  if (!unique) fail(51183, 'Cannot find index to verify that join fields will be unique')
}

function mergeOne(engine: Engine, collection: Collection, stage: MergeStage, incoming: Doc): void {
  const { plain } = engine
  const key: Doc = new Map()
  for (const path of stage.on) {
    const value = fieldAt(incoming, path)
    if (value === undefined || value === null || Array.isArray(value)) {
      fail(51132, "$merge write error: 'on' field cannot be missing, null, undefined or an array")
    }
    key.set(path, new Map([['$eq', value ?? null]]))
  }
  const record = firstFound(plain, collection, { filter: compileFilter(key) })
  if (!record) insertUnmatched(engine, collection, stage, incoming)
  else if (stage.whenMatched === 'fail') {
    fail(11000, `$merge found a document with the same key in ${collection.namespace}`)
  } else {
    changeRecord(plain, collection, record, (existing) => {
      const merged = stage.merged(existing, incoming)
      return merged.has('_id') ? merged : new Map([['_id', existing.get('_id') ?? null], ...merged])
    })
  }
}

function insertUnmatched(
  engine: Engine,
  collection: Collection,
  stage: MergeStage,
  incoming: Doc,
): void {
  if (stage.whenNotMatched === 'insert') engine.plain.insert(collection, storable(encode(incoming)))
  else if (stage.whenNotMatched === 'fail') {
    fail(13113, '$merge could not find a matching document in the target collection')
  }
}
