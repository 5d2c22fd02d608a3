import { MongoClient } from 'mongodb'
import type { Document } from 'mongodb'
import { testDatabase } from '../../../support/database'

describe('collections and databases', () => {
  const client = new MongoClient(testDatabase('collections').uri)
  const db = client.db()
  const admin = client.db('admin')
  afterAll(() => client.close())
  afterEach(() => db.dropDatabase())

  const names = async (): Promise<string[]> => {
    return (await db.listCollections().toArray()).map(({ name }) => name).sort()
  }

  it('are created, listed and dropped', async () => {
    await db.createCollection('a')
    await db.createCollection('b')
    expect(await names()).toEqual(['a', 'b'])
    const [only] = await db.listCollections({ name: 'b' }).toArray()
    expect(only).toMatchObject({ name: 'b', type: 'collection', idIndex: { name: '_id_' } })
    await db.collection('a').drop()
    await db.collection('a').drop()
    expect(await names()).toEqual(['b'])
    const databases = await admin.command({ listDatabases: 1, nameOnly: true })
    expect(databases.databases).toContainEqual({ name: db.databaseName })
    expect(await db.dropDatabase()).toBe(true)
    expect(await names()).toEqual([])
  })

  it('may be created twice alike, not otherwise (48)', async () => {
    await db.command({ create: 'a' })
    await db.command({ create: 'a' })
    const other = db.command({ create: 'a', validationLevel: 'off' })
    await expect(other).rejects.toMatchObject({ code: 48, codeName: 'NamespaceExists' })
  })

  it('take another name with their documents and indexes', async () => {
    const a = db.collection('a')
    await a.insertOne({ n: 1 })
    await a.createIndex({ n: 1 }, { unique: true })
    await db.collection('taken').insertOne({ n: 2 })
    await expect(a.rename('taken')).rejects.toMatchObject({ code: 48 })
    const b = await a.rename('b')
    expect(await b.findOne({ n: 1 }, { projection: { _id: 0 } })).toEqual({ n: 1 })
    await expect(b.insertOne({ n: 1 })).rejects.toMatchObject({ code: 11000 })
    await b.rename('taken', { dropTarget: true })
    expect(await names()).toEqual(['taken'])
    await expect(a.rename('c')).rejects.toMatchObject({ code: 26 })
  })

  it('are counted and weighed', async () => {
    await db.collection('a').insertMany([{ n: 1 }, { n: 2 }])
    await db.collection('a').createIndex({ n: 1 })
    expect(await db.command({ collStats: 'a' })).toMatchObject({ count: 2, nindexes: 2 })
    expect(await db.command({ dbStats: 1 })).toMatchObject({
      collections: 1,
      objects: 2,
      indexes: 2,
    })
    expect(await db.command({ validate: 'a' })).toMatchObject({
      valid: true,
      nrecords: 2,
      keysPerIndex: { _id_: 2, n_1: 2 },
      errors: [],
    })
  })

  it('change how long their documents live (collMod)', async () => {
    await db.collection('a').createIndex({ at: 1 }, { expireAfterSeconds: 60 })
    const changed = await db.command({
      collMod: 'a',
      index: { keyPattern: { at: 1 }, expireAfterSeconds: 90 },
    })
    expect(changed).toMatchObject({ expireAfterSeconds_old: 60, expireAfterSeconds_new: 90 })
    const indexes = await db.collection('a').indexes()
    expect(indexes[1]).toMatchObject({ expireAfterSeconds: 90 })
  })

  it.each<[string, Document, number]>([
    ['a capped collection', { create: 'x', capped: true, size: 100 }, 115],
    ['a view', { create: 'x', viewOn: 'a' }, 115],
    ['a time-series collection', { create: 'x', timeseries: { timeField: 't' } }, 115],
    ['a validator', { create: 'x', validator: { $jsonSchema: {} } }, 115],
    ['a collation', { create: 'x', collation: { locale: 'zh' } }, 115],
    ['a name with a dollar', { create: 'a$b' }, 73],
    ['an empty name', { create: '' }, 73],
    ['a name of the system', { create: 'system.users' }, 73],
    ['a user', { createUser: 'x' }, 115],
    ['map-reduce', { mapReduce: 'x' }, 115],
    ['a change stream', { aggregate: 'x', pipeline: [{ $changeStream: {} }], cursor: {} }, 115],
    ['an unknown command', { nonsense: 1 }, 59],
    ['a command named like an object’s own', { constructor: 1 }, 59],
  ])('refuse %s', async (_, command, code) => {
    await expect(db.command(command)).rejects.toMatchObject({ code })
    expect(await names()).toEqual([])
  })

  it('names the feature it leaves out', async () => {
    await expect(db.command({ create: 'x', viewOn: 'a' })).rejects.toThrow(
      'A view is not supported by the embedded database',
    )
  })

  it('keeps administrators’ commands to the admin database (13)', async () => {
    await expect(db.command({ listDatabases: 1 })).rejects.toMatchObject({ code: 13 })
  })
})
