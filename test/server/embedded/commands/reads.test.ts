import { Long, MongoClient } from 'mongodb'
import type { Collection, Document } from 'mongodb'
import { testDatabase } from '../../../support/database'

type Numbered = Document & { _id: number }

describe('reads', () => {
  const client = new MongoClient(testDatabase('reads').uri)
  const db = client.db()
  const numbers: Collection<Numbered> = db.collection('numbers')

  beforeAll(async () => {
    await numbers.insertMany(
      Array.from({ length: 250 }, (_, n) => ({ _id: n, n, mod: n % 7, tags: [n % 2, 'all'] })),
    )
  })
  afterAll(() => client.close())

  it('finds with sort, skip, limit and projection', async () => {
    const found = numbers
      .find({ mod: 3 })
      .sort({ n: -1 })
      .skip(1)
      .limit(2)
      .project({ n: 1, _id: 0 })
    expect(await found.toArray()).toEqual([{ n: 241 }, { n: 234 }])
  })

  it('answers with nothing for a collection that does not exist', async () => {
    expect(await db.collection('none').find().toArray()).toEqual([])
    expect(await db.collection('none').countDocuments()).toBe(0)
    expect(await db.collection('none').distinct('a')).toEqual([])
  })

  it('finds in natural order, forwards and backwards', async () => {
    const last = await numbers.find().sort({ $natural: -1 }).limit(2).toArray()
    expect(last.map(({ n }) => n as number)).toEqual([249, 248])
    expect(await numbers.find().hint({ $natural: 1 }).limit(1).toArray()).toMatchObject([{ n: 0 }])
  })

  it('counts and lists distinct values', async () => {
    expect(await numbers.countDocuments({ mod: 0 })).toBe(36)
    expect(await numbers.countDocuments({}, { skip: 200, limit: 100 })).toBe(50)
    expect(await numbers.estimatedDocumentCount()).toBe(250)
    expect(await numbers.distinct('tags')).toEqual([0, 'all', 1])
    expect(await db.command({ count: 'numbers', query: { mod: 1 }, limit: -5 })).toMatchObject({
      n: 5,
    })
  })

  describe('cursors', () => {
    it('fetch in batches, the first of 101', async () => {
      const reply = await db.command({ find: 'numbers' })
      const { id, firstBatch, ns } = reply.cursor as { id: Long; firstBatch: []; ns: string }
      expect(firstBatch).toHaveLength(101)
      expect(ns).toBe(`${db.databaseName}.numbers`)
      const more = await db.command({ getMore: Long.fromValue(id), collection: 'numbers' })
      expect(more.cursor).toMatchObject({ id: 0 })
      expect((more.cursor as { nextBatch: [] }).nextBatch).toHaveLength(149)
    })

    it('see one moment while others write', async () => {
      const seen = new Set<number>()
      const cursor = numbers.find({}, { batchSize: 20 })
      for await (const { n } of cursor) {
        if (n === 5) await numbers.insertOne({ _id: 9999, n: 9999 })
        if (n === 6) await numbers.deleteOne({ _id: 200 })
        seen.add(n as number)
      }
      await numbers.deleteOne({ _id: 9999 })
      await numbers.insertOne({ _id: 200, n: 200, mod: 4, tags: [0, 'all'] })
      expect(seen.size).toBe(250)
    })

    it('are not found once killed or read to the end (43)', async () => {
      const reply = await db.command({ find: 'numbers', batchSize: 1 })
      const { id } = reply.cursor as { id: Long }
      const killed = await db.command({ killCursors: 'numbers', cursors: [Long.fromValue(id)] })
      expect(killed).toMatchObject({ cursorsKilled: [id], cursorsNotFound: [] })
      const again = db.command({ getMore: Long.fromValue(id), collection: 'numbers' })
      await expect(again).rejects.toMatchObject({ code: 43, codeName: 'CursorNotFound' })
      const unknown = await db.command({ killCursors: 'numbers', cursors: [Long.fromNumber(5)] })
      expect(unknown).toMatchObject({ cursorsNotFound: [5] })
    })

    it('belong to their namespace and their session', async () => {
      const [mine, theirs] = [client.startSession(), client.startSession()]
      const reply = await db.command({ find: 'numbers', batchSize: 1 }, { session: mine })
      const id = Long.fromValue((reply.cursor as { id: Long }).id)
      const elsewhere = db.command({ getMore: id, collection: 'other' }, { session: mine })
      await expect(elsewhere).rejects.toMatchObject({ code: 13 })
      const other = db.command({ getMore: id, collection: 'numbers' }, { session: theirs })
      await expect(other).rejects.toMatchObject({ code: 50738 })
      await Promise.all([mine.endSession(), theirs.endSession()])
    })

    it('stay closed for a single batch', async () => {
      const reply = await db.command({ find: 'numbers', batchSize: 3, singleBatch: true })
      expect(reply.cursor).toMatchObject({ id: 0 })
      const limited = await db.command({ find: 'numbers', limit: 3, batchSize: 3 })
      expect((limited.cursor as { firstBatch: [] }).firstBatch).toHaveLength(3)
    })

    it('keep every batch below the largest message', async () => {
      const big = db.collection<Numbered>('big')
      const text = 'x'.repeat(6 * 1024 * 1024)
      for (let _id = 0; _id < 5; _id++) await big.insertOne({ _id, text })
      const reply = await db.command({ find: 'big' })
      expect((reply.cursor as { firstBatch: [] }).firstBatch).toHaveLength(2)
      expect((await big.find().toArray()).map(({ _id }) => _id)).toEqual([0, 1, 2, 3, 4])
    })
  })

  it('gives up after maxTimeMS (50)', async () => {
    const slow = Array.from({ length: 40 }, (_, i) => ({
      tags: { $regex: `(x+x+)+y${String(i)}$` },
    }))
    const many = db.collection('slow')
    await many.insertMany(Array.from({ length: 5000 }, () => ({ tags: ['x'.repeat(18)] })))
    const late = many.find({ $nor: slow }).maxTimeMS(1).toArray()
    await expect(late).rejects.toMatchObject({ code: 50, codeName: 'MaxTimeMSExpired' })
  })

  it.each([
    ['a negative skip', { skip: -1 }, 51024],
    ['a filter that is no document', { filter: 'a' }, 14],
    ['an unknown field', { nonsense: 1 }, 40415],
    ['a hint on no index', { hint: 'none' }, 2],
    ['an unknown operator', { filter: { a: { $like: 1 } } }, 2],
    ['JavaScript', { filter: { $where: 'true' } }, 115],
    ['text search', { filter: { $text: { $search: 'a' } } }, 115],
    ['geo search', { filter: { a: { $near: [0, 0] } } }, 115],
    ['a JSON schema', { filter: { $jsonSchema: {} } }, 115],
    ['a collation', { collation: { locale: 'zh' } }, 115],
    ['a tailable cursor', { tailable: true }, 115],
  ])('refuses %s', async (_, fields, code) => {
    await expect(db.command({ find: 'numbers', ...fields })).rejects.toMatchObject({ code })
  })
})
