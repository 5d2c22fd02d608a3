/** A series: what is wrong is refused in plain words, and nothing is written. */
import { startApi } from '../../support/api'
import type { Api } from '../../support/api'
import { asked, oldElder, passOf, settleHouse } from './house'
import type { House } from './house'
import { gone, refused } from './refusing'

let api: Api
let house: House
let pass: string
beforeAll(async () => {
  api = await startApi({ label: 'bad-series' })
  house = await settleHouse(api)
  pass = await passOf(house.elder, house.elderId)
}, 60_000)
beforeEach(() => api.clock.set('2026-03-04T10:00:00+08:00'))
afterAll(() => api.stop())

describe('a series is refused with', () => {
  const path = '/api/visits/series'
  const wish = () => ({
    ...{ elderId: house.elderId, pass, ...asked, staffId: house.staff.nurse },
    ...{ every: { days: 7 }, times: 2 },
  })

  it.each([
    ['25 o’clock', { time: '25:00' }, 422, 'input.invalid'],
    ['one time only', { times: 1 }, 422, 'input.invalid'],
    ['no days between', { every: { days: 0 } }, 422, 'input.invalid'],
    ['a key that is none', { eventId: '?' }, 422, 'input.invalid'],
    ['a first day that is over', { day: '2026-03-01' }, 422, 'visit.too-early'],
    ['nights', { time: '22:00' }, 422, 'visit.outside-hours'],
    ['days too far ahead', { day: '2027-01-06' }, 422, 'visit.too-late'],
    ['a service nobody offers', { code: 'moonWalk' }, 404, 'visit.unknown-service'],
    ['an infusion', { code: 'iv-infusion' }, 422, 'visit.on-negative-list'],
    ['an item she has no certificate for', { code: 'piccCare' }, 409, 'visit.nobody-qualified'],
    ['a doctor’s visit without a contract', { code: 'doctor-visit' }, 409, 'visit.not-eligible'],
    ['questions nobody answered', { pass: 'x' }, 409, 'visit.pass-needed'],
  ])('%s', async (_, more, status, code) => {
    await refused(() => house.elder.post(path, { ...wish(), ...more }), status, code)
  })

  it('an elder of others, and one who died', async () => {
    const elderId = await oldElder('别人')
    await refused(() => house.elder.post(path, { ...wish(), elderId }), 404, 'person.not-found')
    const died = { ...wish(), elderId: await gone() }
    await refused(() => house.desk.post(path, died), 409, 'visit.elder-gone')
  })

  it('a stay in hospital', async () => {
    const elderId = await oldElder('住院')
    const client = await api.signIn(elderId)
    await house.desk.post(`/api/people/${elderId}/life`, { event: 'admitted', on: '2026-03-03' })
    const body = { ...wish(), elderId, pass: await passOf(client, elderId) }
    await refused(() => client.post(path, body), 409, 'visit.in-hospital')
  })
})
