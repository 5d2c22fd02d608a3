import { join } from 'node:path'
import { MongoClient } from 'mongodb'
import { checkDatabase } from '../../../../server/embedded/store/check-database'
import { startEngine } from '../../../../tools/database/engine-process'
import { scratch } from '../engines'

/** Lets no file grow over 8 MB, and lets the process live when one would. */
const smallDisk = ['bash', '-c', 'trap "" XFSZ; ulimit -f 8000; exec "$0" "$@"']

describe('a disk that is full', () => {
  const place = scratch()
  afterAll(() => place.clean())

  it('fails the write in words, loses nothing, and is usable again when there is room', async () => {
    const data = join(place.path, 'data')
    const engine = await startEngine(
      ['--data', data, '--socket', join(place.path, 'db.sock')],
      smallDisk,
    )
    const client = await new MongoClient(engine.uri).connect()
    const rows = client.db('d').collection<{ _id: number }>('rows')
    await rows.createIndex({ n: 1 })
    const batch = (from: number): object[] =>
      Array.from({ length: 200 }, (_, i) => ({ _id: from + i, n: i, text: 'x'.repeat(500) }))
    let written = 0
    const fill = async (): Promise<void> => {
      for (;;) {
        await rows.insertMany(batch(written) as { _id: number }[])
        written += 200
      }
    }
    await expect(fill()).rejects.toMatchObject({ code: 14031, codeName: 'OutOfDiskSpace' })
    expect(await rows.countDocuments({ n: { $gte: 0 } })).toBe(written)
    expect(await rows.estimatedDocumentCount()).toBe(written)
    await rows.deleteMany({ n: { $lt: 100 } })
    await rows.insertOne({ _id: -1 })
    await client.close()
    await engine.stop()
    expect((await checkDatabase(data)).errors).toEqual([])
  })
})
