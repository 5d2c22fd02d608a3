/** The database alone, without a server: connected, every index made, empty. */
import mongoose from 'mongoose'
import { migrate } from '../../server/kit/data-version'
import { prepareMongoose } from '../../server/kit/mongo'
import { testDatabase } from './database'

export async function connectTestDatabase(label: string): Promise<void> {
  prepareMongoose()
  await mongoose.connect(testDatabase(label).uri, { ignoreUndefined: true })
  await migrate(() => undefined)
}

export async function dropTestDatabase(): Promise<void> {
  await mongoose.connection.dropDatabase()
  await mongoose.disconnect()
}
