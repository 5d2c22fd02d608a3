import mongoose from 'mongoose'
import { daysOf } from '../../../server/visits/series/days'
import { VisitModel } from '../../../server/visits/model'
import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import { asked, oldElder, passOf, settleHouse } from './house'
import type { House } from './house'

let api: Api
let house: House
beforeAll(async () => {
  api = await startApi({ label: 'series' })
  house = await settleHouse(api)
}, 60_000)
afterAll(() => api.stop())

interface Wanted {
  client: Client
  elderId: string
  body: Record<string, unknown>
}

/** An elder, and what she asks for. */
async function wish(more: object): Promise<Wanted> {
  const elderId = await oldElder()
  const client = await api.signIn(elderId)
  const pass = await passOf(client, elderId)
  const body = { elderId, pass, ...asked, staffId: house.staff.nurse, ...more }
  return { client, elderId, body }
}

const ask = ({ client, body }: Wanted, more: object = {}) =>
  client.post('/api/visits/series', { ...body, ...more })

async function series(more: object) {
  const wanted = await wish(more)
  return { client: wanted.client, answer: await ask(wanted) }
}

const daysIn = (visits: unknown) => (visits as { day: string }[]).map(({ day }) => day)
const idsIn = (visits: unknown) => (visits as { id: string }[]).map(({ id }) => id)
const visitsOf = (elderId: string) => VisitModel.countDocuments({ elderId })

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
    expect(daysIn(placed)).toEqual(['2026-03-06', '2026-03-12', '2026-03-15', '2026-03-18'])
    expect(notPlaced).toEqual([
      {
        ...{ day: '2026-03-09', time: '10:00' },
        reasons: [{ code: 'nobody-free', say: '这个时间已经约满了，请换一个时间' }],
      },
    ])
  })

  it('tried again after it broke off half way does not find its own times taken', async () => {
    const wanted = await wish({ staffId: house.staff.stationNurse, day: '2026-03-06' })
    // What a try leaves that broke off: a time held, and not confirmed.
    expect((await wanted.client.post('/api/visits/hold', wanted.body)).status).toBe(201)
    const { body } = await ask(wanted, { every: { days: 3 }, times: 3 })
    expect([body.placed.length, body.notPlaced]).toEqual([3, []])
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

describe('a series under the same event', () => {
  const every = { days: 1 }

  it('is the same series again when its answer was lost, whatever became of its visits', async () => {
    const wanted = await wish({ day: '2026-04-01', every, times: 3, eventId: 'series-again-1' })
    const first = await ask(wanted)
    const [one] = first.body.placed as { id: string; version: number }[]
    const cancelled = { version: one?.version, reason: '这次不来' }
    await wanted.client.post(`/api/visits/${one?.id ?? ''}/cancel`, cancelled)
    const again = await ask(wanted, { pass: 'run out since' })
    expect([again.status, again.body.seriesId]).toEqual([201, first.body.seriesId])
    expect(idsIn(again.body.placed)).toEqual(idsIn(first.body.placed))
    expect(again.body.placed[0].state).toBe('cancelled')
    expect(await visitsOf(wanted.elderId)).toBe(3)
  })

  it('keeps what was booked when the first try broke off, and tries what is missing', async () => {
    const wanted = await wish({ day: '2026-04-25', every, times: 4, eventId: 'series-broken-1' })
    const first = await ask(wanted)
    const [, , third = '', fourth = ''] = idsIn(first.body.placed)
    // As a crash leaves it: two are booked, the third is held, the fourth was not begun, and nobody had an answer.
    const heldUntil = '2026-03-04T02:05:00.000Z'
    await VisitModel.updateOne({ _id: third }, { $set: { state: 'held', heldUntil } })
    await VisitModel.deleteOne({ _id: fourth })
    await mongoose.connection
      .collection('visit_series')
      .updateMany({}, { $unset: { notPlaced: 1 } })
    const again = await ask(wanted)
    expect([again.status, again.body.seriesId]).toEqual([201, first.body.seriesId])
    expect(daysIn(again.body.placed)).toEqual(daysIn(first.body.placed))
    expect(idsIn(again.body.placed).slice(0, 2)).toEqual(idsIn(first.body.placed).slice(0, 2))
    const states = await VisitModel.find({ elderId: wanted.elderId }).lean()
    expect(states.map(({ state }) => state).toSorted()).toEqual([
      'expired',
      ...Array.from({ length: 4 }, () => 'requested'),
    ])
  })

  it('asked for several times at once books each time once', async () => {
    const wanted = await wish({ day: '2026-04-10', every, times: 3, eventId: 'series-at-once-1' })
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask(wanted)))
    const codes = answers.map(({ status, body }) => (status === 201 ? '' : String(body.error.code)))
    expect(codes.filter((code) => code !== '' && code !== 'idempotency.in-flight')).toEqual([])
    const last = await ask(wanted)
    expect([last.status, daysIn(last.body.placed)]).toEqual([
      201,
      ['2026-04-10', '2026-04-11', '2026-04-12'],
    ])
    const { elderId } = wanted
    expect(await VisitModel.countDocuments({ elderId, state: 'requested' })).toBe(3)
  })

  it('with another body is refused, and books nothing', async () => {
    const wanted = await wish({ day: '2026-04-15', every, times: 2, eventId: 'series-other-1' })
    await ask(wanted)
    const { status, body } = await ask(wanted, { times: 3 })
    expect([status, body.error.code]).toEqual([422, 'idempotency.other-body'])
    expect(await visitsOf(wanted.elderId)).toBe(2)
  })

  it('of somebody else is a series of its own', async () => {
    const more = { day: '2026-04-18', every, times: 2, eventId: 'series-mine-1' }
    const mine = await series({ ...more, time: '08:30' })
    const other = await series({ ...more, time: '13:00' })
    expect(other.answer.body.seriesId).not.toBe(mine.answer.body.seriesId)
    expect(other.answer.body.placed).toHaveLength(2)
  })
})

describe('a series of months', () => {
  it('reaches beyond the sixty days of single visits, and says of later ones that they are too far', async () => {
    const { answer } = await series({ day: '2026-04-23', every: { months: 2 }, times: 5 })
    const { placed, notPlaced } = answer.body
    expect(daysIn(placed)).toEqual(['2026-04-23', '2026-06-23', '2026-08-23', '2026-10-23'])
    expect(notPlaced).toEqual([
      {
        ...{ day: '2026-12-23', time: '10:00' },
        reasons: [{ code: 'too-late', say: '这一次太远了，现在还约不到，等日子近了再约' }],
      },
    ])
  })

  it('lets a far one be moved by a day and cancelled with the rest, which single visits cannot', async () => {
    const { client, answer } = await series({ day: '2026-04-22', every: { months: 2 }, times: 3 })
    const [near, far] = answer.body.placed as { id: string; version: number }[]
    const to = { day: '2026-06-24', time: '15:00' }
    const moved = await client.post(`/api/visits/${far?.id ?? ''}/move`, {
      ...{ version: far?.version, ...to },
    })
    expect([moved.status, moved.body.day]).toEqual([200, '2026-06-24'])
    await client.post(`/api/visits/${near?.id ?? ''}/cancel`, {
      ...{ version: near?.version, reason: '不再需要', rest: true },
    })
    const { seriesId } = answer.body
    expect(await VisitModel.distinct('state', { seriesId })).toEqual(['cancelled'])
  })

  it('marks the days whose public holidays are not known yet', async () => {
    api.clock.set('2026-11-02T10:00:00+08:00')
    const { answer } = await series({ day: '2026-11-12', every: { months: 1 }, times: 3 })
    expect(daysIn(answer.body.placed)).toEqual(['2026-11-12', '2026-12-12', '2027-01-12'])
    expect(answer.body.holidaysUnknown).toEqual(['2027-01-12'])
  })
})
