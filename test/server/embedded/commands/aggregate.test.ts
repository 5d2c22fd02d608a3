import { MongoClient } from 'mongodb'
import type { Collection, Document } from 'mongodb'
import { testDatabase } from '../../../support/database'

type Visit = Document & { _id: number }

describe('aggregate', () => {
  const client = new MongoClient(testDatabase('aggregate').uri)
  const db = client.db()
  const visits: Collection<Visit> = db.collection('visits')

  beforeAll(async () => {
    const rows = Array.from({ length: 300 }, (_, n) => ({ _id: n, nurse: n % 4, minutes: n % 60 }))
    await visits.insertMany(rows)
    await visits.createIndex({ nurse: 1, minutes: 1 })
    const nurses = Array.from({ length: 4 }, (_, n) => ({ _id: n, name: `护士${String(n)}` }))
    await db.collection<Visit>('nurses').insertMany(nurses)
  })
  afterAll(() => client.close())

  it('finds the documents of its head by an index', async () => {
    const pipeline = [{ $match: { nurse: 2 } }, { $sort: { minutes: -1 } }, { $limit: 3 }]
    expect(await visits.aggregate(pipeline).toArray()).toMatchObject([
      { minutes: 58 },
      { minutes: 58 },
      { minutes: 58 },
    ])
    const explained = await visits.aggregate(pipeline).explain()
    expect(explained.queryPlanner.winningPlan).toMatchObject({
      stage: 'LIMIT',
      inputStage: { stage: 'FETCH', inputStage: { stage: 'IXSCAN', direction: 'backward' } },
    })
  })

  it('groups, joins and shapes', async () => {
    const found = await visits
      .aggregate([
        { $match: { minutes: { $lt: 10 } } },
        { $group: { _id: '$nurse', visits: { $sum: 1 }, minutes: { $sum: '$minutes' } } },
        { $lookup: { from: 'nurses', localField: '_id', foreignField: '_id', as: 'who' } },
        { $project: { _id: 0, visits: 1, minutes: 1, name: { $first: '$who.name' } } },
        { $sort: { name: 1 } },
      ])
      .toArray()
    expect(found[0]).toEqual({ visits: 15, minutes: 60, name: '护士0' })
    expect(found).toHaveLength(4)
  })

  it('joins what a filter finds in another collection to its own', async () => {
    const found = await visits
      .aggregate<Visit>([
        { $match: { _id: 7 } },
        { $unionWith: { coll: 'nurses', pipeline: [{ $match: { _id: { $in: [1, 3] } } }] } },
        { $unionWith: { coll: 'visits', pipeline: [{ $match: { nurse: 2, minutes: 58 } }] } },
        { $unionWith: { coll: 'nowhere', pipeline: [{ $match: { _id: 1 } }] } },
      ])
      .toArray()
    expect(found.map(({ _id }) => _id)).toEqual([7, 1, 3, 58, 118, 178, 238, 298])
  })

  it('fetches its results in batches, of one moment', async () => {
    const cursor = visits.aggregate([{ $project: { n: '$_id' } }], { batchSize: 50 })
    let seen = 0
    for await (const _ of cursor) {
      if (seen === 10) await visits.insertOne({ _id: 1000 })
      seen++
    }
    await visits.deleteOne({ _id: 1000 })
    expect(seen).toBe(300)
  })

  it('reads variables and the documents it is given', async () => {
    const reply = await db.command({
      aggregate: 1,
      pipeline: [
        { $documents: [{ a: 1 }, { a: 2 }] },
        { $match: { $expr: { $eq: ['$a', '$$x'] } } },
      ],
      let: { x: 2 },
      cursor: {},
    })
    expect(reply.cursor).toMatchObject({ firstBatch: [{ a: 2 }] })
  })

  describe('$out', () => {
    it('replaces a collection as a whole and keeps its indexes', async () => {
      const sums = db.collection<Visit>('sums')
      await sums.insertOne({ _id: 99 })
      await sums.createIndex({ total: 1 }, { unique: true })
      const total = { $group: { _id: '$nurse', total: { $sum: '$minutes' } } }
      await visits.aggregate([total, { $out: 'sums' }]).toArray()
      expect(await sums.countDocuments()).toBe(4)
      expect(await sums.indexes()).toHaveLength(2)
      const same = { $group: { _id: '$nurse', total: { $first: 1 } } }
      const clash = visits.aggregate([same, { $out: 'sums' }]).toArray()
      await expect(clash).rejects.toMatchObject({ code: 11000 })
      expect(await sums.countDocuments({ total: { $gt: 1 } })).toBe(4)
      expect(await db.command({ validate: 'sums' })).toMatchObject({ valid: true })
    })
  })

  describe('$merge', () => {
    const merged = db.collection<Visit>('merged')
    const counts = { $group: { _id: '$nurse', n: { $sum: 1 } } }
    beforeEach(() => merged.drop())

    it('merges into what is there and inserts the rest', async () => {
      await merged.insertOne({ _id: 1, kept: true })
      await visits.aggregate([counts, { $merge: 'merged' }]).toArray()
      expect(await merged.findOne({ _id: 1 })).toEqual({ _id: 1, kept: true, n: 75 })
      expect(await merged.countDocuments()).toBe(4)
    })

    it('replaces, keeps, discards and fails as it is told', async () => {
      await merged.insertOne({ _id: 1, kept: true })
      const into = (options: Document): Promise<Document[]> =>
        visits.aggregate([counts, { $merge: { into: 'merged', ...options } }]).toArray()
      await into({ whenMatched: 'keepExisting', whenNotMatched: 'discard' })
      expect(await merged.find().toArray()).toEqual([{ _id: 1, kept: true }])
      await into({ whenMatched: 'replace', whenNotMatched: 'discard' })
      expect(await merged.find().toArray()).toEqual([{ _id: 1, n: 75 }])
      await into({ whenMatched: [{ $set: { n: { $add: ['$n', '$$new.n'] } } }] })
      expect(await merged.findOne({ _id: 1 })).toEqual({ _id: 1, n: 150 })
      await expect(into({ whenMatched: 'fail' })).rejects.toMatchObject({ code: 11000 })
      await merged.deleteMany({})
      await expect(into({ whenNotMatched: 'fail' })).rejects.toMatchObject({ code: 13113 })
      await expect(into({ on: 'n' })).rejects.toMatchObject({ code: 51183 })
    })
  })

  it('does not write within a transaction (263)', async () => {
    await client.withSession(async (session) => {
      session.startTransaction()
      const out = visits.aggregate([{ $out: 'x' }], { session }).toArray()
      await expect(out).rejects.toMatchObject({ code: 263 })
    })
  })

  it.each<[string, Document, number]>([
    ['no cursor', { pipeline: [] }, 9],
    ['a stage nobody knows', { pipeline: [{ $nonsense: 1 }], cursor: {} }, 40324],
    ['a stage of two', { pipeline: [{ $match: {}, $sort: {} }], cursor: {} }, 40323],
    ['geo search', { pipeline: [{ $geoNear: {} }], cursor: {} }, 115],
    ['JavaScript', { pipeline: [{ $project: { a: { $function: {} } } }], cursor: {} }, 115],
    ['a write in the middle', { pipeline: [{ $out: 'x' }, { $match: {} }], cursor: {} }, 40601],
  ])('refuses %s', async (_, fields, code) => {
    await expect(db.command({ aggregate: 'visits', ...fields })).rejects.toMatchObject({ code })
  })
})
