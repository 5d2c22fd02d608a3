import { MongoClient } from 'mongodb'
import type { Collection } from 'mongodb'
import { testDatabase } from '../../../support/database'

/** Loose on purpose: these tests write whatever a server has to bear. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a field holds anything here
type Person = { _id: number } & Record<string, any>

describe('findAndModify', () => {
  const client = new MongoClient(testDatabase('find and modify').uri)
  let people: Collection<Person>
  let round = 0

  beforeEach(() => {
    people = client.db().collection(`people${String(++round)}`)
  })
  afterAll(() => client.close())

  it('answers with the document before or after', async () => {
    await people.insertOne({ _id: 1, n: 1 })
    expect(await people.findOneAndUpdate({ _id: 1 }, { $inc: { n: 1 } })).toMatchObject({ n: 1 })
    const after = { returnDocument: 'after' } as const
    expect(await people.findOneAndUpdate({ _id: 1 }, { $inc: { n: 1 } }, after)).toMatchObject({
      n: 3,
    })
    expect(await people.findOneAndDelete({ _id: 1 })).toMatchObject({ n: 3 })
    expect(await people.findOneAndDelete({ _id: 1 })).toBeNull()
  })

  it('takes the first in the wanted order', async () => {
    await people.insertMany([
      { _id: 1, n: 5 },
      { _id: 2, n: 9 },
    ])
    const options = { sort: { n: -1 }, projection: { n: 1, _id: 0 } } as const
    expect(await people.findOneAndUpdate({}, { $set: { taken: true } }, options)).toEqual({
      n: 9,
    })
  })

  it('tells what it upserted', async () => {
    const reply = await client.db().command({
      findAndModify: people.collectionName,
      query: { _id: 7 },
      update: { $set: { a: 1 } },
      upsert: true,
      new: true,
    })
    expect(reply).toMatchObject({
      value: { _id: 7, a: 1 },
      lastErrorObject: { n: 1, updatedExisting: false, upserted: 7 },
    })
  })

  it('fails as a whole on a duplicate key', async () => {
    await people.createIndex({ n: 1 }, { unique: true })
    await people.insertMany([
      { _id: 1, n: 1 },
      { _id: 2, n: 2 },
    ])
    const failing = people.findOneAndUpdate({ _id: 2 }, { $set: { n: 1 } })
    await expect(failing).rejects.toMatchObject({
      code: 11000,
      keyPattern: { n: 1 },
      keyValue: { n: 1 },
    })
  })

  it('refuses contradictions', async () => {
    const both = client.db().command({
      findAndModify: people.collectionName,
      remove: true,
      update: {},
    })
    await expect(both).rejects.toMatchObject({ code: 9, codeName: 'FailedToParse' })
  })
})
