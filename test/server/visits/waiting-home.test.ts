import { startApi } from '../../support/api'
import type { Api } from '../../support/api'
import { asked, oldElder, settleHouse } from './house'
import type { House } from './house'

let api: Api
let house: House
beforeEach(async () => {
  api = await startApi({ label: 'waiting-home' })
  house = await settleHouse(api)
}, 60_000)
afterEach(() => api.stop())

const DAY = '2026-03-06'

it('an offer stands on the home of who waits until it is taken, and for a while after it was let pass', async () => {
  const elderId = await oldElder('等着')
  const client = await api.signIn(elderId)
  const offered = async () => {
    const { body } = await client.get(`/api/contracts/current?elderId=${elderId}`)
    return body.offered as { visitId: string; until: string } | undefined
  }
  expect(await offered()).toBeUndefined()
  await client.post('/api/visits/waiting', {
    ...{ elderId, code: asked.code, from: DAY, to: DAY, staffId: house.staff.nurse },
  })
  expect(await api.rooms.visits.booking.offerWaiting()).toBe(1)
  expect(await offered()).toMatchObject({ day: DAY, until: '2026-03-04T02:30:00.000Z' })

  api.clock.set('2026-03-04T10:31:00+08:00')
  await api.rooms.visits.booking.offerWaiting()
  expect(await offered()).toMatchObject({ day: DAY, until: '2026-03-04T02:30:00.000Z' })
  api.clock.set('2026-03-04T23:00:00+08:00')
  expect(await offered()).toBeUndefined()
})

it('an offer that was taken is a visit, and no offer any more', async () => {
  const elderId = await oldElder('等着')
  const client = await api.signIn(elderId)
  const home = async () => {
    const { body } = await client.get(`/api/contracts/current?elderId=${elderId}`)
    return body as { offered?: { visitId: string }; nextVisit?: { id: string } }
  }
  await client.post('/api/visits/waiting', {
    ...{ elderId, code: asked.code, from: DAY, to: DAY, staffId: house.staff.nurse },
  })
  await api.rooms.visits.booking.offerWaiting()
  const visitId = (await home()).offered?.visitId ?? ''
  const { body } = await client.get(`/api/visits/${visitId}`)
  await client.post(`/api/visits/${visitId}/confirm`, { version: body.version })
  const { offered, nextVisit } = await home()
  expect([offered, nextVisit?.id]).toEqual([undefined, visitId])
})
