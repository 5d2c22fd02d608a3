import { MongoClient } from 'mongodb'
import type { Document } from 'mongodb'
import { testDatabase } from '../../../support/database'

/** One filter, two paths into the same array: one element each may satisfy them. */
describe('an index on two paths into one array', () => {
  const client = new MongoClient(testDatabase('two-paths').uri)
  const people = client.db().collection<Document & { _id: number }>('people')
  afterAll(() => client.close())

  beforeAll(async () => {
    await people.createIndex({ 'phones.kind': 1, 'phones.tail': 1 })
    await people.createIndex({ marks: 1, 'marks.kind': -1 })
    await people.insertMany([
      {
        _id: 1,
        phones: [
          { kind: 'home', tail: 1 },
          { kind: 'work', tail: 2 },
        ],
        marks: [0, { kind: 1 }],
      },
      { _id: 2, phones: [{ kind: 'home', tail: 2 }], marks: [1, { kind: 0 }] },
    ])
  })

  const found = async (filter: Document) =>
    (await people.find(filter).sort({ _id: 1 }).toArray()).map(({ _id }) => _id)

  it('finds a document whose elements satisfy one path each', async () => {
    expect(await found({ 'phones.kind': 'home', 'phones.tail': 2 })).toEqual([1, 2])
    expect(await found({ 'phones.kind': 'home', 'phones.tail': { $gte: 2 } })).toEqual([1, 2])
    expect(await found({ marks: 0, 'marks.kind': 1 })).toEqual([1])
  })

  it('finds only one element that satisfies both when asked so', async () => {
    expect(await found({ phones: { $elemMatch: { kind: 'home', tail: 2 } } })).toEqual([2])
  })

  it('is used all the same', async () => {
    const { queryPlanner } = await people.find({ marks: 0, 'marks.kind': 1 }).explain()
    expect(JSON.stringify(queryPlanner)).toContain('IXSCAN')
  })
})
