import mongoose from 'mongoose'
import { duplicateMeans, isDuplicate, refusalOfDatabase } from '../../../server/kit/database-errors'
import { inOneTransaction } from '../../../server/kit/transaction'
import { connectTestDatabase, dropTestDatabase } from '../../support/connected'

const schema = new mongoose.Schema(
  { _id: String, left: Number },
  { collection: 'slots', versionKey: false },
)
const SlotModel = mongoose.model('Slot', schema)
const slots = async () => (await SlotModel.find().sort({ _id: 1 }).lean()).map(({ _id }) => _id)
const add = (id: string) => SlotModel.insertMany([{ _id: id, left: 1 }])

beforeAll(() => connectTestDatabase('transaction'))
beforeEach(() => SlotModel.deleteMany({}))
afterAll(dropTestDatabase)

describe('one transaction', () => {
  it('keeps all of what was done', async () => {
    const answer = await inOneTransaction(async () => {
      await add('a')
      await add('b')
      return 'both'
    })
    expect([answer, await slots()]).toEqual(['both', ['a', 'b']])
  })

  it('keeps nothing when it breaks', async () => {
    const broken = inOneTransaction(async () => {
      await add('a')
      throw new Error('half way')
    })
    await expect(broken).rejects.toThrow('half way')
    expect(await slots()).toEqual([])
  })

  it('inside another is part of it', async () => {
    const broken = inOneTransaction(async () => {
      await inOneTransaction(() => add('inner'))
      throw new Error('outer')
    })
    await expect(broken).rejects.toThrow('outer')
    expect(await slots()).toEqual([])
  })

  it('is tried again when two of them meet, so both count', async () => {
    await SlotModel.insertMany([{ _id: 'a', left: 0 }])
    const increase = () =>
      inOneTransaction(async () => {
        const slot = await SlotModel.findById('a').lean()
        await SlotModel.updateOne({ _id: 'a' }, { $set: { left: (slot?.left ?? 0) + 1 } })
      })
    await Promise.all([increase(), increase(), increase(), increase()])
    expect((await SlotModel.findById('a').lean())?.left).toBe(4)
  })
})

describe('what the database says', () => {
  it('becomes the refusal that a unique index stands for', async () => {
    await add('a')
    await expect(duplicateMeans('mandate.already-linked', () => add('a'))).rejects.toMatchObject({
      code: 'mandate.already-linked',
      status: 409,
    })
  })

  it('stays what it is when it is something else', async () => {
    const broken = duplicateMeans('mandate.already-linked', () =>
      Promise.reject(new TypeError('no')),
    )
    await expect(broken).rejects.toThrow(TypeError)
  })

  it('is a 409 when nobody foresaw the duplicate, a 503 when it is away, and otherwise a defect', async () => {
    await add('a')
    const duplicate: unknown = await add('a').catch((error: unknown) => error)
    expect(isDuplicate(duplicate)).toBe(true)
    expect(refusalOfDatabase(duplicate)?.code).toBe('data.duplicate')
    const away = new mongoose.mongo.MongoNetworkError('reset')
    expect(refusalOfDatabase(away)).toMatchObject({ code: 'database.unavailable', status: 503 })
    expect(refusalOfDatabase(new TypeError('x is undefined'))).toBeUndefined()
    expect(refusalOfDatabase(undefined)).toBeUndefined()
  })
})

describe('an operator that reaches a filter', () => {
  it('is taken as a value, not obeyed', async () => {
    await add('a')
    const filter = { _id: { $gt: '' } } as unknown as { _id: string }
    await expect(SlotModel.findOne(filter).lean()).rejects.toThrow(mongoose.Error.CastError)
    await expect(SlotModel.countDocuments(filter)).rejects.toThrow(mongoose.Error.CastError)
    await expect(SlotModel.deleteMany(filter)).rejects.toThrow(mongoose.Error.CastError)
    expect(await slots()).toEqual(['a'])
  })

  it('on a field nobody declared is refused', async () => {
    const filter = { secret: 1 } as unknown as { _id: string }
    await expect(SlotModel.findOne(filter).lean()).rejects.toThrow(/strictQuery/)
  })
})
