/** One update, replacement or deletion of one document: shared by update, delete, findAndModify. */
import { ObjectId } from 'bson'
import { fail } from '../errors'
import { compileUpdate } from '../query/update'
import type { Update } from '../query/update'
import { upsertSeed } from '../query/upsert'
import type { Variables } from '../aggregate/expression'
import { matcher } from '../plan/scan'
import type { FoundRecord } from '../plan/scan'
import type { WriteTarget } from '../sessions/plain-writes'
import { untilFree } from '../sessions/plain-writes'
import type { Collection } from '../store/types'
import type { Task } from '../store/write-queue'
import { decode, encode } from '../values/codec'
import { isArray, isDoc } from '../values/types'
import type { Doc, Value } from '../values/types'
import type { Fields } from './fields'
import { storable } from './insert'
import { prepare, select } from './query'
import type { Selection } from './query'

export interface Changed {
  before: Buffer
  after: Buffer
}

/** Reads the update a statement gives in `field`: operators, a replacement, or a pipeline. */
export function updateFrom(fields: Fields, field: string, variables: Variables): Update {
  const given = fields.value(field)
  const arrayFilters = fields.documents('arrayFilters') ?? []
  const options = { arrayFilters, variables }
  if (isDoc(given)) return compileUpdate(given, options)
  if (isArray(given) && given.every(isDoc)) return compileUpdate(given, options)
  return fail(9, 'Update argument must be either an object or an array')
}

/** The first document a selection finds. */
export function firstFound(
  target: WriteTarget,
  collection: Collection,
  selection: Selection,
): FoundRecord | undefined {
  for (const record of select(target, prepare(collection, { ...selection, limit: 1 }))) {
    return record
  }
  return undefined
}

/** Every document a selection finds, listed before anything is changed. */
function allFound(
  target: WriteTarget,
  collection: Collection,
  selection: Selection,
): FoundRecord[] {
  return [...select(target, prepare(collection, selection))]
}

/** Changes one document; the same bytes are returned when nothing changed. */
export function changeRecord(
  target: WriteTarget,
  collection: Collection,
  { recordId, bytes }: FoundRecord,
  change: (doc: Doc) => Doc,
): Changed {
  const doc = decode(bytes)
  const changed = change(doc)
  if (changed === doc) return { before: bytes, after: bytes }
  const stored = storable(encode(changed))
  target.replace(collection, { recordId, before: bytes, after: stored })
  return { before: bytes, after: stored }
}

/** How an update applies to a document the filter has found. */
export function applying(update: Update, selection: Selection): (doc: Doc) => Doc {
  return (doc) => {
    const match = update.usesPositional ? selection.filter.match(doc) : undefined
    return update.apply(doc, match && { match })
  }
}

/** The document an upsert inserts, with its `_id`. */
export function upsertDocument(update: Update, { filter }: Selection): Doc {
  const seed = upsertSeed(filter.predicate, update.kind === 'replacement')
  const doc = update.apply(seed, { inserting: true })
  return doc.has('_id') ? doc : new Map<string, Value>([['_id', new ObjectId()], ...doc])
}

/** Inserts the document of an upsert; returns its `_id` and its bytes. */
export function insertUpsert(
  target: WriteTarget,
  collection: Collection,
  doc: Doc,
): { id: Value; bytes: Buffer } {
  const bytes = storable(encode(doc))
  target.insert(collection, bytes)
  return { id: doc.get('_id') ?? null, bytes }
}

/**
 * Works through documents found beforehand. One that has changed since, by a write let in while
 * this one waited, must still pass the filter.
 */
export function* eachFound(
  target: WriteTarget,
  collection: Collection,
  selection: Selection,
  work: (record: FoundRecord) => void,
): Task<void> {
  const passes = matcher(selection.filter)
  for (const { recordId, bytes } of allFound(target, collection, selection)) {
    yield* untilFree(() => {
      const current = target.read(collection, recordId)
      if (!current || (!current.equals(bytes) && !passes(current))) return
      work({ recordId, bytes: current })
    }, selection.deadline)
  }
}
