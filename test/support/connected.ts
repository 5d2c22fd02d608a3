/** The database alone, without a server: connected, every index made; empty, unless another one is named. */
import mongoose from 'mongoose'
import { migrate } from '../../server/kit/data-version'
import { prepareMongoose } from '../../server/kit/mongo'
import { testDatabase } from './database'

export async function connectTestDatabase(
  label: string,
  uri = testDatabase(label).uri,
): Promise<void> {
  prepareMongoose()
  await mongoose.connect(uri, { ignoreUndefined: true })
  await migrate(() => undefined)
}

export async function dropTestDatabase(): Promise<void> {
  await mongoose.connection.dropDatabase()
  await mongoose.disconnect()
}
