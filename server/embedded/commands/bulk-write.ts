/** bulkWrite (MongoDB 8.0): writes to several collections in one command, in their order. */
import type { Engine } from '../engine'
import { fail } from '../errors'
import type { WriteTarget } from '../sessions/plain-writes'
import { untilFree } from '../sessions/plain-writes'
import type { Task } from '../store/write-queue'
import { decode } from '../values/codec'
import type { Doc, Value } from '../values/types'
import { bsonTypes, elements, firstName } from '../wire/bson'
import type { Reply } from '../wire/reply'
import type { Command, Definitions } from './command'
import { rawDocuments, refuseCollectionName } from './command'
import { Fields } from './fields'
import { storable } from './insert'
import { collectionForWrite } from './target'
import { deleteOne, updateOne } from './update'
import { runStatements } from './write-errors'

/** Where operations go, by their number in `nsInfo`; a command of the database the collection is in. */
interface Namespace {
  command: Command
  name: string
}

interface Operation {
  kind: Kind
  bytes: Buffer
  namespaces: readonly Namespace[]
}

/** What an operation came to: a line of the reply, and what it adds to the sums. */
type Outcome = Reply & { n: number; nModified?: number }
type Kind = keyof typeof kinds

function* bulkWrite(engine: Engine, command: Command, target: WriteTarget): Task<Reply> {
  const namespaces = namespacesOf(command)
  const operations = rawDocuments(command, 'ops').map((bytes) => ({
    ...{ kind: kindOf(bytes), bytes, namespaces },
  }))
  const total = { nInserted: 0, nMatched: 0, nModified: 0, nUpserted: 0, nDeleted: 0 }
  const lines: Reply[] = []
  const errors = yield* runStatements(command, {
    count: operations.length,
    *run(idx) {
      const operation = operations[idx]
      if (!operation) return
      const outcome = yield* kinds[operation.kind].run(engine, operation, target)
      total.nModified += outcome.nModified ?? 0
      total[outcome.upserted ? 'nUpserted' : kinds[operation.kind].counts] += outcome.n
      lines.push({ ok: 1, idx, ...outcome })
    },
  })
  const failed = errors.map(({ index, ...error }) => ({ ok: 0, idx: index ?? 0, n: 0, ...error }))
  const shown = command.fields.flag('errorsOnly') ? failed : inOrder([...lines, ...failed])
  const cursor = { id: 0n, firstBatch: shown, ns: 'admin.$cmd.bulkWrite' }
  return { cursor, nErrors: failed.length, ...total, ok: 1 }
}

const inOrder = (lines: Reply[]): Reply[] =>
  lines.toSorted((one, other) => Number(one.idx) - Number(other.idx))

function namespacesOf(command: Command): Namespace[] {
  const given = command.fields.documents('nsInfo') ?? command.fields.missing('nsInfo')
  return given.map((doc) => {
    const fields = new Fields('bulkWrite.nsInfo', doc)
    fields.allow(new Set(['ns', 'collectionUUID', 'encryptionInformation']), false)
    const ns = fields.requiredText('ns')
    const dot = ns.indexOf('.')
    if (dot < 1) fail(73, `Invalid namespace specified '${ns}'`)
    const [db, name] = [ns.slice(0, dot), ns.slice(dot + 1)]
    refuseCollectionName(db, name)
    return { command: { ...command, db }, name }
  })
}

/** The first field says what is done, and to which namespace. */
function kindOf(bytes: Buffer): Kind {
  const name = firstName(bytes) ?? ''
  if (!isKind(name))
    return fail(
      9,
      `the first field of an operation must be insert, update or delete, not '${name}'`,
    )
  return name
}

const isKind = (name: string): name is Kind => Object.hasOwn(kinds, name)

function namespaceOf(fields: Fields, { kind, namespaces }: Operation): Namespace {
  const at = fields.number(kind) ?? fields.missing(kind)
  return (
    namespaces[at] ??
    fail(2, `BulkWrite ops entry ${kind} names no namespace of nsInfo: ${String(at)}`)
  )
}

/** The document stays the bytes it came in. */
function* insert(engine: Engine, operation: Operation, target: WriteTarget): Task<Outcome> {
  const { bytes } = operation
  let document: Buffer | undefined
  const others = new Set<string>()
  for (const { name, type, value, end } of elements(bytes)) {
    if (name !== 'document') others.add(name)
    else if (type === bsonTypes.document) document = bytes.subarray(value, end)
  }
  const fields = new Fields('bulkWrite.ops', decode(bytes, others))
  fields.allow(new Set(['insert']), false)
  const stored = storable(document ?? fields.missing('document'))
  const { command, name } = namespaceOf(fields, operation)
  const collection = collectionForWrite(engine, command, name)
  yield* untilFree(() => target.insert(collection(), stored), command.deadline)
  return { n: 1 }
}

function* update(engine: Engine, operation: Operation, target: WriteTarget): Task<Outcome> {
  const fields = new Fields('bulkWrite.ops', decode(operation.bytes))
  fields.allow(updateFields, false)
  fields.requiredDocument('filter')
  if (!fields.has('updateMods')) fields.missing('updateMods')
  const statement = renamed(fields.doc, { filter: 'q', updateMods: 'u', constants: 'c' })
  const at = namespaceOf(fields, operation)
  const { n, nModified, upserted } = yield* updateOne({ engine, target, ...at }, statement)
  return { n, nModified, ...(upserted === undefined ? {} : { upserted: { _id: upserted } }) }
}

function* remove(engine: Engine, operation: Operation, target: WriteTarget): Task<Outcome> {
  const fields = new Fields('bulkWrite.ops', decode(operation.bytes))
  fields.allow(deleteFields, false)
  fields.requiredDocument('filter')
  const statement = renamed(fields.doc, { filter: 'q' })
  statement.set('limit', fields.flag('multi') ? 0 : 1)
  statement.delete('multi')
  const at = namespaceOf(fields, operation)
  return { n: yield* deleteOne({ engine, target, ...at }, statement) }
}

const updateFields = new Set([
  ...['update', 'filter', 'updateMods', 'multi', 'upsert', 'arrayFilters', 'constants'],
  ...['hint', 'collation'],
])
const deleteFields = new Set(['delete', 'filter', 'multi', 'hint', 'collation'])

/** An operation as a statement of the command of its own name: fields that are called differently there. */
function renamed(doc: Doc, names: Readonly<Record<string, string>>): Doc {
  const statement = new Map<string, Value>()
  for (const [name, value] of doc) {
    if (!isKind(name)) statement.set(names[name] ?? name, value)
  }
  return statement
}

const kinds = {
  insert: { run: insert, counts: 'nInserted' },
  update: { run: update, counts: 'nMatched' },
  delete: { run: remove, counts: 'nDeleted' },
} as const

export const bulkWriteCommands: Definitions = {
  bulkWrite: {
    write: bulkWrite,
    raw: 'ops',
    inTransaction: true,
    adminOnly: true,
    fields: [
      ...['bulkWrite', 'ops', 'nsInfo', 'ordered', 'errorsOnly', 'cursor', 'let'],
      'bypassDocumentValidation',
    ],
  },
}
