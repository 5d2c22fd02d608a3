import { connectTestDatabase, dropTestDatabase } from '../../../support/connected'
import mongoose from 'mongoose'

interface Row {
  _id: string
  who: string[] | string
  at: number | number[]
}

let rows: mongoose.Collection<Row>
beforeAll(() => connectTestDatabase('array_order'))
beforeEach(async () => {
  rows = mongoose.connection.collection<Row>('rows')
  await rows.deleteMany({})
  await rows.createIndex({ who: 1, at: -1, _id: -1 })
  const many = Array.from({ length: 100 }, (_, n) => ({
    _id: `r${n}`,
    who: ['a', `b${n % 7}`],
    at: (n * 37) % 100,
  }))
  await rows.insertMany(many)
})
afterEach(() => rows.drop())
afterAll(() => dropTestDatabase())

const newest = () => rows.find({ who: 'a' }).sort({ at: -1, _id: -1 }).limit(5)
async function looked(cursor = newest()) {
  const { executionStats } = await cursor.explain('executionStats')
  return (executionStats as { totalKeysExamined: number }).totalKeysExamined
}

describe('an index whose first field is an array', () => {
  it('gives the rows of one element in the order of the fields behind it', async () => {
    expect((await newest().toArray()).map(({ at }) => at)).toEqual([99, 98, 97, 96, 95])
    expect(await looked()).toBeLessThanOrEqual(6)
  })

  it('gives no order of the array itself, whose least element counts', async () => {
    await rows.insertOne({ _id: 'first', who: ['a', 'A'], at: 0 })
    const sorted = await rows.find({ who: 'a' }).sort({ who: 1, _id: 1 }).limit(1).toArray()
    expect(sorted.map(({ _id }) => _id)).toEqual(['first'])
  })

  it('gives none of several elements together', async () => {
    const found = await rows
      .find({ who: { $in: ['b0', 'b1'] } })
      .sort({ at: -1 })
      .toArray()
    const ats = found.map(({ at }) => Number(at))
    expect(ats).toEqual([...ats].sort((one, other) => other - one))
  })

  it('gives none once another field has held an array too', async () => {
    await rows.insertOne({ _id: 'odd', who: 'a', at: [98.5, -1] })
    const found = await rows.find({ who: 'a' }).sort({ at: -1, _id: -1 }).toArray()
    expect(found.slice(0, 3).map(({ _id, at }) => (_id === 'odd' ? 'odd' : at))).toEqual([
      99,
      'odd',
      98,
    ])
    expect(found.filter(({ _id }) => _id === 'odd')).toHaveLength(1)
    expect(await looked()).toBeGreaterThan(100)
  })
})
