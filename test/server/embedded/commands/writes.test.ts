import { MongoClient, ObjectId } from 'mongodb'
import type { Collection } from 'mongodb'
import { testDatabase } from '../../../support/database'

/** Loose on purpose: these tests write whatever a server has to bear. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a field holds anything here
type Person = { _id: number } & Record<string, any>

describe('writes', () => {
  const client = new MongoClient(testDatabase('writes').uri)
  let people: Collection<Person>
  let round = 0

  beforeEach(() => {
    people = client.db().collection(`people${String(++round)}`)
  })
  afterAll(() => client.close())

  describe('insert', () => {
    it('gives a document an _id and puts it first', async () => {
      await client.db().command({ insert: people.collectionName, documents: [{ a: 1 }] })
      await client.db().command({ insert: people.collectionName, documents: [{ a: 2, _id: 'x' }] })
      const [made, moved] = await people.find().toArray()
      expect(made?._id).toBeInstanceOf(ObjectId)
      expect(Object.keys(moved ?? {})).toEqual(['_id', 'a'])
    })

    it('keeps natural order and every field as it came', async () => {
      const document = { _id: 1, z: 1, a: [1, { b: null }], '1': 'one', '0': 'zero', __proto__x: 1 }
      await people.insertOne(document)
      expect(await people.findOne({ _id: 1 })).toEqual(document)
    })

    it('stops at the first failure when ordered, goes on when not', async () => {
      const documents = [{ _id: 1 }, { _id: 1 }, { _id: 2 }]
      await expect(people.insertMany(documents)).rejects.toMatchObject({ code: 11000 })
      expect(await people.countDocuments()).toBe(1)
      const rest = people.insertMany(documents, { ordered: false })
      await expect(rest).rejects.toMatchObject({ writeErrors: [{ index: 0 }, { index: 1 }] })
      expect(await people.countDocuments()).toBe(2)
    })

    it.each([
      ['an array', [1], 2],
      ['a pattern', /a/, 2],
      ['a document with operators', { $a: 1 }, 52],
    ])('refuses %s as _id', async (_, id, code) => {
      const reply = await client.db().command({
        insert: people.collectionName,
        documents: [{ _id: id }],
      })
      expect(reply.writeErrors).toMatchObject([{ index: 0, code }])
    })

    it('refuses a document of more than 16 MiB', async () => {
      const half = 'x'.repeat(8.2 * 1024 * 1024)
      const document = client.db().command({
        insert: people.collectionName,
        documents: [{ half, other: half }],
      })
      expect((await document).writeErrors).toMatchObject([{ code: 10334 }])
    })

    it('refuses an empty batch', async () => {
      const empty = client.db().command({ insert: people.collectionName, documents: [] })
      await expect(empty).rejects.toMatchObject({ code: 16, codeName: 'InvalidLength' })
    })
  })

  describe('update', () => {
    it('tells matched from modified', async () => {
      await people.insertMany([
        { _id: 1, n: 1 },
        { _id: 2, n: 2 },
      ])
      const result = await people.updateMany({}, { $max: { n: 2 } })
      expect(result).toMatchObject({ matchedCount: 2, modifiedCount: 1, upsertedCount: 0 })
    })

    it('upserts from the equalities of the filter', async () => {
      const result = await people.updateOne(
        { name: '王', age: { $gt: 3 } },
        { $set: { seen: true }, $setOnInsert: { made: 1 } },
        { upsert: true },
      )
      expect(result.upsertedCount).toBe(1)
      expect(await people.findOne({ name: '王' }, { projection: { _id: 0 } })).toEqual({
        name: '王',
        made: 1,
        seen: true,
      })
    })

    it('replaces a document but never its _id', async () => {
      await people.insertOne({ _id: 1, a: 1 })
      await people.replaceOne({ _id: 1 }, { b: 2 })
      expect(await people.findOne()).toEqual({ _id: 1, b: 2 })
      await expect(people.replaceOne({ _id: 1 }, { _id: 2 })).rejects.toMatchObject({ code: 66 })
      await expect(people.updateOne({ _id: 1 }, { $set: { _id: 3 } })).rejects.toMatchObject({
        code: 66,
      })
    })

    it('updates by position, by array filter and by pipeline', async () => {
      await people.insertOne({ _id: 1, scores: [1, 5, 9], total: 0 })
      await people.updateOne({ _id: 1, scores: 5 }, { $set: { 'scores.$': 50 } })
      await people.updateOne(
        { _id: 1 },
        { $inc: { 'scores.$[low]': 100 } },
        { arrayFilters: [{ low: { $lt: 10 } }] },
      )
      await people.updateOne({ _id: 1 }, [{ $set: { total: { $sum: '$scores' } } }])
      expect(await people.findOne()).toEqual({ _id: 1, scores: [101, 50, 109], total: 260 })
    })

    it('does not meet a document twice while its index key grows', async () => {
      await people.insertMany(Array.from({ length: 300 }, (_, n) => ({ _id: n, n })))
      await people.createIndex({ n: 1 })
      await people.updateMany({ n: { $gte: 0 } }, { $inc: { n: 1000 } })
      expect(await people.countDocuments({ n: { $gte: 1000, $lt: 2000 } })).toBe(300)
    })

    it('refuses a field of later versions', async () => {
      const late = client.db().command({
        update: people.collectionName,
        updates: [{ q: {}, u: { $set: { a: 1 } }, sort: { a: 1 } }],
      })
      expect((await late).writeErrors).toMatchObject([{ index: 0, code: 40415 }])
    })

    it('refuses a replacement of many', async () => {
      const many = client.db().command({
        update: people.collectionName,
        updates: [{ q: {}, u: { a: 1 }, multi: true }],
      })
      expect((await many).writeErrors).toMatchObject([{ code: 9 }])
    })
  })

  describe('delete', () => {
    it('removes one or all', async () => {
      await people.insertMany([{ a: 1 }, { a: 1 }, { a: 2 }].map((doc, _id) => ({ _id, ...doc })))
      expect(await people.deleteOne({ a: 1 })).toMatchObject({ deletedCount: 1 })
      expect(await people.deleteMany({})).toMatchObject({ deletedCount: 2 })
      expect(await people.estimatedDocumentCount()).toBe(0)
    })
  })
})
