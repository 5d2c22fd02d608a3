/** A booking as one command: what it leaves at every step at which the server may go down, and without the command. */
import mongoose from 'mongoose'
import type { Document } from 'mongodb'
import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import { addRelative } from '../../support/build'
import { testDatabase } from '../../support/database'
import { testKeys } from '../../support/vault'
import { OwnEngine } from '../embedded/engines'
import { asked, oldElder, passOf, settleHouse } from './house'
import type { House } from './house'

let api: Api
let house: House

interface Asker {
  client: Client
  elderId: string
  pass: string
}
interface Booked {
  id: string
  state: string
  version: number
  error: { code: string }
}

const rows = (name: string) => mongoose.connection.collection(name)
const book = ({ client, elderId, pass }: Asker, more: object = {}) =>
  client.post<Booked>('/api/visits', {
    elderId,
    pass,
    ...asked,
    staffId: house.staff.nurse,
    ...more,
  })

async function herself(name: string): Promise<Asker> {
  const elderId = await oldElder(name)
  const client = await api.signIn(elderId)
  return { client, elderId, pass: await passOf(client, elderId) }
}

/** A daughter who asks: her mother is told. */
async function daughterOf(name: string): Promise<Asker & { mother: Client }> {
  const elderId = await oldElder(name)
  const relativeId = await addRelative({ id: elderId, name }, { name: '陈小敏', relation: '母亲' })
  const client = await api.signIn(relativeId)
  const mother = await api.signIn(elderId)
  return { client, elderId, mother, pass: await passOf(client, elderId) }
}

const inbox = async (client: Client): Promise<{ kind: string }[]> =>
  (await client.get<{ items: { kind: string }[] }>('/api/notices')).body.items

/** Everything a booking wrote, in the order in which it was written, each with its collection. */
async function writtenFor(id: string): Promise<[collection: string, row: Document][]> {
  const _id = new mongoose.Types.ObjectId(id)
  const visit = await rows('visits').findOne({ _id })
  const claims = await rows('claims').find({ visitId: id }).toArray()
  const notices = await rows('notices').find({ subjectId: id }).toArray()
  if (!visit) throw new Error('no such visit')
  const held = { ...visit, state: 'held', version: 0, trail: [], eventIds: [] }
  return [
    ['visits', { ...held, heldUntil: '2026-03-04T02:05:00.000Z' }],
    ...claims.map((row): [string, Document] => ['claims', row]),
    ...notices.map((row): [string, Document] => ['notices', row]),
  ]
}

async function leave(id: string, left: readonly [string, Document][]): Promise<void> {
  await rows('visits').deleteOne({ _id: new mongoose.Types.ObjectId(id) })
  await rows('claims').deleteMany({ visitId: id })
  await rows('notices').deleteMany({ subjectId: id })
  for (const [collection, document] of left) {
    await rows(collection).bulkWrite([{ insertOne: { document } }])
  }
}

const begin = async (written?: { uri: string; keys: ReturnType<typeof testKeys> }) => {
  api = await startApi({ label: 'at-once', ...(written ? { written } : {}) })
  house = await settleHouse(api)
  api.clock.set('2026-03-04T10:00:00+08:00')
}

describe('a booking in one command', () => {
  beforeAll(() => begin(), 60_000)
  afterAll(() => api.stop())
  beforeEach(() => api.clock.set('2026-03-04T10:00:00+08:00'))

  it('is answered as it is stored', async () => {
    const daughter = await daughterOf('周桂兰')
    const { status, body } = await book(daughter)
    expect([status, body.state, body.version]).toEqual([201, 'requested', 1])
    const { body: again } = await daughter.client.get(`/api/visits/${body.id}`)
    expect(again).toEqual(body)
    expect((await inbox(daughter.mother)).map(({ kind }) => kind)).toEqual(['visit.asked'])
  })

  it('went down after any of its writes: nobody is told, and the time is free when the hold is over', async () => {
    const daughter = await daughterOf('孙玉珍')
    const day = '2026-03-07'
    const { body } = await book(daughter, { day })
    const written = await writtenFor(body.id)
    expect(written.filter(([name]) => name === 'notices')).toHaveLength(1)
    const other = await herself('李秀兰')
    for (let count = 1; count <= written.length; count++) {
      await leave(body.id, written.slice(0, count))
      // The hold was over at 10:05; jobs run once a minute.
      api.clock.set(`2026-03-04T10:${String(5 + count).padStart(2, '0')}:00+08:00`)
      await api.app.jobs.runDue()
      expect(await inbox(daughter.mother)).toEqual([])
      const taken = await book(other, { day })
      expect([count, taken.status]).toEqual([count, 201])
      const { id, version } = taken.body
      const ended = await other.client.post(`/api/visits/${id}/cancel`, {
        version,
        reason: '不用了',
      })
      expect(ended.status).toBe(200)
      await leave(id, [])
    }
  })

  it('meets a time somebody has: refused with the reason, and nothing of it stays', async () => {
    const day = '2026-03-09'
    expect((await book(await herself('赵秀英'), { day })).status).toBe(201)
    const daughter = await daughterOf('吴桂芳')
    const refused = await book(daughter, { day })
    expect([refused.status, refused.body.error.code]).toEqual([409, 'visit.nobody-free'])
    expect(await rows('visits').countDocuments({ elderId: daughter.elderId })).toBe(0)
    expect(await inbox(daughter.mother)).toEqual([])
  })

  it('takes over what the same person held a moment ago', async () => {
    const elder = await herself('郑秀珍')
    const { elderId, pass } = elder
    const wish = { elderId, pass, ...asked, day: '2026-03-10', staffId: house.staff.nurse }
    const held = await elder.client.post<Booked>('/api/visits/hold', wish)
    expect(held.status).toBe(201)
    expect((await book(elder, { day: wish.day })).body.state).toBe('requested')
    const before = await rows('visits').findOne({
      _id: new mongoose.Types.ObjectId(held.body.id),
    })
    expect(before?.state).toBe('expired')
  })

  it('is done once under one key', async () => {
    const daughter = await daughterOf('王秀芬')
    const wish = { elderId: daughter.elderId, pass: daughter.pass, ...asked, day: '2026-03-11' }
    const key = { 'Idempotency-Key': 'at-once-0001' }
    const send = () =>
      daughter.client.post<Booked>('/api/visits', { ...wish, staffId: house.staff.nurse }, key)
    const first = await send()
    expect([first.status, first.body.state]).toEqual([201, 'requested'])
    expect((await send()).body).toEqual(first.body)
    expect(await rows('visits').countDocuments({ elderId: daughter.elderId })).toBe(1)
    expect((await inbox(daughter.mother)).map(({ kind }) => kind)).toEqual(['visit.asked'])
  })
})

describe('a booking in a database without the command', () => {
  const engine = new OwnEngine({ tcp: true })

  beforeAll(async () => {
    await engine.start()
    const { name } = testDatabase('before-8')
    await begin({ uri: `${engine.uri}${name}`, keys: testKeys() })
    const client = await engine.connect()
    await client.db('admin').command({
      configureFailPoint: 'failCommand',
      mode: 'alwaysOn',
      data: { failCommands: ['bulkWrite'], errorCode: 59 },
    })
  }, 60_000)
  afterAll(async () => {
    await api.stop()
    await engine.end()
  })

  it('comes to the same: booked, told once, and what was held before is given back', async () => {
    const daughter = await daughterOf('冯秀英')
    const { elderId, pass, client } = daughter
    const wish = { elderId, pass, ...asked, staffId: house.staff.nurse }
    const held = await client.post<Booked>('/api/visits/hold', wish)
    const { status, body } = await book(daughter)
    expect([status, body.state, body.version]).toEqual([201, 'requested', 1])
    const _id = new mongoose.Types.ObjectId(held.body.id)
    expect((await rows('visits').findOne({ _id }))?.state).toBe('expired')
    expect((await inbox(daughter.mother)).map(({ kind }) => kind)).toEqual(['visit.asked'])
    expect((await book(await herself('陈玉兰'))).status).toBe(409)
  })
})
