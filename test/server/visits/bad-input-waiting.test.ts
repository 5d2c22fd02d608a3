/** Waiting in line and a call back: what is wrong is refused in plain words, and nothing is written. */
import { startApi } from '../../support/api'
import type { Api } from '../../support/api'
import { registerElder } from '../../support/build'
import { asked, oldElder, settleHouse } from './house'
import type { House } from './house'
import { gone, refused } from './refusing'

let api: Api
let house: House
beforeAll(async () => {
  api = await startApi({ label: 'bad-waiting' })
  house = await settleHouse(api)
}, 60_000)
beforeEach(() => api.clock.set('2026-03-04T10:00:00+08:00'))
afterAll(() => api.stop())

/** The same elder, key and path with two bodies: the second is refused. */
async function refuseOtherBody(path: string, body: object, other: object) {
  const key = { 'Idempotency-Key': `${path}-other-body` }
  expect((await house.elder.post(path, body, key)).status).toBe(201)
  await refused(() => house.elder.post(path, other, key), 422, 'idempotency.other-body')
}

describe('a place in the line is refused with', () => {
  const path = '/api/visits/waiting'
  const wish = () => ({
    elderId: house.elderId,
    code: asked.code,
    from: '2026-03-06',
    to: '2026-03-07',
  })

  it.each([
    ['a day that is none', { to: '2026-02-30' }, 422, 'input.invalid'],
    ['a part no day has', { part: '25:00' }, 422, 'input.invalid'],
    ['days that are over', { from: '2026-03-01', to: '2026-03-03' }, 422, 'visit.too-early'],
    ['days in the wrong order', { to: '2026-03-05' }, 422, 'visit.too-early'],
    ['days too far ahead', { to: '2026-06-06' }, 422, 'visit.too-late'],
    ['a service nobody offers', { code: 'moonWalk' }, 404, 'visit.unknown-service'],
    ['an infusion', { code: 'iv-infusion' }, 422, 'visit.on-negative-list'],
    ['an item nobody has the certificate for', { code: 'piccCare' }, 409, 'visit.nobody-qualified'],
    ['a doctor’s visit without a contract', { code: 'doctor-visit' }, 409, 'visit.not-eligible'],
    ['somebody who is no nurse', { staffId: 'f'.repeat(24) }, 409, 'visit.nobody-qualified'],
  ])('%s', async (_, more, status, code) => {
    await refused(() => house.elder.post(path, { ...wish(), ...more }), status, code)
  })

  it('an elder of others, one who died, one in hospital and one whom the service is not for', async () => {
    const { elder, desk } = house
    const other = await oldElder('别人')
    await refused(() => elder.post(path, { ...wish(), elderId: other }), 404, 'person.not-found')
    const died = { ...wish(), elderId: await gone() }
    await refused(() => desk.post(path, died), 409, 'visit.elder-gone')
    await desk.post(`/api/people/${other}/life`, { event: 'admitted', on: '2026-03-03' })
    const ill = await api.signIn(other)
    await refused(() => ill.post(path, { ...wish(), elderId: other }), 409, 'visit.in-hospital')
    const young = await registerElder({ name: '年轻些', birthDate: '1955-01-01' })
    const client = await api.signIn(young)
    const door = { ...wish(), elderId: young, code: 'door-service' }
    await refused(() => client.post(path, door), 409, 'visit.not-eligible')
  })

  it('a door outside the area of the centre', async () => {
    const elderId = await oldElder('远处')
    const client = await api.signIn(elderId)
    const away = { label: '女儿家', communityCode: '980101102001', text: '西山 1 号' }
    await house.desk.post(`/api/people/${elderId}/addresses`, away)
    await refused(() => client.post(path, { ...wish(), elderId }), 422, 'visit.outside-area')
  })

  it('the key of another place, and leaving is refused once it is over', async () => {
    await refuseOtherBody(path, wish(), { ...wish(), to: '2026-03-08' })
    const { body } = await house.elder.get(`${path}?elderId=${house.elderId}`)
    const leave = () => house.elder.post(`${path}/${body.items[0].id as string}/leave`)
    expect((await leave()).status).toBe(200)
    await refused(leave, 409, 'visit.waiting-over')
    const stranger = () => house.elder.post(`${path}/${'f'.repeat(24)}/leave`)
    await refused(stranger, 404, 'visit.waiting-not-found')
  })
})

describe('a call back is refused with', () => {
  const path = '/api/visits/call-backs'

  it.each([
    ['a service nobody offers', { code: 'moonWalk' }, 404, 'visit.unknown-service'],
    ['an infusion', { code: 'iv-infusion' }, 422, 'visit.on-negative-list'],
    ['too many words', { words: '啊'.repeat(301) }, 422, 'input.invalid'],
    ['a time nobody can be called at', { time: '25:00' }, 422, 'input.invalid'],
  ])('%s', async (_, more, status, code) => {
    const body = { elderId: house.elderId, ...more }
    await refused(() => house.elder.post(path, body), status, code)
  })

  it('an elder of others, and one who died', async () => {
    const elderId = await oldElder('别人')
    await refused(() => house.elder.post(path, { elderId }), 404, 'person.not-found')
    const died = await gone()
    await refused(() => house.desk.post(path, { elderId: died }), 409, 'visit.elder-gone')
  })

  it('the key of another call, and an outcome nobody knows or that stands already', async () => {
    const { elderId } = house
    await refuseOtherBody(path, { elderId }, { elderId, code: asked.code })
    const { body } = await house.desk.get(`${path}?orgId=org-east`)
    const done = `${path}/${body.items[0].id as string}/done`
    await refused(() => house.desk.post(done, { outcome: 'asleep' }), 422, 'input.invalid')
    const reached = () => house.desk.post(done, { outcome: 'reached' })
    expect((await reached()).status).toBe(200)
    await refused(reached, 409, 'visit.call-back-done')
    const west = await api.signIn(house.staff.westDesk)
    await refused(() => west.post(done, { outcome: 'reached' }), 404, 'visit.call-back-not-found')
  })

  it('asked for several times at once is one call', async () => {
    const elderId = await oldElder('急着问')
    const client = await api.signIn(elderId)
    const answers = await Promise.all(
      [1, 2, 3].map((at) => client.post(path, { elderId }, { 'Idempotency-Key': `call-${at}` })),
    )
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
    expect(new Set(answers.map(({ body }) => body.id as string)).size).toBe(1)
  })
})
