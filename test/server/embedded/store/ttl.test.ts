import { OwnEngine } from '../engines'

describe('documents with a time to live', () => {
  const engine = new OwnEngine({ args: ['--ttl-ms', '50'] })
  beforeAll(() => engine.start())
  afterAll(() => engine.end())

  it('are removed when it is over, and no others', async () => {
    const client = await engine.connect()
    const codes = client.db('t').collection<{ _id: number }>('codes')
    await codes.createIndex({ at: 1 }, { expireAfterSeconds: 100 })
    const ago = (seconds: number): Date => new Date(Date.now() - seconds * 1000)
    const old = Array.from({ length: 1200 }, (_, i) => ({ _id: 1000 + i, at: ago(101) }))
    await codes.insertMany([
      { _id: 1, at: ago(10) },
      { _id: 2, at: [ago(10), ago(200)] },
      { _id: 3, at: 'yesterday' },
      { _id: 4 },
      { _id: 5, at: new Date(Date.now() + 1e9) },
      ...old,
    ] as { _id: number }[])
    while ((await codes.countDocuments()) > 4) await new Promise((wait) => setTimeout(wait, 20))
    const left = await codes.find().sort({ _id: 1 }).toArray()
    expect(left.map(({ _id }) => _id)).toEqual([1, 3, 4, 5])
    expect(await client.db('t').command({ validate: 'codes' })).toMatchObject({ valid: true })
  })
})
