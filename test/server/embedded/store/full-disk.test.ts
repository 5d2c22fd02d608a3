import { join } from 'node:path'
import { MongoClient } from 'mongodb'
import type { Collection } from 'mongodb'
import { checkDatabase } from '../../../../server/embedded/store/check-database'
import { startEngine } from '../../../../tools/database/engine-process'
import type { RunningEngine } from '../../../../tools/database/engine-process'
import { scratch } from '../engines'

interface Row {
  _id: number
  n: number
  text?: string
}

/** Lets no file grow over 8 MB, and lets the process live when one would. */
const smallDisk = ['bash', '-c', 'trap "" XFSZ; ulimit -f 8000; exec "$0" "$@"']

describe('a disk that is full', () => {
  const place = scratch()
  const data = join(place.path, 'data')
  const args = ['--data', data, '--socket', join(place.path, 'db.sock')]
  let engine: RunningEngine
  let client: MongoClient
  let written = 0

  const start = async (through: string[]): Promise<Collection<Row>> => {
    engine = await startEngine(args, through)
    client = await new MongoClient(engine.uri).connect()
    return client.db('d').collection<Row>('rows')
  }
  afterEach(async () => {
    await client.close()
    await engine.stop()
  })
  afterAll(() => place.clean())

  it('fails the write in words and loses nothing', async () => {
    const rows = await start(smallDisk)
    await rows.createIndex({ n: 1 })
    const batch = (from: number): Row[] =>
      Array.from({ length: 200 }, (_, i) => ({ _id: from + i, n: i, text: 'x'.repeat(500) }))
    const fill = async (): Promise<void> => {
      for (; written < 100_000; written += 200) await rows.insertMany(batch(written))
    }
    await expect(fill()).rejects.toMatchObject({ code: 14031, codeName: 'OutOfDiskSpace' })
    expect(await rows.countDocuments({ n: { $gte: 0 } })).toBe(written)
    expect(await rows.estimatedDocumentCount()).toBe(written)
  })

  it('goes on when there is room again', async () => {
    const rows = await start([])
    await rows.insertOne({ _id: -1, n: -1 })
    expect(await rows.countDocuments()).toBe(written + 1)
    expect((await checkDatabase(data)).errors).toEqual([])
  })
})
