/** insert: documents are stored as the bytes they came in, once their `_id` is right. */
import { ObjectId } from 'bson'
import type { Engine } from '../engine'
import { fail } from '../errors'
import type { WriteTarget } from '../sessions/plain-writes'
import { untilFree } from '../sessions/plain-writes'
import type { Task } from '../store/write-queue'
import { encode } from '../values/codec'
import { bsonTypes, elements, maxDocumentBytes, validate } from '../wire/bson'
import type { Element } from '../wire/bson'
import type { Reply } from '../wire/reply'
import type { Command, Definitions } from './command'
import { collectionName, rawDocuments } from './command'
import { collectionForWrite } from './target'
import { runStatements, withErrors } from './write-errors'

const refusedIdTypes: ReadonlyMap<number, string> = new Map([
  [bsonTypes.array, 'array'],
  [bsonTypes.regex, 'regex'],
  [bsonTypes.undefined, 'undefined'],
])

function* insert(engine: Engine, command: Command, target: WriteTarget): Task<Reply> {
  const name = collectionName(command)
  const documents = rawDocuments(command, 'documents')
  const collection = collectionForWrite(engine, command, name)
  let n = 0
  const errors = yield* runStatements(command, {
    count: documents.length,
    *run(index) {
      const stored = storable(documents[index] ?? Buffer.alloc(0))
      yield* untilFree(() => target.insert(collection(), stored), command.deadline)
      n++
    },
  })
  return withErrors({ n }, errors)
}

/** Checks a document and puts its `_id` first, making one when it has none. */
export function storable(bytes: Buffer): Buffer {
  if (bytes.length > maxDocumentBytes) {
    fail(
      10334,
      `object to insert too large. size in bytes: ${String(bytes.length)}, max size: 16777216`,
    )
  }
  validate(bytes)
  let id: Element | undefined
  let stamps = false
  for (const element of elements(bytes)) {
    if (element.name === '_id') {
      if (id) fail(2, "can't have multiple _id fields in one document")
      id = element
    }
    stamps ||= isEmptyTimestamp(bytes, element)
  }
  const filled = stamps ? fillTimestamps(bytes) : bytes
  if (!id) return withId(filled)
  refuseId(bytes, id)
  return id.start === 4 ? filled : idFirst(filled, id)
}

function refuseId(bytes: Buffer, id: Element): void {
  const refused = refusedIdTypes.get(id.type)
  if (refused) fail(2, `The '_id' value cannot be of type ${refused}`)
  if (id.type !== bsonTypes.document) return
  for (const { name } of elements(bytes, id.value)) {
    if (name.startsWith('$')) {
      fail(52, `_id fields may not contain '$'-prefixed fields: ${name} is not valid for storage.`)
    }
  }
}

function withId(bytes: Buffer): Buffer {
  const id = encode(new Map([['_id', new ObjectId()]]))
  return joined(id.subarray(4, -1), bytes.subarray(4))
}

function idFirst(bytes: Buffer, { start, end }: Element): Buffer {
  return joined(bytes.subarray(start, end), bytes.subarray(4, start), bytes.subarray(end))
}

/** A document from parts of elements, the last one with the closing zero. */
function joined(...parts: Buffer[]): Buffer {
  const document = Buffer.concat([Buffer.alloc(4), ...parts])
  document.writeInt32LE(document.length, 0)
  return document
}

/** A top-level Timestamp(0, 0) is the server's to fill in, except in `_id`. */
function isEmptyTimestamp(bytes: Buffer, { name, type, value }: Element): boolean {
  return type === bsonTypes.timestamp && name !== '_id' && bytes.readBigUInt64LE(value) === 0n
}

let lastIncrement = 0

function fillTimestamps(bytes: Buffer): Buffer {
  const filled = Buffer.from(bytes)
  for (const element of elements(bytes)) {
    if (!isEmptyTimestamp(bytes, element)) continue
    filled.writeUInt32LE((lastIncrement = (lastIncrement + 1) >>> 0), element.value)
    filled.writeUInt32LE(Math.floor(Date.now() / 1000), element.value + 4)
  }
  return filled
}

export const insertCommands: Definitions = {
  insert: {
    write: insert,
    raw: 'documents',
    inTransaction: true,
    fields: ['insert', 'documents', 'ordered', 'bypassDocumentValidation', 'encryptionInformation'],
  },
}
