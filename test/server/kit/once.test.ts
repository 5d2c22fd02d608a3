import type Router from '@koa/router'
import mongoose from 'mongoose'
import { z } from 'zod'
import { endpoint } from '../../../server/kit/endpoint'
import { refuse } from '../../../server/kit/refusal'
import { startDoors } from '../../support/doors'

const members = [
  { id: 'ann', name: '安' },
  { id: 'ben', name: '本' },
]
const input = z.strictObject({ what: z.string() })
const counted = z.strictObject({ number: z.number() })
const tally = () => mongoose.connection.collection<{ _id: string; n: number }>('tally')

let held: Promise<void> = Promise.resolve()
let failNext = false
let waitNext = false

/** Counts up inside the request's transaction, through a model so that it takes part. */
const TallyModel = mongoose.model(
  'Tally',
  new mongoose.Schema({ _id: String, n: Number }, { collection: 'tally', versionKey: false }),
)
async function countUp() {
  const row = await TallyModel.findOneAndUpdate(
    { _id: 'tally' },
    { $inc: { n: 1 } },
    { upsert: true, returnDocument: 'after' },
  ).lean()
  return { number: row?.n ?? 0 }
}

function open(router: Router) {
  router.post(
    '/count',
    endpoint({ summary: '数', body: input, reply: counted, status: 201 }, async ({ body }) => {
      const answer = await countUp()
      await held
      if (failNext) {
        failNext = false
        throw new Error('power cut')
      }
      if (waitNext) {
        waitNext = false
        return refuse('idempotency.in-flight', { seconds: 1 })
      }
      return body.what === 'refuse' ? refuse('data.changed', { number: answer.number }) : answer
    }),
  )
  router.post('/other', endpoint({ summary: '另一个', body: input, reply: counted }, countUp))
  router.post(
    '/secret',
    endpoint({ summary: '令牌', body: input, reply: counted, secret: true }, countUp),
  )
}

let doors: Awaited<ReturnType<typeof startDoors>>
beforeAll(async () => {
  doors = await startDoors(open, { members })
})
afterAll(() => doors.stop())
beforeEach(async () => {
  await tally().deleteMany({})
})

const total = async () => (await tally().findOne({ _id: 'tally' }))?.n ?? 0
const post = (key: string, what = 'x', { who = 'ann', path = '/count' } = {}) =>
  doors.as(who).post(path, { what }, { 'Idempotency-Key': key })
const age = (ms: number) =>
  mongoose.connection
    .collection('idempotency')
    .updateMany({}, [{ $set: { at: { $subtract: ['$at', ms] } } }])

describe('the same key again', () => {
  it('answers the same without doing it again', async () => {
    const first = await post('a')
    const second = await post('a')
    expect(first.status).toBe(201)
    expect([second.status, second.body]).toEqual([201, first.body])
    expect(second.headers.get('idempotent-replayed')).toBe('true')
    expect(await total()).toBe(1)
  })

  it('does it once when sent twenty times at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => post('b')))
    const kinds = new Set(answers.map(({ status }) => status))
    expect([...kinds].every((status) => status === 201 || status === 409)).toBe(true)
    expect(kinds).toContain(201)
    expect(await total()).toBe(1)
  })

  it('refuses another body', async () => {
    await post('c', 'x')
    const answer = await post('c', 'y')
    expect([answer.status, answer.body.error.code]).toEqual([422, 'idempotency.other-body'])
  })

  it('says that the first one is still under way', async () => {
    let release = () => {}
    held = new Promise((resolve) => (release = resolve))
    const first = post('d')
    await new Promise((resolve) => setTimeout(resolve, 200))
    const second = await post('d')
    expect([second.status, second.body.error.code]).toEqual([409, 'idempotency.in-flight'])
    release()
    held = Promise.resolve()
    expect((await first).status).toBe(201)
  })

  it('means something else for another person and another path', async () => {
    await post('e')
    await post('e', 'x', { who: 'ben' })
    await post('e', 'x', { path: '/other' })
    expect(await total()).toBe(3)
  })
})

describe('what is kept', () => {
  it('is a refusal too, and its write is undone', async () => {
    const first = await post('f', 'refuse')
    const second = await post('f', 'refuse')
    expect([first.status, first.body.error.code]).toEqual([409, 'data.changed'])
    expect(second.body.error).toMatchObject({ code: 'data.changed', details: { number: 1 } })
    expect(await total()).toBe(0)
  })

  it('is not a failure: the next try does it', async () => {
    failNext = true
    expect((await post('g')).status).toBe(500)
    expect(await total()).toBe(0)
    expect((await post('g')).status).toBe(201)
    expect(await total()).toBe(1)
  })

  it('is not that somebody else is still at it: the next try does it', async () => {
    waitNext = true
    expect((await post('w')).body.error.code).toBe('idempotency.in-flight')
    expect((await post('w')).status).toBe(201)
    expect(await total()).toBe(1)
  })

  it('is not what was wrong in the first place', async () => {
    expect((await doors.as('ann').post('/count', {}, { 'Idempotency-Key': 'h' })).status).toBe(422)
    expect((await post('h')).status).toBe(201)
  })

  it('is never the answer of a door that hands out a secret', async () => {
    await post('i', 'x', { path: '/secret' })
    await post('i', 'x', { path: '/secret' })
    expect(await total()).toBe(2)
  })
})

describe('a run that a dead process left behind', () => {
  const leaveBehind = async (key: string) => {
    await post(key)
    await tally().deleteMany({})
    await mongoose.connection
      .collection('idempotency')
      .updateMany({}, { $set: { state: 'running' }, $unset: { answer: '' } })
  }

  it('is still under way within a minute', async () => {
    await leaveBehind('j')
    expect((await post('j')).status).toBe(409)
  })

  it('is taken over after a minute, once', async () => {
    await leaveBehind('k')
    await age(61_000)
    const answers = await Promise.all(Array.from({ length: 5 }, () => post('k')))
    expect(answers.map(({ status }) => status)).toContain(201)
    expect(await total()).toBe(1)
  })
})

it.each(['', 'x'.repeat(256), 'a b', '键'])(
  'refuses the key %j unless it is empty',
  async (key) => {
    const value = Buffer.from(key, 'utf8').toString('latin1')
    const answer = await post(value)
    expect([answer.status, answer.body.error?.code]).toEqual(
      key === '' ? [201, undefined] : [422, 'idempotency.bad-key'],
    )
  },
)

it('keeps answers for 48 hours by an index that sweeps', async () => {
  const indexes = await mongoose.connection.collection('idempotency').indexes()
  expect(indexes.map(({ expireAfterSeconds }) => expireAfterSeconds)).toContain(48 * 3600)
})
