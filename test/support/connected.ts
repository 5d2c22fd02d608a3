/** The database alone, without a server: connected, every index made; empty, unless another one is named. */
import { createHash } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { dataState, migrate } from '../../server/kit/data-version'
import { prepareMongoose } from '../../server/kit/mongo'
import { databaseUri } from './database'
import { keptDatabases, testShelf } from './shelf'

export async function connectTestDatabase(label: string, written?: string): Promise<void> {
  prepareMongoose()
  const name = keptName()
  const options = { appName: label, ignoreUndefined: true }
  await mongoose.connect(written ?? databaseUri(name), options)
  if (written !== undefined) await migrate(() => undefined)
  else await makeEmpty(join(testShelf(), name))
}

export const dropTestDatabase = (): Promise<void> => mongoose.disconnect()

/**
 * Making some hundred indexes takes longer than most tests: a process keeps the database it made, and whoever comes
 * next with the same models finds it empty. One test file at a time uses it; another process has its own.
 */
function keptName(): string {
  const made = Object.values(mongoose.models).map(({ collection, schema }) => [
    collection.name,
    schema.indexes(),
  ])
  const models = createHash('sha256').update(JSON.stringify(made.sort())).digest('hex')
  return `${keptDatabases()}${process.pid}_${models.slice(0, 16)}`
}

/**
 * The mark is set when every index is there: what broke off half-way is made anew, and so is what somebody took the
 * version of the data away from.
 */
async function makeEmpty(mark: string): Promise<void> {
  if (existsSync(mark) && (await dataState()) === 'current') return empty()
  await mongoose.connection.dropDatabase()
  await migrate(() => undefined)
  writeFileSync(mark, '')
}

/** All rows in one command; the version of the data stays, and what a test added to the models goes. */
async function empty(): Promise<void> {
  const { connection } = mongoose
  const known = new Set(Object.values(mongoose.models).map(({ collection }) => collection.name))
  for (const { name } of await connection.listCollections())
    if (!known.has(name)) await connection.dropCollection(name)
  const everyRow = [...known].map((name) => ({
    name: 'deleteMany' as const,
    namespace: `${connection.name}.${name}`,
    filter: rowsOf(name),
  }))
  await connection.getClient().bulkWrite(everyRow)
}

const rowsOf = (name: string): object => (name === 'system' ? { _id: { $ne: 'data' } } : {})
