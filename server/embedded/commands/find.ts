/** find. */
import type { Engine } from '../engine'
import { notSupported } from '../errors'
import { compileProjection } from '../query/project'
import { decode, encode } from '../values/codec'
import type { Reply } from '../wire/reply'
import type { Command, Definitions } from './command'
import { collectionName } from './command'
import type { Results } from './cursors'
import { firstBatchSize } from './cursors'
import { cursorOwner } from './owner'
import { findCollection, openSource, prepare, select, selectionFrom, variablesOf } from './query'
import type { Selection } from './query'

const selectionFields = ['filter', 'sort', 'hint', 'skip', 'limit', 'let', 'collation']
const findFields = [
  ...['find', 'projection', 'batchSize', 'singleBatch', 'min', 'max', 'returnKey', 'showRecordId'],
  ...['tailable', 'awaitData', 'oplogReplay', 'noCursorTimeout', 'allowPartialResults'],
  ...['allowDiskUse', 'term', ...selectionFields],
]

/** Reads everything `find` says about which documents it wants. */
export function findSelection(command: Command): Selection {
  const { fields, deadline } = command
  for (const field of ['min', 'max', 'returnKey', 'showRecordId', 'tailable']) {
    const value = fields.value(field)
    if (value !== undefined && value !== false) notSupported(`The option '${field}' of find`)
  }
  const selection = selectionFrom(fields, 'filter', variablesOf(command), deadline)
  return { ...selection, skip: fields.count('skip'), limit: fields.count('limit') }
}

function find(engine: Engine, command: Command): Reply {
  const { fields, db } = command
  const namespace = `${db}.${collectionName(command)}`
  const selection = findSelection(command)
  const batchSize = fields.count('batchSize') ?? firstBatchSize
  const results: Results = {
    namespace,
    ...findResults(engine, command, { namespace, selection }),
    owner: cursorOwner(command),
    within: command.transaction,
    noTimeout: fields.flag('noCursorTimeout'),
  }
  return { cursor: engine.cursors.first(results, batchSize, fields.flag('singleBatch')), ok: 1 }
}

interface Wanted {
  namespace: string
  selection: Selection
}

/** The documents as bytes; without a projection, the very bytes that are stored. */
function findResults(
  engine: Engine,
  command: Command,
  { namespace, selection }: Wanted,
): Pick<Results, 'documents' | 'close'> {
  const pattern = command.fields.document('projection')
  const project =
    pattern && pattern.size > 0 ? compileProjection(pattern, variablesOf(command)) : undefined
  const collection = findCollection(engine, command, namespace)
  if (!collection) return { documents: [].values(), close: () => undefined }
  const prepared = prepare(collection, selection)
  const source = openSource(engine, command)
  const documents = (function* (): Generator<Buffer> {
    for (const { bytes } of select(source, prepared)) {
      yield project ? encode(project.apply(decode(bytes, project.fields), selection.filter)) : bytes
    }
  })()
  return { documents, close: () => source.close() }
}

export const findCommands: Definitions = {
  find: { read: find, fields: findFields, inTransaction: true },
}
