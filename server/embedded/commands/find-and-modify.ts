/** findAndModify: changes or removes one document and answers with it. */
import type { Engine } from '../engine'
import { fail } from '../errors'
import { compileProjection } from '../query/project'
import type { WriteTarget } from '../sessions/plain-writes'
import { untilFree } from '../sessions/plain-writes'
import type { Task } from '../store/write-queue'
import { decode, encode } from '../values/codec'
import type { Value } from '../values/types'
import { RawDocument } from '../wire/reply'
import type { Reply, ReplyValue } from '../wire/reply'
import type { Command, Definition, Definitions } from './command'
import { collectionName } from './command'
import {
  applying,
  changeRecord,
  firstFound,
  insertUpsert,
  updateFrom,
  upsertDocument,
} from './modify'
import { findCollection, selectionFrom, variablesOf } from './query'
import type { Selection } from './query'
import { collectionForWrite } from './target'

interface Outcome {
  /** The document to answer with. */
  bytes?: Buffer | undefined
  upserted?: Value
  n: number
}

function* findAndModify(engine: Engine, command: Command, target: WriteTarget): Task<Reply> {
  const { fields } = command
  const removing = fields.flag('remove')
  refuseContradictions(command, removing)
  const selection = selectionFrom(fields, 'query', variablesOf(command), command.deadline)
  const show = projection(command, selection)
  const step = removing
    ? removal(engine, command, { target, selection })
    : modification(engine, command, { target, selection })
  const { bytes, upserted, n } = yield* untilFree(step, command.deadline)
  const value: ReplyValue = bytes ? new RawDocument(show(bytes)) : null
  if (removing) return { lastErrorObject: { n }, value, ok: 1 }
  const lastErrorObject: Reply = { n, updatedExisting: n > 0 && upserted === undefined }
  if (upserted !== undefined) lastErrorObject.upserted = upserted
  return { lastErrorObject, value, ok: 1 }
}

function refuseContradictions({ fields }: Command, removing: boolean): void {
  const updating = fields.has('update')
  if (!removing && !updating) fail(9, 'Either an update or remove=true must be specified')
  if (!removing) return
  if (updating) fail(9, 'Cannot specify both an update and remove=true')
  if (fields.flag('upsert')) fail(9, 'Cannot specify both upsert=true and remove=true')
  if (fields.flag('new')) {
    fail(
      9,
      "Cannot specify both new=true and remove=true; 'remove' always returns the deleted document",
    )
  }
}

function projection(command: Command, selection: Selection): (bytes: Buffer) => Buffer {
  const pattern = command.fields.document('fields')
  if (!pattern || pattern.size === 0) return (bytes) => bytes
  const compiled = compileProjection(pattern, variablesOf(command))
  return (bytes) => encode(compiled.apply(decode(bytes, compiled.fields), selection.filter))
}

interface Step {
  target: WriteTarget
  selection: Selection
}

function removal(engine: Engine, command: Command, { target, selection }: Step): () => Outcome {
  const namespace = `${command.db}.${collectionName(command)}`
  return () => {
    const collection = findCollection(engine, command, namespace)
    const record = collection && firstFound(target, collection, selection)
    if (!collection || !record) return { n: 0 }
    target.remove(collection, record.recordId, record.bytes)
    return { n: 1, bytes: record.bytes }
  }
}

function modification(
  engine: Engine,
  command: Command,
  { target, selection }: Step,
): () => Outcome {
  const { fields, db } = command
  const name = collectionName(command)
  const change = updateFrom(fields, 'update', variablesOf(command))
  const wantsNew = fields.flag('new')
  const upsert = fields.flag('upsert')
  const forWrite = collectionForWrite(engine, command, name)
  return () => {
    const existing = findCollection(engine, command, `${db}.${name}`)
    const record = existing && firstFound(target, existing, selection)
    if (existing && record) {
      const { before, after } = changeRecord(target, existing, record, applying(change, selection))
      return { n: 1, bytes: wantsNew ? after : before }
    }
    if (!upsert) return { n: 0 }
    const { id, bytes } = insertUpsert(target, forWrite(), upsertDocument(change, selection))
    return { n: 1, upserted: id, bytes: wantsNew ? bytes : undefined }
  }
}

const definition = (name: string): Definition => ({
  write: findAndModify,
  inTransaction: true,
  fields: [
    ...[name, 'query', 'sort', 'remove', 'update', 'new', 'fields', 'upsert', 'let'],
    ...['bypassDocumentValidation', 'collation', 'arrayFilters', 'hint'],
  ],
})

export const findAndModifyCommands: Definitions = {
  findAndModify: definition('findAndModify'),
  findandmodify: definition('findandmodify'),
}
