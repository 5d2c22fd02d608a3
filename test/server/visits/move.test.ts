import { VisitModel } from '../../../server/visits/model'
import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import { asked, oldElder, passOf, settleHouse } from './house'
import type { House } from './house'

let api: Api
let house: House
beforeAll(async () => {
  api = await startApi({ label: 'move' })
  house = await settleHouse(api)
}, 60_000)
afterAll(() => api.stop())
beforeEach(() => api.clock.set('2026-03-04T10:00:00+08:00'))

async function booked(day: string, time: string, staffId = house.staff.nurse) {
  const elderId = await oldElder()
  const client = await api.signIn(elderId)
  const pass = await passOf(client, elderId)
  const { body } = await client.post('/api/visits', {
    ...{ elderId, pass, code: asked.code, day, time, staffId },
  })
  return { client, elderId, pass, visit: body as { id: string; version: number } }
}

const move = (client: Client, { id, version }: { id: string; version: number }, more: object) =>
  client.post(`/api/visits/${id}/move`, { version, ...more })

describe('another time', () => {
  it('gives the old one back, keeps who comes, and tells both times in the trail', async () => {
    const { client, visit } = await booked('2026-03-06', '10:00')
    const { status, body } = await move(client, visit, { day: '2026-03-07', time: '11:00' })
    expect([status, body.day, body.time, body.to]).toEqual([200, '2026-03-07', '11:00', '11:20'])
    expect(body.staff[0].id).toBe(house.staff.nurse)
    expect((body.trail as object[]).at(-1)).toMatchObject({
      event: 'move',
      note: '3月6日 上午 10:00 改到 3月7日 上午 11:00',
    })
    const again = await booked('2026-03-06', '10:00')
    expect(again.visit.id).toBeDefined()
  })

  it('that is taken leaves the visit where it was', async () => {
    const one = await booked('2026-03-09', '10:00')
    const other = await booked('2026-03-09', '14:00')
    const staffId = house.staff.nurse
    const refused = await move(one.client, one.visit, { day: '2026-03-09', time: '14:00', staffId })
    expect([refused.status, refused.body.error.code]).toEqual([409, 'visit.nobody-free'])
    const { body } = await one.client.get(`/api/visits/${one.visit.id}`)
    expect([body.day, body.time]).toEqual(['2026-03-09', '10:00'])
    expect((await other.client.get(`/api/visits/${other.visit.id}`)).body.time).toBe('14:00')
  })

  it('half an hour later overlaps its own old time, and is no obstacle', async () => {
    const { client, visit } = await booked('2026-03-10', '10:00')
    const { status, body } = await move(client, visit, { day: '2026-03-10', time: '10:15' })
    expect([status, body.time]).toEqual([200, '10:15'])
  })

  it('that several want at once is given to one of them', async () => {
    const many = []
    for (const time of ['08:30', '10:00', '11:30', '13:00'])
      many.push(await booked('2026-03-11', time))
    const target = { day: '2026-03-12', time: '10:00', staffId: house.staff.nurse }
    const answers = await Promise.all(many.map((each) => move(each.client, each.visit, target)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409])
    expect(await VisitModel.countDocuments({ moving: { $exists: true } })).toBe(0)
  })

  it('sent again with the same event does nothing new', async () => {
    const { client, visit } = await booked('2026-03-13', '10:00')
    const step = { day: '2026-03-13', time: '16:00', eventId: 'move-once-01' }
    const first = await move(client, visit, step)
    const again = await move(client, visit, step)
    expect([again.status, again.body.version]).toEqual([200, first.body.version])
  })
})

describe('a move that a crash left half done', () => {
  it('stands in nobody’s way once its minute is over', async () => {
    const { visit } = await booked('2026-03-16', '10:00')
    const kept = await VisitModel.findById(visit.id).lean()
    const claims = (kept?.claims ?? []).map((key) => key.replace('2026-03-16', '2026-03-17'))
    const until = '2026-03-04T02:01:00.000Z'
    const slot = { day: '2026-03-17', time: '10:00', to: '10:20', staffIds: kept?.staffIds, claims }
    await VisitModel.updateOne({ _id: visit.id }, { $set: { moving: { ...slot, until } } })
    await api.rooms.schedule.take(visit.id, claims)
    api.clock.set('2026-03-04T10:02:00+08:00')
    const { visit: other } = await booked('2026-03-17', '10:00')
    expect(other.id).toBeDefined()
    const after = await VisitModel.findById(visit.id).lean()
    expect([after?.moving, after?.day]).toEqual([undefined, '2026-03-16'])
  })
})
