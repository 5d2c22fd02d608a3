/** update and delete. */
import type { Engine } from '../engine'
import { fail } from '../errors'
import type { WriteTarget } from '../sessions/plain-writes'
import { untilFree } from '../sessions/plain-writes'
import type { FoundRecord } from '../plan/scan'
import type { Collection } from '../store/types'
import type { Task } from '../store/write-queue'
import type { Doc, Value } from '../values/types'
import type { Reply } from '../wire/reply'
import type { Command, Definitions } from './command'
import { collectionName } from './command'
import { Fields } from './fields'
import {
  applying,
  changeRecord,
  eachFound,
  firstFound,
  insertUpsert,
  updateFrom,
  upsertDocument,
} from './modify'
import { findCollection, selectionFrom, variablesOf } from './query'
import type { Selection } from './query'
import { collectionForWrite } from './target'
import { runStatements, withErrors } from './write-errors'

const updateFields = new Set([
  ...['q', 'u', 'c', 'upsert', 'multi', 'arrayFilters', 'hint', 'collation'],
  ...['upsertSupplied', 'sampleId', 'allowShardKeyUpdatesWithoutFullShardKeyInQuery'],
])
const deleteFields = new Set(['q', 'limit', 'hint', 'collation', 'sampleId'])

interface Tally {
  n: number
  nModified: number
  upserted: { index: number; _id: Value }[]
}

interface UpdateRun {
  engine: Engine
  command: Command
  target: WriteTarget
  name: string
}

function* update(engine: Engine, command: Command, target: WriteTarget): Task<Reply> {
  const name = collectionName(command)
  const statements = command.fields.documents('updates') ?? command.fields.missing('updates')
  const tally: Tally = { n: 0, nModified: 0, upserted: [] }
  const errors = yield* runStatements(command, {
    count: statements.length,
    *run(index) {
      const statement = statements[index] ?? new Map<string, Value>()
      const done = yield* updateOne({ engine, command, target, name }, statement)
      tally.n += done.n
      tally.nModified += done.nModified
      if (done.upserted !== undefined) tally.upserted.push({ index, _id: done.upserted })
    },
  })
  const { n, nModified, upserted } = tally
  return withErrors({ n, nModified, ...(upserted.length > 0 && { upserted }) }, errors)
}

/** Runs one statement: how many it met, changed, and the `_id` it upserted, if it did. */
export function* updateOne(run: UpdateRun, statement: Doc) {
  const fields = new Fields('update.updates', statement)
  fields.allow(updateFields, false)
  const counts = { n: 0, nModified: 0 }
  const upserted = yield* updateStatement(run, fields, counts)
  return { ...counts, n: counts.n + (upserted === undefined ? 0 : 1), upserted }
}

/** Returns the `_id` it upserted, if it did. */
function* updateStatement(
  { engine, command, target, name }: UpdateRun,
  fields: Fields,
  tally: Pick<Tally, 'n' | 'nModified'>,
): Task<Value | undefined> {
  const { selection, change, multi, upsert } = readStatement(command, fields)
  const apply = applying(change, selection)
  const collection = upsert
    ? collectionForWrite(engine, command, name)
    : () => findCollection(engine, command, `${command.db}.${name}`)
  const update = (found: Collection, record: FoundRecord): void => {
    const { before, after } = changeRecord(target, found, record, apply)
    tally.n++
    if (before !== after) tally.nModified++
  }
  if (multi) {
    const before = tally.n
    const found = collection()
    if (found) yield* eachFound(target, found, selection, (record) => update(found, record))
    if (tally.n > before || !upsert) return undefined
  }
  return yield* untilFree(() => {
    const found = collection()
    const record = found && firstFound(target, found, selection)
    if (found && record) update(found, record)
    else if (found && upsert) {
      return insertUpsert(target, found, upsertDocument(change, selection)).id
    }
    return undefined
  }, command.deadline)
}

function readStatement(command: Command, fields: Fields) {
  fields.requiredDocument('q')
  const variables = withConstants(variablesOf(command), fields)
  const change = updateFrom(fields, 'u', variables)
  const multi = fields.flag('multi')
  if (multi && change.kind === 'replacement') {
    fail(9, 'multi update is not supported for replacement-style update')
  }
  const selection = selectionFrom(fields, 'q', variables, command.deadline)
  return { selection, change, multi, upsert: fields.flag('upsert') }
}

/** A pipeline's constants (`c`) join the variables of the command. */
function withConstants(
  variables: ReturnType<typeof variablesOf>,
  fields: Fields,
): ReturnType<typeof variablesOf> {
  const constants = fields.document('c')
  return constants
    ? { ...variables, values: new Map([...variables.values, ...constants]) }
    : variables
}

function* remove(engine: Engine, command: Command, target: WriteTarget): Task<Reply> {
  const name = collectionName(command)
  const statements = command.fields.documents('deletes') ?? command.fields.missing('deletes')
  let n = 0
  const errors = yield* runStatements(command, {
    count: statements.length,
    *run(index) {
      const statement = statements[index] ?? new Map<string, Value>()
      n += yield* deleteOne({ engine, command, target, name }, statement)
    },
  })
  return withErrors({ n }, errors)
}

/** Runs one statement: how many it removed. */
export function* deleteOne(run: UpdateRun, statement: Doc): Task<number> {
  const { command } = run
  const fields = new Fields('delete.deletes', statement)
  fields.allow(deleteFields, false)
  fields.requiredDocument('q')
  const limit = fields.number('limit') ?? fields.missing('limit')
  if (limit !== 0 && limit !== 1) {
    fail(9, `The limit field in delete objects must be 0 or 1. Got ${String(limit)}`)
  }
  const selection = selectionFrom(fields, 'q', variablesOf(command), command.deadline)
  return yield* deleteStatement(run, selection, limit === 1)
}

function* deleteStatement(
  { engine, command, target, name }: UpdateRun,
  selection: Selection,
  single: boolean,
): Task<number> {
  const collection = findCollection(engine, command, `${command.db}.${name}`)
  if (!collection) return 0
  if (single) {
    return yield* untilFree(() => {
      const record = firstFound(target, collection, selection)
      if (record) target.remove(collection, record.recordId, record.bytes)
      return record ? 1 : 0
    }, command.deadline)
  }
  let removed = 0
  yield* eachFound(target, collection, selection, ({ recordId, bytes }) => {
    target.remove(collection, recordId, bytes)
    removed++
  })
  return removed
}

export const updateCommands: Definitions = {
  update: {
    write: update,
    inTransaction: true,
    fields: ['update', 'updates', 'ordered', 'bypassDocumentValidation', 'let'],
  },
  delete: {
    write: remove,
    inTransaction: true,
    fields: ['delete', 'deletes', 'ordered', 'let', 'bypassDocumentValidation'],
  },
}
