/** count and distinct. */
import type { Engine } from '../engine'
import { fail } from '../errors'
import { valuesAt } from '../query/paths'
import type { Collection } from '../store/types'
import { decode } from '../values/codec'
import { hashKey } from '../values/keystring'
import type { Value } from '../values/types'
import { encodeReply } from '../wire/reply'
import { maxDocumentBytes } from '../wire/bson'
import type { Reply } from '../wire/reply'
import type { Command, Definitions } from './command'
import { collectionName } from './command'
import { findCollection, openSource, prepare, select, selectionFrom, variablesOf } from './query'
import type { Selection } from './query'

function count(engine: Engine, command: Command): Reply {
  const { fields, db } = command
  const collection = engine.catalog.find(`${db}.${collectionName(command)}`)
  const selection = selectionFrom(fields, 'query', variablesOf(command), command.deadline)
  if (!collection) return { n: 0, ok: 1 }
  const skip = fields.count('skip') ?? 0
  // A negative limit means the same as a positive one here.
  const limit = Math.abs(fields.number('limit') ?? 0)
  const query = fields.document('query')
  if (!query || query.size === 0) {
    const left = Math.max(0, engine.catalog.count(collection) - skip)
    return { n: limit > 0 ? Math.min(limit, left) : left, ok: 1 }
  }
  const prepared = prepare(collection, { ...selection, sort: undefined, skip, limit })
  let n = 0
  for (const _ of select({ view: engine.store, changes: () => undefined }, prepared)) n++
  return { n, ok: 1 }
}

function distinct(engine: Engine, command: Command): Reply {
  const { fields, db } = command
  const key = fields.requiredText('key')
  const selection = selectionFrom(fields, 'query', variablesOf(command), command.deadline)
  const collection = findCollection(engine, command, `${db}.${collectionName(command)}`)
  const values = collection ? distinctValues(engine, command, { collection, selection, key }) : []
  const reply = { values, ok: 1 }
  if (encodeReply(reply).length > maxDocumentBytes) fail(17217, 'distinct too big, 16mb cap')
  return reply
}

interface Wanted {
  collection: Collection
  selection: Selection
  key: string
}

function distinctValues(engine: Engine, command: Command, wanted: Wanted): Value[] {
  const { collection, selection, key } = wanted
  const values = new Map<string, Value>()
  const fields = new Set([key.split('.', 1)[0] ?? ''])
  const source = openSource(engine, command)
  try {
    for (const { bytes } of select(source, prepare(collection, selection))) {
      for (const value of valuesAt(decode(bytes, fields), key)) values.set(hashKey(value), value)
    }
  } finally {
    source.close()
  }
  return [...values.values()]
}

export const countCommands: Definitions = {
  count: {
    read: count,
    fields: ['count', 'query', 'limit', 'skip', 'hint', 'collation', 'fields', 'let'],
  },
  distinct: {
    read: distinct,
    fields: ['distinct', 'key', 'query', 'collation', 'hint', 'let'],
    inTransaction: true,
  },
}
