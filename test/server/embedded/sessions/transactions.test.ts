import { MongoClient, MongoServerError } from 'mongodb'
import type { ClientSession, Collection, Document } from 'mongodb'
import { testDatabase } from '../../../support/database'

type Account = Document & { _id: number }

describe('transactions', () => {
  const client = new MongoClient(testDatabase('transactions').uri)
  const db = client.db()
  let accounts: Collection<Account>
  let one: ClientSession
  let two: ClientSession
  let round = 0

  beforeEach(async () => {
    accounts = db.collection(`accounts${String(++round)}`)
    await accounts.insertMany([
      { _id: 1, n: 10 },
      { _id: 2, n: 20 },
    ])
    one = client.startSession()
    two = client.startSession()
    one.startTransaction()
    two.startTransaction()
  })
  afterEach(() => Promise.all([one.endSession(), two.endSession()]))
  afterAll(() => client.close())

  const caught = async (promise: Promise<unknown>): Promise<MongoServerError> =>
    promise.then(
      () => Promise.reject(new Error('it did not fail')),
      (error: unknown) => error as MongoServerError,
    )

  it('read the moment of their first statement', async () => {
    expect(await accounts.findOne({ _id: 1 }, { session: one })).toMatchObject({ n: 10 })
    await accounts.updateOne({ _id: 1 }, { $set: { n: 11 } })
    await accounts.insertOne({ _id: 3, n: 30 })
    expect(await accounts.find({}, { session: one }).toArray()).toMatchObject([
      { n: 10 },
      { n: 20 },
    ])
    expect(await accounts.distinct('n', {}, { session: one })).toEqual([10, 20])
    await one.commitTransaction()
    expect(await accounts.countDocuments()).toBe(3)
  })

  it('see their own changes, in order, before anyone else does', async () => {
    await accounts.createIndex({ n: 1 })
    await accounts.insertOne({ _id: 3, n: 15 }, { session: one })
    await accounts.updateOne({ _id: 1 }, { $set: { n: 25 } }, { session: one })
    await accounts.deleteOne({ _id: 2 }, { session: one })
    const mine = await accounts
      .find({ n: { $gt: 0 } }, { session: one })
      .sort({ n: 1 })
      .toArray()
    expect(mine.map(({ _id }) => _id)).toEqual([3, 1])
    const sums = accounts.aggregate([{ $group: { _id: null, n: { $sum: '$n' } } }], {
      session: one,
    })
    expect(await sums.toArray()).toMatchObject([{ n: 40 }])
    expect(await accounts.find().sort({ _id: 1 }).toArray()).toMatchObject([{ n: 10 }, { n: 20 }])
    await one.commitTransaction()
    const all = await accounts.find().sort({ n: 1 }).toArray()
    expect(all.map(({ _id }) => _id)).toEqual([3, 1])
    expect(await db.command({ validate: accounts.collectionName })).toMatchObject({ valid: true })
  })

  it('leave nothing when aborted', async () => {
    await accounts.insertOne({ _id: 3, n: 1 }, { session: one })
    await db.collection('fresh').insertOne({ a: 1 }, { session: one })
    await one.abortTransaction()
    expect(await accounts.countDocuments()).toBe(2)
    expect(await db.listCollections({ name: 'fresh' }).toArray()).toEqual([])
  })

  it('conflict when two change one document (112), and may be tried again', async () => {
    await accounts.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session: one })
    const error = await caught(accounts.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session: two }))
    expect(error).toMatchObject({ code: 112, codeName: 'WriteConflict' })
    expect(error.hasErrorLabel('TransientTransactionError')).toBe(true)
    await one.commitTransaction()
    expect(await accounts.findOne({ _id: 1 })).toMatchObject({ n: 11 })
  })

  it('conflict with what was written after their moment', async () => {
    await accounts.findOne({}, { session: one })
    await accounts.updateOne({ _id: 1 }, { $inc: { n: 5 } })
    const error = await caught(accounts.deleteOne({ _id: 1 }, { session: one }))
    expect(error).toMatchObject({ code: 112 })
  })

  it('conflict over a new unique key instead of failing at the commit', async () => {
    await accounts.insertOne({ _id: 7, n: 1 }, { session: one })
    const error = await caught(accounts.insertOne({ _id: 7, n: 2 }, { session: two }))
    expect(error).toMatchObject({ code: 112 })
    await one.commitTransaction()
  })

  it('may hand a unique key from one document to another', async () => {
    await accounts.createIndex({ n: 1 }, { unique: true })
    await accounts.updateOne({ _id: 1 }, { $set: { n: -1 } }, { session: one })
    await accounts.updateOne({ _id: 2 }, { $set: { n: 10 } }, { session: one })
    await accounts.updateOne({ _id: 1 }, { $set: { n: 20 } }, { session: one })
    await one.commitTransaction()
    expect(await accounts.find({ n: 10 }).toArray()).toMatchObject([{ _id: 2 }])
    expect(await accounts.find({ n: 20 }).toArray()).toMatchObject([{ _id: 1 }])
  })

  it('end with a duplicate key (11000)', async () => {
    const error = await caught(accounts.insertOne({ _id: 1, n: 0 }, { session: one }))
    expect(error).toMatchObject({ code: 11000 })
    const next = await caught(accounts.findOne({}, { session: one }))
    expect(next).toMatchObject({ code: 251, codeName: 'NoSuchTransaction' })
  })

  it('hold back plain writes until they end', async () => {
    await accounts.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session: one })
    let done = false
    const plain = accounts.updateMany({}, { $inc: { n: 100 } }).then(() => (done = true))
    await accounts.findOne({ _id: 2 })
    expect(done).toBe(false)
    await one.commitTransaction()
    await plain
    expect(await accounts.find().sort({ _id: 1 }).toArray()).toMatchObject([{ n: 111 }, { n: 120 }])
  })

  it('hold back plain writes no longer than these may wait (50)', async () => {
    await accounts.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session: one })
    const impatient = accounts.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { maxTimeMS: 30 })
    await expect(impatient).rejects.toMatchObject({ code: 50 })
  })

  it.each([
    ['count', { count: 'x' }],
    ['createIndexes', { createIndexes: 'x', indexes: [{ key: { a: 1 }, name: 'a' }] }],
    ['drop', { drop: 'x' }],
    ['listCollections', { listCollections: 1 }],
  ])('refuse %s (263)', async (_, command) => {
    const error = await caught(db.command(command, { session: one }))
    expect(error).toMatchObject({ code: 263, codeName: 'OperationNotSupportedInTransaction' })
  })

  it('close their cursors when they end', async () => {
    await accounts.insertMany(Array.from({ length: 50 }, (_, i) => ({ _id: 100 + i })))
    const cursor = accounts.find({}, { session: one, batchSize: 2 })
    await cursor.next()
    await one.commitTransaction()
    const late = (async () => {
      while (await cursor.next());
    })()
    await expect(late).rejects.toMatchObject({ code: expect.any(Number) as number })
  })

  it('end when the collection is dropped under them', async () => {
    await accounts.insertOne({ _id: 3 }, { session: one })
    await accounts.drop()
    expect(await caught(one.commitTransaction())).toMatchObject({ code: 112 })
  })

  it('run again by themselves until they succeed', async () => {
    const add = (): Promise<unknown> =>
      client.withSession((session) =>
        session.withTransaction(async () => {
          const account = await accounts.findOne({ _id: 1 }, { session })
          const n = Number(account?.n) + 1
          await accounts.updateOne({ _id: 1 }, { $set: { n } }, { session })
        }),
      )
    await Promise.all(Array.from({ length: 8 }, add))
    expect(await accounts.findOne({ _id: 1 })).toMatchObject({ n: 18 })
  })
})
