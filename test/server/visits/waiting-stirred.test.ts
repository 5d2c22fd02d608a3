/** Whoever waits hears at once of a time that came free, whatever freed it; and of why they were passed over. */
import type { WaitView } from '../../../shared/visits/booking'
import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import type { Answer } from '../../support/client'
import { employ } from '../../support/build'
import { givePlan, oldElder, passOf, settleHouse } from './house'
import type { House } from './house'

let api: Api
let house: House
beforeAll(async () => {
  api = await startApi({ label: 'stirred' })
  house = await settleHouse(api)
  // From now on only what came free is looked at, until five minutes are over.
  await offer()
}, 60_000)
afterAll(() => api.stop())

const DAY = '2026-03-06'
const code = 'door-service'
const json = { 'Content-Type': 'application/json' }

const offer = () => api.rooms.visits.booking.offerWaiting()

/** A second goes by: what happened before is over. */
function tick() {
  api.clock.set(new Date(api.clock.now().getTime() + 1000).toISOString())
}

const put = (path: string, body: object) =>
  house.desk.send('PUT', `/api/schedule${path}`, { headers: json, body: JSON.stringify(body) })

/** Somebody who gives one visit a day. */
async function carer(): Promise<{ staffId: string; as: Client }> {
  const staffId = await employ({ name: '公卫', role: 'public-health', orgId: 'org-east' })
  await givePlan(staffId, 1)
  return { staffId, as: await api.signIn(staffId) }
}

async function asker() {
  const elderId = await oldElder()
  const client = await api.signIn(elderId)
  return { elderId, client, pass: await passOf(client, elderId) }
}

async function book(staffId: string) {
  const { elderId, client, pass } = await asker()
  const wanted = { elderId, pass, code, day: DAY, time: '10:00', staffId }
  const { status, body } = await client.post<Booked>('/api/visits', wanted)
  expect(status).toBe(201)
  return { client, ...body }
}

interface Booked {
  id: string
  version: number
}

/** Somebody in line for her on that day, whom nothing could be offered yet. */
async function waiter(staffId: string) {
  const { elderId, client } = await asker()
  const wish = { elderId, code, from: DAY, to: DAY, staffId }
  const { status } = await client.post('/api/visits/waiting', wish)
  expect(status).toBe(201)
  tick()
  expect(await offer()).toBe(0)
  tick()
  expect(await offer()).toBe(0)
  tick()
  return { elderId, client }
}

const waitOf = async ({ client, elderId }: { client: Client; elderId: string }) => {
  const path = `/api/visits/waiting?elderId=${elderId}`
  const { body } = await client.get<{ items: [WaitView] }>(path)
  return body.items[0]
}

type Carer = Awaited<ReturnType<typeof carer>>
type Visit = Awaited<ReturnType<typeof book>>
const step = (client: Client, { id, version }: Booked, path: string, body: object) =>
  client.post(`/api/visits/${id}/${path}`, { version, ...body })

describe('a time that a visit lets go is offered with the next look, when the visit', () => {
  const ways: [string, (visit: Visit, carer: Carer) => Promise<Answer>][] = [
    ['is cancelled', (visit) => step(visit.client, visit, 'cancel', { reason: '不来了' })],
    [
      'is moved',
      (visit) => step(visit.client, visit, 'move', { day: '2026-03-09', time: '10:00' }),
    ],
    ['is declined', (visit, { as }) => step(as, visit, 'decline', { reason: '家里有事' })],
    ['is refused', (visit) => step(house.desk, visit, 'refuse', { reason: '不能受理' })],
    [
      'is given to somebody else',
      (visit) => step(house.desk, visit, 'reassign', { staffIds: [house.staff.publicHealth] }),
    ],
  ]

  it.each(ways)('%s', async (_, free) => {
    const her = await carer()
    const visit = await book(her.staffId)
    const who = await waiter(her.staffId)
    const { status } = await free(visit, her)
    expect(status).toBe(200)
    expect(await offer()).toBe(1)
    expect(await waitOf(who)).toMatchObject({ state: 'offered', offer: { day: DAY } })
    expect(await offer()).toBe(0)
  })
})

describe('working time that comes free is offered with the next look, when', () => {
  it('a plan lets somebody give more visits', async () => {
    const { staffId } = await carer()
    await book(staffId)
    const who = await waiter(staffId)
    const weekly = Array.from({ length: 7 }, () => [{ from: '08:00', to: '20:00' }])
    const plan = { from: '2026-03-05', weekly, capPerDay: 2, travelMinutes: 30, version: 1 }
    expect((await put(`/staff/${staffId}/plan`, plan)).status).toBe(200)
    expect(await offer()).toBe(1)
    expect((await waitOf(who)).state).toBe('offered')
  })

  it('a day off is taken back, and when it is made a shorter one', async () => {
    const { staffId } = await carer()
    const path = `/staff/${staffId}/exceptions/${DAY}`
    await put(path, { spans: [], why: '休息' })
    const who = await waiter(staffId)
    expect((await house.desk.delete(`/api/schedule${path}`)).status).toBe(200)
    expect(await offer()).toBe(1)
    const { client } = who
    await client.post(`/api/visits/waiting/${(await waitOf(who)).id}/leave`)
    await put(path, { spans: [], why: '休息' })
    const other = await waiter(staffId)
    await put(path, { spans: [{ from: '13:00', to: '17:00' }], why: '上午休息' })
    expect(await offer()).toBe(1)
    expect((await waitOf(other)).offer?.time).toBe('13:00')
  })

  it('leave is ended', async () => {
    const { staffId } = await carer()
    const { body: block } = await house.desk.post('/api/schedule/blocks', {
      ...{ staffId, kind: 'leave', from: { day: '2026-03-05', time: '00:00' } },
      to: { day: '2026-03-08', time: '00:00' },
    })
    const who = await waiter(staffId)
    await house.desk.post(`/api/schedule/blocks/${block.id as string}/end`)
    expect(await offer()).toBe(1)
    expect((await waitOf(who)).state).toBe('offered')
  })
})

describe('somebody who may not be visited when a time comes free', () => {
  it('is passed over for the next with the reason kept, and is offered one when it is over', async () => {
    api.clock.set('2026-03-04T11:00:00+08:00')
    await offer()
    const her = await carer()
    const visit = await book(her.staffId)
    const first = await waiter(her.staffId)
    const next = await waiter(her.staffId)
    const life = `/api/people/${first.elderId}/life`
    await house.desk.post(life, { event: 'admitted', on: '2026-03-04' })
    await step(visit.client, visit, 'cancel', { reason: '不来了' })
    expect(await offer()).toBe(1)
    expect((await waitOf(next)).state).toBe('offered')
    expect(await waitOf(first)).toMatchObject({
      state: 'waiting',
      skipped: [{ code: 'in-hospital', say: '老人正在住院，出院以后再约' }],
    })
    const { client } = next
    await client.post(`/api/visits/waiting/${(await waitOf(next)).id}/leave`)
    await house.desk.post(life, { event: 'discharged', on: '2026-03-04' })
    tick()
    expect(await offer()).toBe(1)
    const offered = await waitOf(first)
    expect([offered.state, offered.skipped]).toEqual(['offered', undefined])
  })
})

describe('two who join the line for the same elder at once', () => {
  it('have one place in it', async () => {
    const { staffId } = await carer()
    await book(staffId)
    const { elderId, client } = await asker()
    const wish = { elderId, code, from: DAY, to: DAY, staffId }
    const answers = await Promise.all([1, 2, 3].map(() => client.post('/api/visits/waiting', wish)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409])
  })
})
