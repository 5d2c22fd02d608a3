import mongoose from 'mongoose'
import { startEmbedded } from './mongo-embedded'
import { StartRefusal } from './start-refusal'

const PATIENCE_MS = 5_000

export interface Database {
  /** Where the data is, in words. */
  place: string
  close(): Promise<void>
}

/**
 * One way to the data for the whole house. Operators never come from a request: schemas let only scalars through,
 * `sanitizeFilter` is the second line and `strictQuery` the third. Models are declared before or after; no index is
 * made by itself.
 */
export function prepareMongoose() {
  mongoose.set('strictQuery', 'throw')
  mongoose.set('sanitizeFilter', true)
  mongoose.set('transactionAsyncLocalStorage', true)
  mongoose.set('autoIndex', false)
  mongoose.set('autoCreate', false)
}

/** Connects to a replica set or sharded cluster, or starts the embedded database in the data directory. */
export async function connectDatabase(where: {
  mongodbUri?: string
  dataDir: string
  onLost: () => void
}): Promise<Database> {
  prepareMongoose()
  if (where.mongodbUri) {
    await connect(where.mongodbUri)
    return { place: 'MONGODB_URI', close: () => mongoose.disconnect() }
  }
  const embedded = await startEmbedded(where.dataDir, where.onLost)
  try {
    await connect(embedded.uri)
  } catch (thrown) {
    await embedded.stop()
    throw thrown
  }
  const close = async () => {
    await mongoose.disconnect()
    await embedded.stop()
  }
  return { place: where.dataDir, close }
}

async function connect(uri: string) {
  try {
    await mongoose.connect(uri, {
      // What the connection string says itself goes first.
      ...(/serverSelectionTimeoutMS=/i.test(uri) ? {} : { serverSelectionTimeoutMS: PATIENCE_MS }),
      w: 'majority',
      journal: true,
      retryWrites: true,
      ignoreUndefined: true,
    })
  } catch (thrown) {
    throw new StartRefusal(
      `连不上数据库：${String((thrown as Error).message)} (cannot reach the database)`,
    )
  }
  await refuseStandalone()
}

/** Without transactions a ledger line and its rollup could part; a stand-alone server has none. */
async function refuseStandalone() {
  const hello = await mongoose.connection.db?.admin().command({ hello: 1 })
  if (hello?.['setName'] !== undefined || hello?.['msg'] === 'isdbgrid') return
  await mongoose.disconnect()
  throw new StartRefusal(
    'MONGODB_URI 指向单机数据库，请使用副本集或分片集群 (a stand-alone MongoDB has no transactions: use a replica set or a sharded cluster)',
  )
}

/** Does the database answer? */
export async function databaseAnswers(): Promise<boolean> {
  try {
    await mongoose.connection.db?.admin().ping()
    return mongoose.connection.readyState === mongoose.ConnectionStates.connected
  } catch {
    return false
  }
}
