/** The outbox comes by while a booking is written: its notices stand, its confirmation does not yet. */
import mongoose from 'mongoose'
import type { Document } from 'mongodb'
import { startApi } from '../../support/api'
import type { Api } from '../../support/api'
import { addRelative } from '../../support/build'
import { asked, passOf, settleHouse } from './house'
import type { House } from './house'

let api: Api
let house: House
let visit: Document
beforeEach(async () => {
  api = await startApi({ label: 'at-once-outbox' })
  house = await settleHouse(api)
  api.clock.set('2026-03-04T10:00:00+08:00')
  visit = await bookedByDaughter()
  // As the one command stands between its notices and its confirmation.
  const held = { ...visit, state: 'held', version: 0, trail: [], eventIds: [] }
  await rows('visits').replaceOne(own(), { ...held, heldUntil: '2026-03-04T02:05:00.000Z' })
}, 60_000)
afterEach(() => api.stop())

const rows = (name: string) => mongoose.connection.collection(name)
const own = () => ({ _id: visit._id as mongoose.Types.ObjectId })

async function bookedByDaughter(): Promise<Document> {
  const { elderId, staff } = house
  const elder = { id: elderId, name: '钱秀英' }
  const daughterId = await addRelative(elder, { name: '钱女儿', relation: '母亲' })
  const daughter = await api.signIn(daughterId)
  const pass = await passOf(daughter, elderId)
  const wish = { elderId, pass, ...asked, staffId: staff.nurse }
  expect((await daughter.post('/api/visits', wish)).status).toBe(201)
  const row = await rows('visits').findOne({ elderId })
  if (!row) throw new Error('the visit was booked')
  return row
}

async function outboxAt(time: string): Promise<string | undefined> {
  api.clock.set(`2026-03-04T${time}:00+08:00`)
  await api.app.jobs.runDue()
  const told = await rows('notices').findOne<{ state: string }>({ recipientId: house.elderId })
  return told?.state
}
const kinds = async () => {
  const { body } = await house.elder.get<{ items: { kind: string }[] }>('/api/notices')
  return body.items.map(({ kind }) => kind)
}

describe('the outbox between the notices of a booking and its confirmation', () => {
  it('leaves them, and tells the mother once it is confirmed', async () => {
    expect(await outboxAt('10:01')).toBe('scheduled')
    await rows('visits').replaceOne(own(), visit)
    expect(await outboxAt('10:02')).toBe('sent')
    expect(await kinds()).toEqual(['visit.asked'])
  })

  it('leaves them for as long as the hold lasts, and takes them back when it came to nothing', async () => {
    expect(await outboxAt('10:04')).toBe('scheduled')
    expect(await outboxAt('10:06')).toBe('cleared')
    expect(await kinds()).toEqual([])
  })
})
