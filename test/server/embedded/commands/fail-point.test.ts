import type { Document, MongoClient } from 'mongodb'
import { OwnEngine } from '../engines'

describe('fail points of a database started alone on TCP', () => {
  const engine = new OwnEngine({ tcp: true })
  let client: MongoClient

  beforeAll(async () => {
    await engine.start()
    client = await engine.connect()
  })
  afterEach(() => configure('off', {}))
  afterAll(() => engine.end())

  const configure = (mode: unknown, data: Document): Promise<Document> =>
    client.db('admin').command({ configureFailPoint: 'failCommand', mode, data })
  const insert = (name: string): Promise<unknown> => client.db('f').collection(name).insertOne({})

  it('listens on loopback', () => {
    expect(engine.uri).toMatch(/^mongodb:\/\/127\.0\.0\.1:\d+\/$/)
  })

  it('fails a command as often as asked', async () => {
    await configure({ times: 1 }, { failCommands: ['find'], errorCode: 8 })
    await expect(client.db('f').collection('a').findOne()).rejects.toMatchObject({ code: 8 })
    expect(await client.db('f').collection('a').findOne()).toBeNull()
  })

  it('lets the driver retry a write that lost its connection', async () => {
    await configure({ times: 1 }, { failCommands: ['insert'], closeConnection: true })
    await insert('b')
    expect(await client.db('f').collection('b').countDocuments()).toBe(1)
  })

  it('lets the driver retry by label', async () => {
    const data = { failCommands: ['insert'], errorCode: 91, errorLabels: ['RetryableWriteError'] }
    await configure({ times: 1 }, data)
    await insert('c')
    await configure({ times: 1 }, { failCommands: ['insert'], errorCode: 91, errorLabels: [] })
    await expect(insert('c')).rejects.toMatchObject({ code: 91, codeName: 'ShutdownInProgress' })
  })

  it('reports a write concern error after the write', async () => {
    await configure(
      { times: 1 },
      {
        failCommands: ['insert'],
        writeConcernError: { code: 64, errmsg: 'waited too long' },
      },
    )
    await expect(insert('d')).rejects.toMatchObject({ code: 64 })
    expect(await client.db('f').collection('d').countDocuments()).toBe(1)
  })

  it('holds a command back', async () => {
    await configure(
      { times: 1 },
      { failCommands: ['ping'], blockConnection: true, blockTimeMS: 120 },
    )
    const order: string[] = []
    const ping = client
      .db('f')
      .command({ ping: 1 })
      .then(() => order.push('ping'))
    await client
      .db('f')
      .command({ hello: 1 })
      .then(() => order.push('hello'))
    await ping
    expect(order).toEqual(['hello', 'ping'])
  })

  it('refuses other points and other modes', async () => {
    const other = client.db('admin').command({ configureFailPoint: 'other', mode: 'off' })
    await expect(other).rejects.toMatchObject({ code: 115 })
    await expect(configure('sometimes', {})).rejects.toMatchObject({ code: 9 })
  })
})
