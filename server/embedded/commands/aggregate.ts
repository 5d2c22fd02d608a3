/** aggregate: the head of a pipeline is planned like a find, the rest runs over its documents. */
import { compilePipeline } from '../aggregate/pipeline'
import type { Pipeline, PipelineContext } from '../aggregate/pipeline'
import type { Engine } from '../engine'
import { fail } from '../errors'
import { compileFilter } from '../query/match'
import { decode, encode } from '../values/codec'
import type { Doc, Value } from '../values/types'
import type { Reply } from '../wire/reply'
import type { Command, Definitions } from './command'
import { collectionName } from './command'
import { firstBatchSize } from './cursors'
import type { Results } from './cursors'
import { explainReply } from './explain'
import { cursorOwner } from './owner'
import { writeResult } from './out-and-merge'
import { splitAggregate } from './pipeline-head'
import { findCollection, openSource, prepare, select, variablesOf } from './query'
import type { OpenSource, Selection } from './query'

async function aggregate(engine: Engine, command: Command): Promise<Reply> {
  const { fields, db } = command
  if (fields.flag('explain')) return explainReply(engine, command, 'queryPlanner')
  const cursor = fields.document('cursor')
  if (!cursor) {
    fail(9, "The 'cursor' option is required, except for aggregate with the explain argument")
  }
  const { selection, rest } = splitAggregate(command)
  const namespace = namespaceOf(command)
  const source = openSource(engine, command)
  try {
    const pipeline = compilePipeline(rest, contextOf(engine, command, source))
    const prepared = { source, selection, rest, pipeline, namespace }
    const documents = documentsOf(engine, command, prepared)
    const results: Results = {
      namespace: namespace ?? `${db}.$cmd.aggregate`,
      documents,
      close: () => source.close(),
      owner: cursorOwner(command),
      within: command.transaction,
    }
    if (pipeline.write) {
      await writeResult(engine, command, pipeline.write, [...documents])
      source.close()
      return { cursor: { firstBatch: [], id: 0n, ns: results.namespace }, ok: 1 }
    }
    return { cursor: engine.cursors.first(results, batchSizeOf(cursor)), ok: 1 }
  } catch (error) {
    source.close()
    throw error
  }
}

function batchSizeOf(cursor: Doc | undefined): number {
  const size = cursor?.get('batchSize')
  return size === undefined ? firstBatchSize : Number(size)
}

/** The collection's namespace; undefined for `aggregate: 1`, which reads none. */
function namespaceOf(command: Command): string | undefined {
  const given = command.fields.value('aggregate')
  return given === 1 ? undefined : `${command.db}.${collectionName(command)}`
}

interface Prepared {
  source: OpenSource
  selection: Selection
  rest: readonly Value[]
  pipeline: Pipeline
  namespace: string | undefined
}

function* documentsOf(
  engine: Engine,
  command: Command,
  { source, selection, rest, pipeline, namespace }: Prepared,
): Generator<Buffer> {
  const collection =
    namespace === undefined ? undefined : findCollection(engine, command, namespace)
  const records = collection ? select(source, prepare(collection, selection)) : []
  if (rest.length === 0) {
    for (const { bytes } of records) yield bytes
    return
  }
  const decoded = (function* (): Generator<Doc> {
    for (const { bytes } of records) yield decode(bytes, pipeline.fields)
  })()
  for (const doc of pipeline.run(decoded)) yield encode(doc)
}

/** The other collections of the database, seen at the same moment. */
function contextOf(engine: Engine, command: Command, source: OpenSource): PipelineContext {
  const find = function* (name: string, selection: Selection): Generator<Doc> {
    const collection = findCollection(engine, command, `${command.db}.${name}`)
    if (!collection) return
    for (const { bytes } of select(source, prepare(collection, selection))) yield decode(bytes)
  }
  const { deadline } = command
  return {
    collection: (name) => find(name, { filter: compileFilter(new Map()), deadline }),
    find: (name, filter, variables) =>
      find(name, { filter: compileFilter(filter, { variables }), deadline }),
    variables: variablesOf(command),
  }
}

export const aggregateCommands: Definitions = {
  aggregate: {
    read: aggregate,
    inTransaction: true,
    fields: [
      ...['aggregate', 'pipeline', 'explain', 'allowDiskUse', 'cursor', 'hint', 'collation'],
      ...['bypassDocumentValidation', 'let', 'fromMongos', 'needsMerge', 'exchange'],
    ],
  },
}
