import { MongoClient } from 'mongodb'
import type { Collection, Document } from 'mongodb'
import { testDatabase } from '../../../support/database'

describe('indexes', () => {
  const client = new MongoClient(testDatabase('indexes').uri)
  const db = client.db()
  let beds: Collection<Document & { _id: number }>
  let round = 0

  beforeEach(() => {
    beds = db.collection(`beds${String(++round)}`)
  })
  afterAll(() => client.close())

  async function planOf(filter: Document, sort?: Record<string, 1 | -1>): Promise<Document> {
    const cursor = beds.find(filter)
    const explained = await (sort ? cursor.sort(sort) : cursor).explain('executionStats')
    return explained
  }

  it('are listed as they were made; _id_ is not called unique', async () => {
    await beds.createIndex({ ward: 1, day: -1 }, { name: 'by ward' })
    await beds.createIndex({ code: 1 }, { unique: true, sparse: true })
    await beds.createIndex({ n: 1 }, { partialFilterExpression: { n: { $gt: 3 } } })
    await beds.createIndex({ until: 1 }, { expireAfterSeconds: 60 })
    expect(await beds.indexes()).toEqual([
      { v: 2, key: { _id: 1 }, name: '_id_' },
      { v: 2, key: { ward: 1, day: -1 }, name: 'by ward' },
      { v: 2, key: { code: 1 }, name: 'code_1', unique: true, sparse: true },
      { v: 2, key: { n: 1 }, name: 'n_1', partialFilterExpression: { n: { $gt: 3 } } },
      { v: 2, key: { until: 1 }, name: 'until_1', expireAfterSeconds: 60 },
    ])
  })

  it('may be asked for twice, but not contradict themselves (85, 86)', async () => {
    await beds.createIndex({ a: 1 })
    await beds.createIndex({ a: 1 })
    const options = beds.createIndex({ a: 1 }, { unique: true })
    await expect(options).rejects.toMatchObject({ code: 85, codeName: 'IndexOptionsConflict' })
    const name = beds.createIndex({ a: 1 }, { name: 'other' })
    await expect(name).rejects.toMatchObject({ code: 85 })
    const key = beds.createIndex({ b: 1 }, { name: 'a_1' })
    await expect(key).rejects.toMatchObject({ code: 86, codeName: 'IndexKeySpecsConflict' })
  })

  it('are not built over duplicates, and leave nothing behind', async () => {
    await beds.insertMany([
      { _id: 1, a: 1 },
      { _id: 2, a: 1 },
    ])
    const unique = beds.createIndex({ a: 1 }, { unique: true })
    await expect(unique).rejects.toMatchObject({ code: 11000, keyValue: { a: 1 } })
    expect(await beds.indexes()).toHaveLength(1)
    expect(await db.command({ validate: beds.collectionName })).toMatchObject({ valid: true })
  })

  it('keep keys unique over null, missing, arrays and number types', async () => {
    await beds.createIndex({ a: 1 }, { unique: true })
    await beds.insertOne({ _id: 1 })
    await expect(beds.insertOne({ _id: 2, a: null })).rejects.toMatchObject({
      message: expect.stringContaining('index: a_1 dup key: { a: null }') as string,
      keyPattern: { a: 1 },
      keyValue: { a: null },
    })
    await beds.insertOne({ _id: 3, a: [1, 2] })
    await expect(beds.insertOne({ _id: 4, a: 2 })).rejects.toMatchObject({ code: 11000 })
    await beds.insertOne({ _id: 5, a: [7, 7] })
    await expect(beds.updateOne({ _id: 5 }, { $set: { a: 1 } })).rejects.toMatchObject({
      code: 11000,
    })
    await beds.updateOne({ _id: 3 }, { $set: { a: 3 } })
    await beds.insertOne({ _id: 6, a: 1 })
  })

  it('leave documents out when sparse or partial', async () => {
    await beds.createIndex({ a: 1 }, { unique: true, sparse: true })
    await beds.createIndex({ b: 1 }, { unique: true, partialFilterExpression: { open: true } })
    await beds.insertMany([
      { _id: 1, b: 1 },
      { _id: 2, b: 1 },
      { _id: 3, b: 1, open: true },
    ])
    await expect(beds.insertOne({ _id: 4, b: 1, open: true })).rejects.toMatchObject({
      code: 11000,
    })
    await beds.updateOne({ _id: 3 }, { $set: { open: false } })
    await beds.insertOne({ _id: 4, b: 1, open: true })
    expect(await beds.countDocuments({ a: null })).toBe(4)
  })

  it('refuse two arrays side by side (171)', async () => {
    await beds.createIndex({ a: 1, b: 1 })
    await expect(beds.insertOne({ _id: 1, a: [1], b: [2] })).rejects.toMatchObject({ code: 171 })
  })

  it('find by equal fields, one range and in order, and say so', async () => {
    const documents = Array.from({ length: 200 }, (_, _id) => ({ _id, ward: _id % 4, day: _id }))
    await beds.insertMany(documents)
    await beds.createIndex({ ward: 1, day: 1 })
    const plan = await planOf({ ward: 2, day: { $gte: 100 } }, { day: -1 })
    expect(plan.queryPlanner.winningPlan).toMatchObject({
      stage: 'FETCH',
      inputStage: { stage: 'IXSCAN', indexName: 'ward_1_day_1', direction: 'backward' },
    })
    expect(plan.executionStats).toMatchObject({
      nReturned: 25,
      totalKeysExamined: 25,
      totalDocsExamined: 25,
    })
    const scan = await planOf({ day: 7 })
    expect(scan.queryPlanner.winningPlan).toMatchObject({ stage: 'COLLSCAN' })
    expect(scan.executionStats).toMatchObject({ nReturned: 1, totalDocsExamined: 200 })
    const either = await planOf({ $or: [{ ward: 1, day: 1 }, { _id: 9 }] })
    expect(either.executionStats).toMatchObject({ nReturned: 2, totalKeysExamined: 2 })
  })

  it('are not used when hidden, and refused as a hint', async () => {
    await beds.insertOne({ _id: 1, a: 1 })
    await beds.createIndex({ a: 1 })
    const hidden = await db.command({
      collMod: beds.collectionName,
      index: { name: 'a_1', hidden: true },
    })
    expect(hidden).toMatchObject({ hidden_old: false, hidden_new: true })
    expect((await planOf({ a: 1 })).queryPlanner.winningPlan).toMatchObject({ stage: 'COLLSCAN' })
    await expect(beds.find({ a: 1 }).hint('a_1').toArray()).rejects.toMatchObject({ code: 2 })
  })

  it('are dropped by name, by key or all; never _id_ (72), never unknown ones (27)', async () => {
    await beds.createIndexes([{ key: { a: 1 } }, { key: { b: 1 } }, { key: { c: 1 } }])
    await beds.dropIndex('a_1')
    await db.command({ dropIndexes: beds.collectionName, index: { b: 1 } })
    await expect(beds.dropIndex('_id_')).rejects.toMatchObject({ code: 72 })
    await expect(beds.dropIndex('none')).rejects.toMatchObject({
      code: 27,
      codeName: 'IndexNotFound',
    })
    await beds.dropIndexes()
    expect(await beds.indexes()).toHaveLength(1)
  })

  it.each([
    ['text', { a: 'text' }, {}, 115],
    ['geo', { a: '2dsphere' }, {}, 115],
    ['hashed', { a: 'hashed' }, {}, 115],
    ['wildcard', { '$**': 1 }, {}, 115],
    ['unknown', { a: 'fast' }, {}, 67],
    ['zero', { a: 0 }, {}, 67],
    ['compound TTL', { a: 1, b: 1 }, { expireAfterSeconds: 5 }, 67],
    ['sparse and partial', { a: 1 }, { sparse: true, partialFilterExpression: { a: 1 } }, 67],
    ['negated partial', { a: 1 }, { partialFilterExpression: { a: { $ne: 1 } } }, 67],
    ['nonsense option', { a: 1 }, { nonsense: 1 }, 197],
  ])('refuse the kind %s', async (_, key, options, code) => {
    const made = db.command({
      createIndexes: beds.collectionName,
      indexes: [{ key, name: 'i', ...options }],
    })
    await expect(made).rejects.toMatchObject({ code })
  })

  it('of a missing collection cannot be listed or dropped (26)', async () => {
    const missing = { code: 26, codeName: 'NamespaceNotFound' }
    await expect(beds.indexes()).rejects.toMatchObject(missing)
    await expect(db.command({ dropIndexes: 'none', index: '*' })).rejects.toMatchObject(missing)
    await expect(db.command({ collMod: 'none' })).rejects.toMatchObject(missing)
    await expect(db.command({ validate: 'none' })).rejects.toMatchObject(missing)
  })
})
