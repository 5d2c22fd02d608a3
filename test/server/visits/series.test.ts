import { daysOf } from '../../../server/visits/series/series'
import { VisitModel } from '../../../server/visits/model'
import { startApi } from '../../support/api'
import type { Api } from '../../support/api'
import { asked, oldElder, passOf, settleHouse } from './house'
import type { House } from './house'

let api: Api
let house: House
beforeAll(async () => {
  api = await startApi({ label: 'series' })
  house = await settleHouse(api)
}, 60_000)
afterAll(() => api.stop())

async function series(more: object) {
  const elderId = await oldElder()
  const client = await api.signIn(elderId)
  const pass = await passOf(client, elderId)
  const wanted = { ...asked, staffId: house.staff.nurse, ...more }
  const answer = await client.post('/api/visits/series', { elderId, pass, ...wanted })
  return { client, answer }
}

describe('the days of a series', () => {
  it('are so many days apart, or the same day of each month', () => {
    expect(daysOf('2026-02-26', { days: 3 }, 3)).toEqual(['2026-02-26', '2026-03-01', '2026-03-04'])
    expect(daysOf('2026-01-31', { months: 1 }, 3)).toEqual([
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
    ])
  })
})

describe('a series', () => {
  it('books every time for itself and says which could not be had, and why', async () => {
    await series({ day: '2026-03-09', every: { days: 7 }, times: 2 })
    const { answer } = await series({ day: '2026-03-06', every: { days: 3 }, times: 5 })
    const { placed, notPlaced } = answer.body
    expect((placed as { day: string }[]).map(({ day }) => day)).toEqual([
      '2026-03-06',
      '2026-03-12',
      '2026-03-15',
      '2026-03-18',
    ])
    expect(notPlaced).toEqual([
      {
        ...{ day: '2026-03-09', time: '10:00' },
        reasons: [{ code: 'nobody-free', say: '这个时间已经约满了，请换一个时间' }],
      },
    ])
  })

  it('tried again after it broke off half way does not find its own times taken', async () => {
    const elderId = await oldElder()
    const client = await api.signIn(elderId)
    const pass = await passOf(client, elderId)
    const wanted = { ...asked, elderId, pass, staffId: house.staff.stationNurse, day: '2026-03-06' }
    // What a try leaves that broke off: a time held, and not confirmed.
    expect((await client.post('/api/visits/hold', wanted)).status).toBe(201)
    const body = { ...wanted, every: { days: 3 }, times: 3 }
    const key = { 'Idempotency-Key': 'series-again' }
    const first = await client.post('/api/visits/series', body, key)
    expect([first.body.placed.length, first.body.notPlaced]).toEqual([3, []])
    const again = await client.post('/api/visits/series', body, key)
    expect(again.body.seriesId).toBe(first.body.seriesId)
    expect(await VisitModel.countDocuments({ seriesId: first.body.seriesId })).toBe(3)
  })

  it('leaves out what lies beyond the sixty days', async () => {
    const { answer } = await series({ day: '2026-03-20', every: { months: 1 }, times: 3 })
    const { placed, notPlaced } = answer.body
    expect(placed).toHaveLength(2)
    expect(notPlaced[0].reasons[0].code).toBe('too-late')
  })

  it('is cancelled one by one, or the rest of it', async () => {
    const { client, answer } = await series({ day: '2026-03-21', every: { days: 1 }, times: 4 })
    const [, second, third] = answer.body.placed as { id: string; version: number }[]
    await client.post(`/api/visits/${second?.id ?? ''}/cancel`, {
      ...{ version: second?.version, reason: '这次不来' },
    })
    await client.post(`/api/visits/${third?.id ?? ''}/cancel`, {
      ...{ version: third?.version, reason: '不再需要', rest: true },
    })
    const { seriesId } = answer.body
    const states = await VisitModel.find({ seriesId }).sort({ day: 1 }).lean()
    expect(states.map(({ state }) => state)).toEqual([
      'requested',
      'cancelled',
      'cancelled',
      'cancelled',
    ])
  })
})
