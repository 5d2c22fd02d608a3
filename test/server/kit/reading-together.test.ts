/** Several stores' questions as one, for one request. */
import mongoose from 'mongoose'
import { readTogether } from '../../../server/kit/reading-together'
import type { ReadingPart } from '../../../server/kit/reading-together'
import { rememberingReads } from '../../../server/kit/remembering'
import { inOneTransaction } from '../../../server/kit/transaction'
import { connectTestDatabase, dropTestDatabase } from '../../support/connected'

interface Row {
  _id: number
  kind: string
}
const taken: Record<string, unknown[]> = {}

const part = (collection: string, kind: string): ReadingPart => ({
  collection,
  pipeline: [{ $match: { kind } }],
  take: (rows) => void (taken[`${collection} ${kind}`] = rows),
})
const parts = [part('birds', 'owl'), part('trees', 'oak'), part('birds', 'crow')]

beforeAll(async () => {
  await connectTestDatabase('together')
  const rows = (name: string) => mongoose.connection.collection<Row>(name)
  await rows('birds').insertMany([
    { _id: 1, kind: 'owl' },
    { _id: 2, kind: 'owl' },
  ])
  await rows('trees').insertMany([{ _id: 1, kind: 'oak' }])
})
beforeEach(() => {
  for (const key of Object.keys(taken)) Reflect.deleteProperty(taken, key)
})
afterAll(dropTestDatabase)

describe('reading together', () => {
  it('gives each part its own rows as they are stored, and nothing where there is nothing', async () => {
    await rememberingReads(() => readTogether(parts))
    expect(taken).toEqual({
      'birds owl': [
        { _id: 1, kind: 'owl' },
        { _id: 2, kind: 'owl' },
      ],
      'trees oak': [{ _id: 1, kind: 'oak' }],
      'birds crow': [],
    })
  })

  it('asks nothing where nothing would be remembered', async () => {
    await readTogether(parts)
    expect(taken).toEqual({})
  })

  it('asks nothing in a transaction, which has its own view of things', async () => {
    await rememberingReads(() => inOneTransaction(() => readTogether(parts)))
    expect(taken).toEqual({})
  })
})
