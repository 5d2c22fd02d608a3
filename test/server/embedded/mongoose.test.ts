import mongoose from 'mongoose'
import type { Connection } from 'mongoose'
import { testDatabase } from '../../support/database'

const { Schema } = mongoose

describe('mongoose', () => {
  let connection: Connection

  beforeAll(async () => {
    connection = await mongoose.createConnection(testDatabase('mongoose').uri).asPromise()
  })
  afterAll(() => connection.close())

  it('creates, finds, updates and removes documents', async () => {
    const Elder = connection.model(
      'Elder',
      new Schema({ name: String, born: Date, tags: [String] }),
    )
    const wang = await Elder.create({
      name: '王秀英',
      born: new Date('1941-03-02'),
      tags: ['失能'],
    })
    expect(await Elder.findById(wang._id).lean()).toMatchObject({ name: '王秀英', tags: ['失能'] })
    wang.tags.push('高龄')
    await wang.save()
    expect(await Elder.countDocuments({ tags: '高龄' })).toBe(1)
    await Elder.deleteOne({ _id: wang._id })
    expect(await Elder.findById(wang._id)).toBeNull()
  })

  it('builds the indexes of a schema and refuses a duplicate', async () => {
    const schema = new Schema({
      phone: { type: String, unique: true },
      day: { type: String, index: true },
    })
    const Person = connection.model('Person', schema)
    await Person.init()
    await Person.create({ phone: '13800000001', day: '2026-11-21' })
    await expect(Person.create({ phone: '13800000001' })).rejects.toMatchObject({
      code: 11000,
      keyPattern: { phone: 1 },
      keyValue: { phone: '13800000001' },
    })
    expect(await Person.syncIndexes()).toEqual([])
  })

  it('populates references', async () => {
    const Team = connection.model('Team', new Schema({ name: String }))
    const Nurse = connection.model(
      'Nurse',
      new Schema({ name: String, team: { type: Schema.Types.ObjectId, ref: 'Team' } }),
    )
    const team = await Team.create({ name: '一队' })
    await Nurse.create({ name: '李护士', team: team._id })
    const nurse = await Nurse.findOne({ name: '李护士' }).populate('team').lean()
    expect(nurse?.team).toMatchObject({ name: '一队' })
  })

  it('runs a transaction that is seen only when it commits', async () => {
    const Line = connection.model('Line', new Schema({ n: Number }))
    await connection.transaction(async (session) => {
      await Line.create([{ n: 1 }, { n: 2 }], { session, ordered: true })
      expect(await Line.countDocuments({}).session(session)).toBe(2)
      expect(await Line.countDocuments({})).toBe(0)
    })
    expect(await Line.countDocuments({})).toBe(2)
  })

  it('takes back a transaction that fails', async () => {
    const Entry = connection.model('Entry', new Schema({ n: Number }))
    await Entry.createCollection()
    const failing = connection.transaction(async (session) => {
      await Entry.create([{ n: 1 }], { session })
      throw new Error('stop')
    })
    await expect(failing).rejects.toThrow('stop')
    expect(await Entry.countDocuments({})).toBe(0)
  })
})
