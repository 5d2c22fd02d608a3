/** Another time: what is wrong is refused in plain words, and nothing is written. */
import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import { VisitModel } from '../../../server/visits/model'
import { asked, oldElder, passOf, settleHouse } from './house'
import type { House } from './house'
import { refused } from './refusing'

let api: Api
let house: House
let pass: string
beforeAll(async () => {
  api = await startApi({ label: 'bad-move' })
  house = await settleHouse(api)
  pass = await passOf(house.elder, house.elderId)
}, 60_000)
beforeEach(() => api.clock.set('2026-03-04T10:00:00+08:00'))
afterAll(() => api.stop())

describe('another time is refused with', () => {
  let visit: { id: string; version: number }
  const path = () => `/api/visits/${visit.id}/move`
  beforeAll(async () => {
    const wish = { elderId: house.elderId, pass, ...asked, staffId: house.staff.nurse }
    visit = (await house.elder.post('/api/visits', { ...wish, day: '2026-03-18' })).body
  })
  const to = () => ({ version: visit.version, day: '2026-03-19', time: '10:00' })

  it.each([
    ['25 o’clock', { time: '25:00' }, 422, 'input.invalid'],
    ['ten past', { time: '10:10' }, 422, 'input.invalid'],
    ['a time that is over', { day: '2026-03-03' }, 422, 'visit.too-early'],
    ['a time that is too near', { day: '2026-03-04', time: '11:00' }, 422, 'visit.too-early'],
    ['a day too far ahead', { day: '2026-06-06' }, 422, 'visit.too-late'],
    ['a time at night', { time: '22:00' }, 422, 'visit.outside-hours'],
    ['somebody who is no nurse', { staffId: 'f'.repeat(24) }, 409, 'visit.nobody-qualified'],
    [
      'a moment before it was asked for',
      { at: '2026-03-01T02:00:00.000Z' },
      422,
      'visit.out-of-order',
    ],
    ['another version', { version: 99 }, 409, 'data.changed'],
  ])('%s', async (_, more, status, code) => {
    await refused(() => house.elder.post(path(), { ...to(), ...more }), status, code)
  })

  it('a visit of others, and one that is not there', async () => {
    const stranger = await api.signIn(await oldElder('别人'))
    await refused(() => stranger.post(path(), to()), 404, 'visit.not-found')
    const nowhere = `/api/visits/${'f'.repeat(24)}/move`
    await refused(() => house.elder.post(nowhere, to()), 404, 'visit.not-found')
  })

  it('a visit that was cancelled, and an elder who died', async () => {
    const book = async (client: Client, elderId: string, time: string) => {
      const own = await passOf(client, elderId)
      const wish = { elderId, pass: own, ...asked, day: '2026-03-20', time }
      return (await client.post('/api/visits', wish)).body as typeof visit
    }
    const elderId = await oldElder('改时间')
    const client = await api.signIn(elderId)
    const first = await book(client, elderId, '09:00')
    const next = { day: '2026-03-21', time: '10:00' }
    const { body } = await client.post(`/api/visits/${first.id}/cancel`, {
      ...{ version: first.version, reason: '不来了' },
    })
    const again = { ...next, version: body.version as number }
    await refused(() => client.post(`/api/visits/${first.id}/move`, again), 409, 'visit.not-now')
    const second = await book(client, elderId, '15:00')
    await house.desk.post(`/api/people/${elderId}/life`, { event: 'died', on: '2026-03-04' })
    const ended = await VisitModel.findById(second.id).lean()
    const late = { ...next, version: ended?.version }
    const desk = () => house.desk.post(`/api/visits/${second.id}/move`, late)
    await refused(desk, 409, 'visit.not-now')
  })

  it('the key of another move', async () => {
    const key = { 'Idempotency-Key': 'moved-once' }
    const first = await house.elder.post(path(), to(), key)
    expect(first.status).toBe(200)
    const other = { ...to(), time: '15:00' }
    await refused(() => house.elder.post(path(), other, key), 422, 'idempotency.other-body')
  })
})

describe('free times of a visit that is to move', () => {
  const query = (more: object) =>
    `/api/visits/times?${new URLSearchParams({
      ...{ elderId: house.elderId, code: asked.code, from: '2026-03-23', days: '1', ...more },
    }).toString()}`

  it('need no pass: the questions were asked when it was booked', async () => {
    const wish = { elderId: house.elderId, pass, ...asked, day: '2026-03-23' }
    const { body: visit } = await house.elder.post('/api/visits', wish)
    const visitId = visit.id as string
    api.clock.set('2026-03-04T15:00:00+08:00')
    const { status, body } = await house.elder.get(query({ visitId }))
    expect(status).toBe(200)
    // Its own time is in nobody's way.
    const times = (body.days[0].times as { time: string }[]).map(({ time }) => time)
    expect(times).toContain('10:00')
    const to = { version: visit.version as number, day: '2026-03-23', time: '16:00' }
    expect((await house.elder.post(`/api/visits/${visitId}/move`, to)).status).toBe(200)
  })

  it('are told to nobody without a pass who moves nothing, or what is over or something else', async () => {
    const ask = (more: object) => () => house.elder.get(query(more))
    await refused(ask({}), 409, 'visit.pass-needed')
    const wish = { elderId: house.elderId, pass, ...asked, day: '2026-03-24' }
    const { body: visit } = await house.elder.post('/api/visits', wish)
    const visitId = visit.id as string
    await refused(ask({ visitId, code: 'urinaryCath' }), 404, 'visit.not-found')
    await refused(ask({ visitId: 'f'.repeat(24) }), 404, 'visit.not-found')
    const cancel = { version: visit.version as number, reason: '不来了' }
    await house.elder.post(`/api/visits/${visitId}/cancel`, cancel)
    await refused(ask({ visitId }), 409, 'visit.not-now')
  })
})
