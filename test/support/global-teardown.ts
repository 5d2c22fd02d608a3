import { rmSync } from 'node:fs'
import { MongoClient } from 'mongodb'
import { databaseUri } from './database'
import { bundleShelf, keptDatabases, testShelf } from './shelf'

export default async function globalTeardown(): Promise<void> {
  remove(bundleShelf())
  const engine = globalThis.testEngine
  if (engine) {
    await engine.running.stop()
    remove(engine.directory)
  } else await dropKept()
  remove(testShelf())
}

const remove = (directory: string) => rmSync(directory, { recursive: true, force: true })

/** On an engine of somebody else nothing is left behind. */
async function dropKept(): Promise<void> {
  const client = new MongoClient(databaseUri('admin'))
  const { databases } = await client.db().admin().listDatabases({ nameOnly: true })
  const kept = databases.filter(({ name }) => name.startsWith(keptDatabases()))
  for (const { name } of kept) await client.db(name).dropDatabase()
  await client.close()
}
