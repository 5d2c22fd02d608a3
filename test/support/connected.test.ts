import mongoose from 'mongoose'
import { dataState, missingIndexes } from '../../server/kit/data-version'
import { SessionModel } from '../../server/people/models/session'
import { connectTestDatabase, dropTestDatabase } from './connected'

const startedAt = new Date('2026-03-04T08:00:00+08:00')
const collections = async () =>
  (await mongoose.connection.listCollections()).map(({ name }) => name).toSorted()

describe('a database that is used again', () => {
  beforeEach(() => connectTestDatabase('first'))
  afterEach(dropTestDatabase)

  async function next() {
    await dropTestDatabase()
    await connectTestDatabase('second')
  }

  it('is found empty and with every index by whoever comes next, whatever the one before did', async () => {
    const session = { _id: 'hash', startedAt, personId: 'nurse', demo: false }
    await SessionModel.collection.insertOne(session as object)
    await mongoose.connection.collection('of_one_test').insertOne({ n: 1 })
    const { name } = mongoose.connection
    await next()
    expect(mongoose.connection.name).toBe(name)
    expect(await SessionModel.countDocuments()).toBe(0)
    expect(await collections()).toEqual(['sessions', 'system'])
    expect([await dataState(), await missingIndexes()]).toEqual(['current', []])
  })

  it('has the version of the data again when the one before took it away', async () => {
    await mongoose.connection.collection('system').deleteMany({})
    await next()
    expect([await dataState(), await missingIndexes()]).toEqual(['current', []])
  })
})
