import { trusted } from 'mongoose'
import { VisitModel } from '../../../server/visits/model'
import { ClaimModel } from '../../../server/schedule/models/claim'
import { claimingStates } from '../../../shared/visits/kinds'
import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import { asked, oldElder, passOf, settleHouse } from './house'
import type { House } from './house'

let api: Api
let house: House
beforeAll(async () => {
  api = await startApi({ label: 'booking' })
  house = await settleHouse(api)
}, 60_000)
afterAll(() => api.stop())

interface Asker {
  elderId: string
  client: Client
  pass: string
}

/** Different elders, each signed in and past the questions. */
async function askers(count: number): Promise<Asker[]> {
  const made: Asker[] = []
  for (let at = 0; at < count; at++) {
    const elderId = await oldElder(`老人${at}`)
    const client = await api.signIn(elderId)
    made.push({ elderId, client, pass: await passOf(client, elderId) })
  }
  return made
}

/** Keys that two visits hold at once, as the visits and the claims tell it. */
async function doublyHeld(): Promise<string[]> {
  const visits = await VisitModel.find({ state: trusted({ $in: [...claimingStates] }) }).lean()
  const claims = new Map((await ClaimModel.find().lean()).map((row) => [row._id, row.visitId]))
  const held = new Map<string, number>()
  for (const visit of visits)
    for (const key of visit.claims) {
      const isOrdinal = key.startsWith('n:')
      const own = claims.get(key) === String(visit._id)
      if (!isOrdinal && !own) held.set(`${key} is not of ${visit.number}`, 2)
      if (own) held.set(key, (held.get(key) ?? 0) + 1)
    }
  return [...held].filter(([, times]) => times > 1).map(([key]) => key)
}

describe('one time of a named nurse that many want', () => {
  it('is booked once; everybody else hears why, and nothing of them stays', async () => {
    const many = await askers(24)
    const staffId = house.staff.nurse
    const answers = await Promise.all(
      many.map(({ elderId, client, pass }) =>
        client.post('/api/visits', { elderId, pass, ...asked, staffId }),
      ),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    const lost = answers.filter(({ status }) => status === 409)
    expect(lost).toHaveLength(23)
    for (const { body } of lost) {
      expect(body.error.code).toBe('visit.nobody-free')
      expect(body.error.details.reasons[0]).toEqual({
        code: 'nobody-free',
        say: '这个时间已经约满了，请换一个时间',
      })
    }
    expect(await VisitModel.countDocuments({ day: asked.day })).toBe(1)
    expect(await doublyHeld()).toEqual([])
  })
})

describe('a key of the phone', () => {
  it('books once however often it is sent, and refuses another body', async () => {
    const [one] = await askers(1)
    const { client, elderId, pass } = one as Asker
    const key = { 'Idempotency-Key': 'booking-key-0001' }
    const body = { elderId, pass, ...asked, time: '14:00' }
    const [first, second] = [
      await client.post('/api/visits', body, key),
      await client.post('/api/visits', body, key),
    ]
    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.body.id).toBe(first.body.id)
    expect(second.headers.get('idempotent-replayed')).toBe('true')
    const other = await client.post('/api/visits', { ...body, time: '15:00' }, key)
    expect([other.status, other.body.error.code]).toEqual([422, 'idempotency.other-body'])
    expect(await VisitModel.countDocuments({ elderId })).toBe(1)
  })

  it('lets exactly one of many keyed asks through', async () => {
    const many = await askers(12)
    const wanted = { ...asked, day: '2026-03-09', staffId: house.staff.stationNurse }
    const answers = await Promise.all(
      many.map(({ elderId, client, pass }, at) =>
        client.post(
          '/api/visits',
          { elderId, pass, ...wanted },
          { 'Idempotency-Key': `race-key-${at}` },
        ),
      ),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array(11).fill(409)])
    expect(await doublyHeld()).toEqual([])
  })
})

describe('the elder', () => {
  it('is in one place at a time: a second visit then is refused, whoever would come', async () => {
    const [one] = await askers(1)
    const { client, elderId, pass } = one as Asker
    const at = { elderId, pass, day: '2026-03-10', time: '10:00' }
    expect((await client.post('/api/visits', { ...at, code: 'vitalSigns' })).status).toBe(201)
    const second = await client.post('/api/visits', { ...at, code: 'door-service' })
    expect([second.status, second.body.error.code]).toEqual([409, 'visit.elder-busy'])
  })

  it('may be in two by the word of staff, with the reason written down', async () => {
    const [one] = await askers(1)
    const { client, elderId, pass } = one as Asker
    const at = { elderId, day: '2026-03-11', time: '10:00' }
    await client.post('/api/visits', { ...at, pass, code: 'vitalSigns' })
    const overrideElder = { reason: '护士和公卫医生约好一起上门' }
    const both = { ...at, code: 'door-service', overrideElder }
    const own = await client.post('/api/visits', { ...both, pass })
    expect([own.status, own.body.error.code]).toEqual([403, 'who.not-allowed'])
    const deskPass = await passOf(house.desk, elderId)
    const { status, body } = await house.desk.post('/api/visits', { ...both, pass: deskPass })
    expect(status).toBe(201)
    const [kept] = await api.rooms.visits.booking
      .list(
        { id: elderId, name: '', roles: [], actsFor: [], channel: 'mini-program' },
        { elderId, when: 'coming', limit: 5 },
      )
      .then(({ items }) => items.filter(({ id }) => id === body.id))
    expect(kept?.override).toEqual({ ...overrideElder, byId: house.staff.desk })
  })
})

describe('staff', () => {
  it('book for a caller, by phone, under the same rules', async () => {
    const elderId = await oldElder('周桂英')
    const pass = await passOf(house.desk, elderId)
    const { status, body } = await house.desk.post('/api/visits', {
      ...{ elderId, pass, ...asked, day: '2026-03-12', channel: 'phone' },
    })
    expect([status, body.state]).toEqual([201, 'requested'])
    expect(body.trail[0].act).toMatchObject({ byName: '东前台', channel: 'phone', forId: elderId })
    expect(body.askedBy).toEqual({ name: '东前台', channel: 'phone' })
  })

  it('of another centre find no such elder', async () => {
    const elderId = await oldElder('吴玉兰')
    const west = await api.signIn(house.staff.westDesk)
    const { status } = await west.post('/api/visits', {
      ...{ elderId, pass: 'none', ...asked, channel: 'phone' },
    })
    expect(status).toBe(404)
  })
})
