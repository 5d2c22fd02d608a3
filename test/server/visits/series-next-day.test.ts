import mongoose from 'mongoose'
import { VisitModel } from '../../../server/visits/model'
import { startApi } from '../../support/api'
import type { Api } from '../../support/api'
import { asked, passOf, settleHouse } from './house'
import type { House } from './house'

let api: Api
let house: House
beforeAll(async () => {
  api = await startApi({ label: 'series-next-day' })
  house = await settleHouse(api)
}, 60_000)
afterAll(() => api.stop())

it('a series that broke off in the night is gone on with on the day after its first', async () => {
  const { elder, elderId, staff } = house
  const ask = async () => {
    const pass = await passOf(elder, elderId)
    const wanted = { elderId, pass, ...asked, staffId: staff.nurse, eventId: 'series-night-1' }
    return elder.post('/api/visits/series', { ...wanted, every: { days: 2 }, times: 3 })
  }
  const first = await ask()
  const [one = '', , third = ''] = (first.body.placed as { id: string }[]).map(({ id }) => id)
  // As a crash leaves it: the last was not begun, and nobody had an answer.
  await VisitModel.deleteOne({ _id: third })
  await mongoose.connection.collection('visit_series').updateMany({}, { $unset: { notPlaced: 1 } })
  api.clock.set('2026-03-07T09:00:00+08:00')
  const { status, body } = await ask()
  expect([status, body.placed[0].id, body.notPlaced]).toEqual([201, one, []])
  expect((body.placed as { day: string }[]).map(({ day }) => day)).toEqual([
    '2026-03-06',
    '2026-03-08',
    '2026-03-10',
  ])
})
