import mongoose from 'mongoose'
import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import { createStirring } from '../../../server/visits/waiting/stirring'
import { asked, oldElder, passOf, settleHouse } from './house'
import type { House } from './house'

let api: Api
let house: House
beforeEach(async () => {
  api = await startApi({ label: 'waiting' })
  house = await settleHouse(api)
}, 60_000)
afterEach(() => api.stop())

const DAY = '2026-03-06'

async function elderOf(name: string) {
  const elderId = await oldElder(name)
  return { elderId, client: await api.signIn(elderId) }
}

const wait = (client: Client, elderId: string, more: object = {}) =>
  client.post('/api/visits/waiting', {
    ...{ elderId, code: asked.code, from: DAY, to: DAY, staffId: house.staff.nurse, ...more },
  })

/** Her whole day is taken, but for what is given back. */
async function fullDay() {
  const visits: { client: Client; id: string; version: number }[] = []
  for (const time of ['08:30', '09:30', '10:30', '11:30', '12:30', '13:30', '14:30', '15:30']) {
    const { elderId, client } = await elderOf('占时')
    const pass = await passOf(client, elderId)
    const { body } = await client.post('/api/visits', {
      ...{ elderId, pass, ...asked, day: DAY, time, staffId: house.staff.nurse },
    })
    visits.push({ client, id: body.id as string, version: body.version as number })
  }
  return visits
}

describe('a freed time', () => {
  it('is offered to the next in line where one cannot be worked on, and that one is named', async () => {
    const [first] = await fullDay()
    const one = await elderOf('先来')
    const two = await elderOf('后到')
    const { body: bad } = await wait(one.client, one.elderId)
    await wait(two.client, two.elderId)
    const rows = mongoose.connection.collection('visit_waitings')
    await rows.updateOne({ elderId: one.elderId }, { $set: { asked: null } })
    await first?.client.post(`/api/visits/${first.id}/cancel`, {
      ...{ version: first.version, reason: '不来了' },
    })
    const failed = await api.rooms.visits.booking.offerWaiting().catch((each: unknown) => each)
    expect((failed as AggregateError).errors).toMatchObject([
      { message: `waiting ${bad.id as string} failed` },
    ])
    const theirs = await two.client.get(`/api/visits/waiting?elderId=${two.elderId}`)
    expect(theirs.body.items).toMatchObject([{ state: 'offered' }])
  })

  it('is offered to who asked first, held for half an hour, and booked by their confirmation', async () => {
    const [first] = await fullDay()
    const one = await elderOf('先来')
    const two = await elderOf('后到')
    const asks = [await wait(one.client, one.elderId), await wait(two.client, two.elderId)]
    expect(asks.map(({ status, body }) => [status, body.ahead as number])).toEqual([
      [201, 0],
      [201, 1],
    ])
    expect(await api.rooms.visits.booking.offerWaiting()).toBe(0)
    await first?.client.post(`/api/visits/${first.id}/cancel`, {
      ...{ version: first.version, reason: '不来了' },
    })
    expect(await api.rooms.visits.booking.offerWaiting()).toBe(1)
    const mine = await one.client.get(`/api/visits/waiting?elderId=${one.elderId}`)
    const [{ state, offer }] = mine.body.items
    expect([state, offer.until]).toEqual(['offered', '2026-03-04T02:30:00.000Z'])
    const held = await one.client.get(`/api/visits/${offer.visitId as string}`)
    expect(held.body.offerUntil).toBe(offer.until)
    const { body } = await one.client.post(`/api/visits/${offer.visitId as string}/confirm`, {
      version: held.body.version,
    })
    expect(body.state).toBe('requested')
    const after = await one.client.get(`/api/visits/waiting?elderId=${one.elderId}`)
    expect(after.body.items[0].state).toBe('taken')
    const other = await two.client.get(`/api/visits/waiting?elderId=${two.elderId}`)
    expect(other.body.items[0].state).toBe('waiting')
  })

  it('goes on to the next when the offer runs out, and is never given twice', async () => {
    const [first] = await fullDay()
    const one = await elderOf('先来')
    const two = await elderOf('后到')
    await wait(one.client, one.elderId)
    await wait(two.client, two.elderId)
    await first?.client.post(`/api/visits/${first.id}/cancel`, {
      ...{ version: first.version, reason: '不来了' },
    })
    await api.rooms.visits.booking.offerWaiting()
    api.clock.set('2026-03-04T10:31:00+08:00')
    expect(await api.rooms.visits.booking.offerWaiting()).toBe(1)
    const states = []
    for (const { client, elderId } of [one, two])
      states.push((await client.get(`/api/visits/waiting?elderId=${elderId}`)).body.items[0].state)
    expect(states).toEqual(['over', 'offered'])
    const { body } = await one.client.get(`/api/visits?elderId=${one.elderId}`)
    expect(body.items).toEqual([])
  })

  it('is offered to nobody while people sleep', async () => {
    const { elderId, client } = await elderOf('夜里')
    await wait(client, elderId)
    api.clock.set('2026-03-04T23:00:00+08:00')
    expect(await api.rooms.visits.booking.offerWaiting()).toBe(0)
    api.clock.set('2026-03-05T08:00:00+08:00')
    expect(await api.rooms.visits.booking.offerWaiting()).toBe(1)
  })

  it('given back by who leaves the line goes to the next', async () => {
    const [first] = await fullDay()
    const one = await elderOf('先来')
    const two = await elderOf('后到')
    const { body: waiting } = await wait(one.client, one.elderId)
    await wait(two.client, two.elderId)
    await first?.client.post(`/api/visits/${first.id}/cancel`, {
      ...{ version: first.version, reason: '不来了' },
    })
    await api.rooms.visits.booking.offerWaiting()
    const left = await one.client.post(`/api/visits/waiting/${waiting.id as string}/leave`)
    expect([left.status, left.body.state]).toEqual([200, 'left'])
    const again = await one.client.post(`/api/visits/waiting/${waiting.id as string}/leave`)
    expect([again.status, again.body.error.code]).toEqual([409, 'visit.waiting-over'])
    expect(await api.rooms.visits.booking.offerWaiting()).toBe(1)
  })
})

describe('the line', () => {
  it('is looked at again when a time was let go, when somebody joins it, and every five minutes', async () => {
    const stirred = createStirring(api.clock)
    const [first] = await fullDay()
    const early = await elderOf('早来')
    await wait(early.client, early.elderId)
    api.clock.set('2026-03-04T10:00:30+08:00')
    const all = { from: '2026-03-04', to: '2026-05-03' }
    expect(await stirred('org-east')).toEqual(all)
    api.clock.set('2026-03-04T10:01:00+08:00')
    expect(await stirred('org-east')).toBeUndefined()
    await first?.client.post(`/api/visits/${first.id}/cancel`, {
      ...{ version: first.version, reason: '不来了' },
    })
    expect(await stirred('org-east')).toEqual({ from: DAY, to: DAY })
    api.clock.set('2026-03-04T10:02:00+08:00')
    const { elderId, client } = await elderOf('先来')
    await wait(client, elderId, { to: '2026-03-08' })
    expect(await stirred('org-east')).toEqual({ from: DAY, to: '2026-03-08' })
    api.clock.set('2026-03-04T10:05:30+08:00')
    expect(await stirred('org-east')).toEqual(all)
  })
})

describe('a waiting', () => {
  it('is seen by the desk of the house, and by no other', async () => {
    const { elderId, client } = await elderOf('先来')
    await wait(client, elderId)
    const { body } = await house.desk.get('/api/visits/waiting?orgId=org-east')
    expect(body.items).toMatchObject([{ elderName: '先来', name: '生命体征监测', ahead: 0 }])
    const west = await api.signIn(house.staff.westDesk)
    expect((await west.get('/api/visits/waiting?orgId=org-east')).status).toBe(404)
    expect((await west.get(`/api/visits/waiting?elderId=${elderId}`)).status).toBe(404)
  })

  it('for the same thing twice is one place in line', async () => {
    const { elderId, client } = await elderOf('先来')
    const { body: first } = await wait(client, elderId)
    const again = await wait(client, elderId)
    expect([again.status, again.body.error.code]).toEqual([409, 'visit.waiting-already'])
    await client.post(`/api/visits/waiting/${first.id as string}/leave`)
    expect((await wait(client, elderId)).status).toBe(201)
  })

  it('for days that are over, or in the wrong order, is refused', async () => {
    const { elderId, client } = await elderOf('先来')
    const past = await wait(client, elderId, { from: '2026-03-01', to: '2026-03-02' })
    expect([past.status, past.body.error.code]).toEqual([422, 'visit.too-early'])
    const far = await wait(client, elderId, { to: '2026-12-01' })
    expect([far.status, far.body.error.code]).toEqual([422, 'visit.too-late'])
  })
})
