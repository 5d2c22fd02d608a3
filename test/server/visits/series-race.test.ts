/** Two tries of one series at the same moment, as a phone makes them that had no answer. */
import mongoose from 'mongoose'
import { newObjectId } from '../../../server/kit/object-id'
import { seriesStore } from '../../../server/visits/series/store'
import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import { asked, oldElder, passOf, settleHouse } from './house'
import type { House } from './house'

let api: Api
let house: House
beforeAll(async () => {
  api = await startApi({ label: 'series-race' })
  house = await settleHouse(api)
}, 60_000)
afterAll(() => api.stop())

interface Wish {
  client: Client
  body: object
}

/** An elder, and what she asks for of the nurse of the station. */
async function wish(more: object): Promise<Wish> {
  const elderId = await oldElder()
  const client = await api.signIn(elderId)
  const pass = await passOf(client, elderId)
  const { stationNurse: staffId } = house.staff
  return { client, body: { elderId, pass, ...asked, staffId, ...more } }
}

const ask = ({ client, body }: Wish) => client.post('/api/visits/series', body)
const daysIn = (visits: unknown) => (visits as { day: string }[]).map(({ day }) => day)

describe('two tries of one series at once', () => {
  const every = { days: 1 }
  const told = (day: string) => ({ day, time: '10:00', reasons: [] })
  const begun = async () => {
    const series = { id: newObjectId(), elderId: newObjectId(), bodyHash: 'as asked' }
    await seriesStore.begin(series)
    return series.id
  }

  async function somebodyOn(day: string) {
    const { client, body: asked } = await wish({ day })
    const { status, body } = await client.post('/api/visits', asked)
    expect(status).toBe(201)
    const wants = { version: body.version, reason: '不去了' }
    return { cancel: () => client.post(`/api/visits/${body.id as string}/cancel`, wants) }
  }

  it('cannot tell that a time could not be had once one of them has booked it', async () => {
    const id = await begun()
    expect(await seriesStore.place(id, 1)).toBe(true)
    expect(await seriesStore.finish(id, [{ at: 1, told: told('2026-05-12') }])).toBe(false)
    expect(await seriesStore.byId(id)).not.toHaveProperty('notPlaced')
    expect(await seriesStore.forget(id)).toBe(false)
    expect(await seriesStore.finish(id, [{ at: 2, told: told('2026-05-13') }])).toBe(true)
  })

  it('cannot book a time once one of them has told that it could not be had', async () => {
    const id = await begun()
    expect(await seriesStore.finish(id, [{ at: 1, told: told('2026-05-12') }])).toBe(true)
    expect(await seriesStore.place(id, 1)).toBe(false)
    expect(await seriesStore.finish(id, [])).toBe(false)
    expect(await seriesStore.byId(id)).toMatchObject({ notPlaced: [told('2026-05-12')] })
  })

  it('a slower one that found a day taken says nothing against the faster one, which got it', async () => {
    const { cancel } = await somebodyOn('2026-03-25')
    const wanted = await wish({ day: '2026-03-24', every, times: 3, eventId: 'slower-01' })
    const first = await ask(wanted)
    expect(daysIn(first.body.notPlaced)).toEqual(['2026-03-25'])
    // The same moment again, before the first one wrote its end; meanwhile the day is free.
    const rows = mongoose.connection.collection('visit_series')
    const _id = new mongoose.Types.ObjectId(first.body.seriesId as string)
    await rows.updateOne({ _id }, { $unset: { notPlaced: 1 } })
    await cancel()
    const faster = await ask(wanted)
    expect([daysIn(faster.body.placed), faster.body.notPlaced]).toEqual([
      ['2026-03-24', '2026-03-25', '2026-03-26'],
      [],
    ])
    const late = { at: 1, told: { day: '2026-03-25', time: '10:00', reasons: [] } }
    expect(await seriesStore.finish(first.body.seriesId as string, [late])).toBe(false)
    expect((await ask(wanted)).body).toEqual(faster.body)
  })

  it('are refused alike where no time would do, whichever of them said so first', async () => {
    const wanted = await wish({ day: '2027-01-06', every, times: 3, eventId: 'hopeless-1' })
    const answers = await Promise.all(Array.from({ length: 6 }, () => ask(wanted)))
    for (const { status, body } of answers)
      expect([status, body.error.code]).toEqual([422, 'visit.too-late'])
    expect(
      await mongoose.connection.collection('visits').countDocuments({ day: '2027-01-06' }),
    ).toBe(0)
  })

  it('answer no day twice, whoever lets go of a day meanwhile', async () => {
    const { cancel } = await somebodyOn('2026-03-21')
    const wanted = await wish({
      day: '2026-03-20',
      every,
      times: 3,
      eventId: 'meanwhile-1',
    })
    const tries = [ask(wanted), ask(wanted), cancel(), ask(wanted), ask(wanted)]
    const answers = [...(await Promise.all(tries)), await ask(wanted)]
    const series = answers.filter(({ body }) => body.placed !== undefined)
    for (const { body } of series)
      expect([...daysIn(body.placed), ...daysIn(body.notPlaced)].toSorted()).toEqual([
        ...['2026-03-20', '2026-03-21', '2026-03-22'],
      ])
    expect(new Set(series.map(({ body }) => JSON.stringify(body.notPlaced))).size).toBe(1)
  })
})
