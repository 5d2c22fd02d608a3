/** bulkWrite: several collections in one command. */
import { MongoClient } from 'mongodb'
import type { Document } from 'mongodb'
import { testDatabase } from '../../../support/database'

describe('bulkWrite', () => {
  const client = new MongoClient(testDatabase('bulk').uri)
  const db = client.db()
  let round = 0
  let birds = ''
  let trees = ''

  beforeEach(() => {
    birds = `birds${String(++round)}`
    trees = `trees${String(round)}`
  })
  afterAll(() => client.close())

  const write = (ops: Document[], more: Document = {}, options = {}) =>
    client.db('admin').command(
      {
        bulkWrite: 1,
        ops,
        nsInfo: [birds, trees].map((name) => ({ ns: `${db.databaseName}.${name}` })),
        ...more,
      },
      options,
    )
  const rows = (name: string) =>
    db.collection<{ _id: number }>(name).find().sort({ _id: 1 }).toArray()

  it('writes to every collection in order, and says what came of each', async () => {
    const reply = await write([
      { insert: 0, document: { _id: 1, n: 1 } },
      { insert: 1, document: { _id: 1, kind: 'oak' } },
      { update: 0, filter: { _id: 1 }, updateMods: { $inc: { n: 1 } } },
      { update: 1, filter: { _id: 7 }, updateMods: { $set: { kind: 'elm' } }, upsert: true },
      { update: 0, filter: {}, updateMods: [{ $set: { seen: true } }], multi: true },
      { delete: 1, filter: { kind: 'oak' }, multi: true },
    ])
    expect(reply).toMatchObject({
      ok: 1,
      cursor: {
        id: 0,
        ns: 'admin.$cmd.bulkWrite',
        firstBatch: [
          { ok: 1, idx: 0, n: 1 },
          { ok: 1, idx: 1, n: 1 },
          { ok: 1, idx: 2, n: 1, nModified: 1 },
          { ok: 1, idx: 3, n: 1, nModified: 0, upserted: { _id: 7 } },
          { ok: 1, idx: 4, n: 1, nModified: 1 },
          { ok: 1, idx: 5, n: 1 },
        ],
      },
      ...{ nErrors: 0, nInserted: 2, nMatched: 2, nModified: 2, nUpserted: 1, nDeleted: 1 },
    })
    expect(await rows(birds)).toEqual([{ _id: 1, n: 2, seen: true }])
    expect(await rows(trees)).toEqual([{ _id: 7, kind: 'elm' }])
  })

  it('stops at the first failure, which names its key; what was before it stands', async () => {
    const reply = await write(
      [
        { insert: 0, document: { _id: 1 } },
        { insert: 0, document: { _id: 1 } },
        { insert: 1, document: { _id: 1 } },
      ],
      { errorsOnly: true },
    )
    expect(reply).toMatchObject({
      ok: 1,
      ...{ nErrors: 1, nInserted: 1 },
      cursor: { firstBatch: [{ ok: 0, idx: 1, n: 0, code: 11000, keyValue: { _id: 1 } }] },
    })
    expect(await rows(birds)).toEqual([{ _id: 1 }])
    expect(await rows(trees)).toEqual([])
  })

  it('goes on after a failure when it is not ordered', async () => {
    const ops = [1, 1, 2].map((_id) => ({ insert: 0, document: { _id } }))
    const { cursor, nInserted } = await write(ops, { ordered: false })
    expect(nInserted).toBe(2)
    expect(cursor.firstBatch).toMatchObject([{ ok: 1 }, { ok: 0, idx: 1 }, { ok: 1, idx: 2 }])
  })

  it('removes one unless many are meant', async () => {
    await write([1, 2, 3].map((_id) => ({ insert: 0, document: { _id } })))
    expect(await write([{ delete: 0, filter: {} }])).toMatchObject({ nDeleted: 1 })
    expect(await rows(birds)).toHaveLength(2)
  })

  it('is all or nothing in a transaction', async () => {
    const session = client.startSession()
    session.startTransaction()
    const same = { insert: 0, document: { _id: 1 } }
    await write([same, same], {}, { session })
    await expect(session.commitTransaction()).rejects.toMatchObject({ code: 251 })
    await session.endSession()
    expect(await rows(birds)).toEqual([])
  })

  it.each<[string, Document, number]>([
    ['a namespace that is not named', { insert: 2, document: {} }, 2],
    ['an operation without its document', { insert: 0 }, 40414],
    ['an operation without its filter', { update: 0, updateMods: {} }, 40414],
    ['an operation without its change', { update: 0, filter: {} }, 40414],
    ['a field nobody knows', { delete: 0, filter: {}, limit: 1 }, 40415],
  ])('refuses %s', async (_, op, code) => {
    const { cursor } = await write([op])
    expect(cursor.firstBatch).toMatchObject([{ ok: 0, idx: 0, code }])
  })

  it('refuses what is no operation, no namespace, and any database but admin', async () => {
    await expect(write([{ find: 0 }])).rejects.toMatchObject({ code: 9 })
    await expect(write([])).rejects.toMatchObject({ code: 16 })
    const nsInfo = [{ ns: 'nowhere' }]
    await expect(write([{ delete: 0, filter: {} }], { nsInfo })).rejects.toMatchObject({ code: 73 })
    const elsewhere = db.command({ bulkWrite: 1, ops: [], nsInfo: [] })
    await expect(elsewhere).rejects.toMatchObject({ code: 13 })
  })
})
