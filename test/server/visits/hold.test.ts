import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import { addRelative } from '../../support/build'
import { asked, oldElder, passOf, settleHouse } from './house'
import type { House } from './house'

let api: Api
let house: House
let pass: string
beforeAll(async () => {
  api = await startApi({ label: 'hold' })
  house = await settleHouse(api)
  pass = await passOf(house.elder, house.elderId)
}, 60_000)
afterAll(() => api.stop())
beforeEach(() => api.clock.set('2026-03-04T10:00:00+08:00'))

/** What a test reads of an answer. */
interface Held {
  id: string
  version: number
  state: string
  number: string
  heldUntil?: string
  staff: { id: string }[]
  askedBy?: object
  error: { code: string }
}

const hold = (client: Client, more: object = {}) =>
  client.post<Held>('/api/visits/hold', { elderId: house.elderId, pass, ...asked, ...more })
const letGo = async (client: Client, { id, version }: { id: string; version: number }) =>
  client.post(`/api/visits/${id}/cancel`, { version, reason: '换个时间' })

describe('a held time', () => {
  it('names who comes, until when it is kept, what it costs, and its number', async () => {
    const { status, body } = await hold(house.elder)
    expect(status).toBe(201)
    expect(body).toMatchObject({
      ...{ state: 'held', kind: 'home-nursing', name: '生命体征监测', ...asked, to: '10:20' },
      heldUntil: '2026-03-04T02:05:00.000Z',
      bill: { total: 8000, payer: 'self', priceVersion: '2026.1' },
      may: ['confirm', 'cancel'],
    })
    expect(house.nurseIds).toContain(body.staff[0]?.id)
    expect(body.number).toMatch(/^[2-9A-HJKMNP-Z]{8}$/)
    await letGo(house.elder, body)
  })

  it('becomes a request when it is confirmed, once', async () => {
    const { body: held } = await hold(house.elder)
    const step = { version: held.version, eventId: 'confirm-once-1' }
    const first = await house.elder.post<Held>(`/api/visits/${held.id}/confirm`, step)
    expect([first.status, first.body.state]).toEqual([200, 'requested'])
    const again = await house.elder.post<Held>(`/api/visits/${held.id}/confirm`, step)
    expect([again.status, again.body.version]).toEqual([200, first.body.version])
    const second = await house.elder.post<Held>(`/api/visits/${held.id}/confirm`, {
      version: first.body.version,
    })
    expect([second.status, second.body.error.code]).toEqual([409, 'visit.not-now'])
    await letGo(house.elder, first.body)
  })

  it('is gone after five minutes, though no job has run', async () => {
    const { body: held } = await hold(house.elder)
    api.clock.set('2026-03-04T10:05:00+08:00')
    const late = await house.elder.post<Held>(`/api/visits/${held.id}/confirm`, {
      version: held.version,
    })
    expect([late.status, late.body.error.code]).toEqual([409, 'visit.hold-over'])
    const other = await oldElder('孙桂兰')
    const client = await api.signIn(other)
    const taken = await client.post<Held>('/api/visits/hold', {
      ...{ elderId: other, pass: await passOf(client, other), ...asked },
      staffId: held.staff[0]?.id,
    })
    expect(taken.status).toBe(201)
    await letGo(client, taken.body)
  })

  it('can be confirmed by nobody once somebody else has its time, even if the clock went back', async () => {
    const { body: held } = await hold(house.elder)
    api.clock.set('2026-03-04T10:06:00+08:00')
    const other = await oldElder('李素珍')
    const client = await api.signIn(other)
    const taken = await client.post<Held>('/api/visits/hold', {
      ...{ elderId: other, pass: await passOf(client, other), ...asked },
      staffId: held.staff[0]?.id,
    })
    expect(taken.status).toBe(201)
    api.clock.set('2026-03-04T10:04:00+08:00')
    const late = await house.elder.post<Held>(`/api/visits/${held.id}/confirm`, {
      version: held.version,
    })
    expect([late.status, late.body.error.code]).toEqual([409, 'data.changed'])
    await letGo(client, taken.body)
  })

  it('gives way to the next one the same person picks', async () => {
    const first = await hold(house.elder)
    const second = await hold(house.elder, { time: '10:15' })
    expect([first.status, second.status]).toEqual([201, 201])
    const gone = await house.elder.get(`/api/visits/${first.body.id}`)
    expect(gone.body.state).toBe('expired')
    await letGo(house.elder, second.body)
  })

  it('is ended by the job, and swept a week after its day', async () => {
    const { body: held } = await hold(house.elder)
    api.clock.set('2026-03-04T10:05:00+08:00')
    expect(await api.rooms.visits.booking.expire()).toBe(1)
    expect((await house.elder.get(`/api/visits/${held.id}`)).body.state).toBe('expired')
    api.clock.set('2026-03-14T10:05:00+08:00')
    await api.rooms.visits.booking.expire()
    expect((await house.elder.get(`/api/visits/${held.id}`)).status).toBe(404)
  })
})

describe('a relative', () => {
  it('books for the elder, and everybody sees who did', async () => {
    const elder = { id: house.elderId, name: '钱秀英' }
    const daughterId = await addRelative(elder, { name: '周敏', relation: '母亲' })
    const daughter = await api.signIn(daughterId)
    const own = await passOf(daughter, house.elderId)
    const { body } = await hold(daughter, { pass: own })
    expect(body.askedBy).toEqual({ name: '周敏', relation: '子女' })
    await letGo(daughter, body)
  })

  it('without a mandate to book finds no such elder', async () => {
    const elder = { id: house.elderId, name: '钱秀英' }
    const onlyReads = { scopes: ['read' as const] }
    const sonId = await addRelative(elder, { name: '周强', relation: '母亲' }, onlyReads)
    const { status, body } = await hold(await api.signIn(sonId))
    expect([status, body.error.code]).toEqual([403, 'mandate.not-covered'])
  })
})
