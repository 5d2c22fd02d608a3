/** getMore and killCursors. */
import type { Engine } from '../engine'
import { fail } from '../errors'
import type { Maybe } from '../values/types'
import type { Reply } from '../wire/reply'
import type { Command, Definitions } from './command'
import { cursorOwner } from './owner'

function cursorId(value: Maybe): bigint {
  if (typeof value === 'bigint' || Number.isInteger(value)) return BigInt(value as bigint | number)
  return fail(14, 'A cursor id must be of type long')
}

function getMore(engine: Engine, command: Command): Reply {
  const { fields, db } = command
  const id = cursorId(fields.value('getMore'))
  const namespace = `${db}.${fields.requiredText('collection')}`
  // A batch size of 0 means "as many as fit" here, unlike in find.
  const size = fields.count('batchSize')
  const asked = { owner: cursorOwner(command), ...(size && { size }) }
  return { cursor: engine.cursors.next(id, namespace, asked), ok: 1 }
}

function killCursors(engine: Engine, { fields }: Command): Reply {
  const cursorsKilled: bigint[] = []
  const cursorsNotFound: bigint[] = []
  for (const value of fields.array('cursors') ?? fields.missing('cursors')) {
    const id = cursorId(value)
    if (engine.cursors.kill(id)) cursorsKilled.push(id)
    else cursorsNotFound.push(id)
  }
  return { cursorsKilled, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [], ok: 1 }
}

export const cursorCommands: Definitions = {
  getMore: {
    read: getMore,
    fields: ['getMore', 'collection', 'batchSize', 'term', 'lastKnownCommittedOpTime'],
    inTransaction: true,
  },
  killCursors: { read: killCursors, fields: ['killCursors', 'cursors'], inTransaction: true },
}
