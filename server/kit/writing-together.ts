import mongoose from 'mongoose'

/**
 * One of several writes. Nothing casts them: values are of the type that is stored. Only for collections of which no
 * request remembers anything, since no hook runs either.
 */
export type Write =
  | { collection: string; insert: object }
  | { collection: string; where: object; change: object; many?: boolean }

/** How many rows each met, in their order, up to the first that failed. */
export interface Written {
  met: number[]
  /** Why the one after these was not written, nor any after it. */
  failed?: Error & { code?: unknown }
}

/** `no such command`, and `not until the whole cluster is of version 8`. */
const LACKING = new Set<unknown>([59, 115])
const lacking = new WeakSet<object>()

/**
 * Writes to several collections in one command, one after the other, until the first that fails. It is no transaction:
 * what was written before a failure, or before the database went down, stands. Undefined when the database cannot
 * (MongoDB before 8.0), and then nothing was written.
 */
export async function writeTogether(writes: readonly Write[]): Promise<Written | undefined> {
  const client = mongoose.connection.getClient()
  const { db } = mongoose.connection
  if (!db || lacking.has(client)) return undefined
  const collections = [...new Set(writes.map(({ collection }) => collection))]
  const command = {
    bulkWrite: 1,
    ops: writes.map((write) => operationOf(write, collections.indexOf(write.collection))),
    nsInfo: collections.map((name) => ({ ns: `${db.databaseName}.${name}` })),
    // As every write of the house: a command that is sent bare takes nothing from the connection.
    writeConcern: { w: 'majority', j: true },
  }
  try {
    const reply = await db.admin().command(command, { ignoreUndefined: true })
    return writtenOf((reply as BulkReply).cursor.firstBatch)
  } catch (thrown) {
    if (!LACKING.has((thrown as { code?: unknown }).code)) throw thrown
    lacking.add(client)
    return undefined
  }
}

const operationOf = (write: Write, at: number) =>
  'insert' in write
    ? { insert: at, document: write.insert }
    : { update: at, filter: write.where, updateMods: write.change, multi: write.many ?? false }

interface Line {
  ok: number
  n: number
  code?: number
  errmsg?: string
}
interface BulkReply {
  cursor: { firstBatch: Line[] }
}

function writtenOf(lines: readonly Line[]): Written {
  const met = lines.filter(({ ok }) => ok === 1).map(({ n }) => n)
  const lost = lines.find(({ ok }) => ok !== 1)
  if (!lost) return { met }
  const { errmsg = '', code } = lost
  return { met, failed: new mongoose.mongo.MongoServerError({ errmsg, message: errmsg, code }) }
}
