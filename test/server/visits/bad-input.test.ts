import { VisitModel } from '../../../server/visits/model'
import { peopleStore } from '../../../server/people/stores/people'
import { startApi } from '../../support/api'
import type { Api } from '../../support/api'
import { registerElder } from '../../support/build'
import { asked, giveCredentials, givePlan, oldElder, passOf, settleHouse } from './house'
import type { House } from './house'

let api: Api
let house: House
let pass: string
beforeAll(async () => {
  api = await startApi({ label: 'bad-booking' })
  house = await settleHouse(api)
  pass = await passOf(house.elder, house.elderId)
}, 60_000)
afterAll(() => api.stop())

const book = (more: object) =>
  house.elder.post('/api/visits', { elderId: house.elderId, pass, ...asked, ...more })

describe('a booking is refused, and nothing is written, with', () => {
  it.each([
    ['25 o’clock', { time: '25:00' }, 422, 'input.invalid'],
    ['ten past', { time: '10:10' }, 422, 'input.invalid'],
    ['a day that is none', { day: '2026-02-30' }, 422, 'input.invalid'],
    ['a field nobody knows', { colour: 'red' }, 422, 'input.invalid'],
    ['a time that is over', { day: '2026-03-03' }, 422, 'visit.too-early'],
    ['a time that is too near', { day: '2026-03-04', time: '11:00' }, 422, 'visit.too-early'],
    ['a day too far ahead', { day: '2026-06-06' }, 422, 'visit.too-late'],
    ['a time at night', { time: '22:00' }, 422, 'visit.outside-hours'],
    ['a service nobody offers', { code: 'moonWalk' }, 404, 'visit.unknown-service'],
    ['an infusion', { code: 'iv-infusion' }, 422, 'visit.on-negative-list'],
    ['an item nobody has the certificate for', { code: 'piccCare' }, 409, 'visit.nobody-qualified'],
    ['a doctor’s visit without a contract', { code: 'doctor-visit' }, 409, 'visit.not-eligible'],
    ['another’s address', { addressId: 'f'.repeat(24) }, 422, 'visit.address-unknown'],
    ['a photo that is not there', { fileIds: ['f'.repeat(24)] }, 422, 'visit.file-unknown'],
    ['somebody who is no nurse', { staffId: 'f'.repeat(24) }, 409, 'visit.nobody-qualified'],
  ])('%s', async (_, more, status, code) => {
    const answer = await book(more)
    expect([answer.status, answer.body.error.code]).toEqual([status, code])
    expect(answer.body.error.message).toMatch(/[\u4e00-\u9fff]/)
    expect(await VisitModel.countDocuments({ elderId: house.elderId })).toBe(0)
  })

  it('a nurse without the certificate, by name and with what fails for staff', async () => {
    const staffId = house.staff.nurse
    const deskPass = await passOf(house.desk, house.elderId)
    const { status, body } = await house.desk.post('/api/visits', {
      ...{ elderId: house.elderId, pass: deskPass, ...asked, code: 'piccCare', staffId },
    })
    expect([status, body.error.code]).toEqual([409, 'visit.nobody-qualified'])
    expect(body.error.details.failing[staffId]).toEqual([
      { code: 'certificate-missing', says: '没有PICC 专科护士证' },
    ])
  })

  it('a nurse who was not a nurse five years', async () => {
    const young = house.staff.westNurse
    await givePlan(young)
    await giveCredentials(young, { clinicalSince: '2023-01-01', registeredAt: 'org-west' })
    const { body } = await book({ staffId: young })
    expect(body.error.code).toBe('visit.nobody-qualified')
  })
})

describe('an elder', () => {
  it('whom the service is not for is told so: door service is for 80 and over', async () => {
    const elderId = await registerElder({ name: '年轻些', birthDate: '1955-01-01' })
    const client = await api.signIn(elderId)
    const own = await passOf(client, elderId)
    const { status, body } = await client.post('/api/visits', {
      ...{ elderId, pass: own, ...asked, code: 'door-service' },
    })
    expect([status, body.error.code]).toEqual([409, 'visit.not-eligible'])
    expect(body.error.details.reasons[0].say).toContain('80 岁以上')
  })

  it('who is another’s cannot be booked for', async () => {
    const { status } = await book({ elderId: await oldElder('别人') })
    expect(status).toBe(404)
  })

  it('who is in hospital is not visited', async () => {
    const elderId = await oldElder('住院')
    const client = await api.signIn(elderId)
    await house.desk.post(`/api/people/${elderId}/life`, { event: 'admitted', on: '2026-03-03' })
    const own = await passOf(client, elderId)
    const { body } = await client.post('/api/visits', { elderId, pass: own, ...asked })
    expect(body.error.code).toBe('visit.in-hospital')
  })

  it('who has died is not booked for any more', async () => {
    const elderId = await registerElder({
      ...{ name: '已故', birthDate: '1940-01-01' },
      life: { status: 'died', on: '2026-03-01' },
    })
    expect(await peopleStore.byId(elderId)).toBeDefined()
    const { status, body } = await house.desk.post('/api/visits/red-flags', {
      ...{ elderId, channel: 'phone', answers: {} },
    })
    expect(status).toBe(422)
    const booked = await house.desk.post('/api/visits', { elderId, pass: 'x', ...asked })
    expect([booked.status, booked.body.error.code]).toEqual([409, 'visit.elder-gone'])
    expect(body.error.code).toBe('input.invalid')
  })
})
