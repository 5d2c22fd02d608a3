import mongoose from 'mongoose'
import type { PersonView } from '../../../shared/people'
import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import { settleCounty } from '../../support/build'
import type { Staff } from '../../support/build'
import { numberOf, phoneNumber } from '../../support/documents'

const number = numberOf('1944-02-29', 'female', 450)
let api: Api
let staff: Staff
let desk: Client
let elder: PersonView
beforeAll(async () => {
  api = await startApi({ label: 'clear' })
  staff = await settleCounty()
  desk = await api.signIn(staff.desk)
  const { body } = await desk.post<PersonView>('/api/people', {
    name: '孙桂英',
    sex: 'female',
    birthDate: '1944-02-29',
    residence: 'resident',
    communityCode: '980101001002',
    identity: { kind: 'resident-id', number },
    phones: [
      { number: phoneNumber(1), owner: 'self' },
      { number: phoneNumber(2), owner: 'relative' },
    ],
    address: {
      label: '家',
      communityCode: '980101001002',
      text: '东湖路12号',
      doorNote: '密码 2580',
    },
  })
  elder = body
})
afterAll(() => api.stop())

const clear = (more: object, client = desk) =>
  client.post(`/api/people/${elder.id}/clear`, { reason: '上门前核对', ...more })
const written = () =>
  mongoose.connection
    .collection('audit')
    .find({ kind: /\.shown$/ })
    .sort({ n: 1 })
    .toArray()

describe('the value behind a mask', () => {
  it('is told with a reason, after that was written down', async () => {
    expect((await clear({ field: 'identity' })).body).toEqual({ value: number })
    expect((await written()).at(-1)).toMatchObject({
      orgId: 'org-east',
      kind: 'identity.shown',
      byId: staff.desk,
      byName: '东前台',
      byRole: 'desk',
      personIds: [elder.id],
      what: 'identity',
      reason: '上门前核对',
    })
  })

  it('is that of the phone or address asked for', async () => {
    const [, second] = elder.phones ?? []
    expect((await clear({ field: 'phone' })).body).toEqual({ value: phoneNumber(1) })
    expect((await clear({ field: 'phone', itemId: second?.id })).body).toEqual({
      value: phoneNumber(2),
    })
    expect((await clear({ field: 'address' })).body).toEqual({ value: '东湖路12号（密码 2580）' })
    expect((await clear({ field: 'phone', itemId: 'f'.repeat(24) })).body.error.code).toBe(
      'register.nothing-to-show',
    )
  })

  it('is never kept under an idempotency key', async () => {
    const body = { field: 'identity', reason: '核对' }
    await desk.post(`/api/people/${elder.id}/clear`, body, { 'Idempotency-Key': 'clear' })
    const collections = await mongoose.connection.db?.listCollections().toArray()
    for (const { name } of collections ?? []) {
      const all = await mongoose.connection.collection(name).find({}).toArray()
      expect(JSON.stringify(all)).not.toContain(number)
    }
    expect(JSON.stringify(await api.logged())).not.toContain(number)
  })

  it.each([
    ['without a reason', { reason: undefined }],
    ['with an empty reason', { reason: ' ' }],
    ['for an unknown field', { field: 'bank' }],
  ])('is refused %s', async (_, more) => {
    const before = (await written()).length
    expect((await clear({ field: 'identity', ...more })).status).toBe(422)
    expect(await written()).toHaveLength(before)
  })

  it('is not for another centre, a commission, or the elder’s own phone', async () => {
    expect((await clear({ field: 'identity' }, await api.signIn(staff.westDesk))).status).toBe(404)
    expect((await clear({ field: 'identity' }, await api.signIn(staff.county))).status).toBe(403)
    expect((await clear({ field: 'identity' }, await api.signIn(elder.id))).status).toBe(403)
  })

  it('tells twenty numbers an hour, and then none, while a phone may still be called', async () => {
    const nurse = await api.signIn(staff.nurse)
    const answers = await Promise.all(
      Array.from({ length: 24 }, () => clear({ field: 'identity' }, nurse)),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(20)
    const often = answers.filter(({ body }) => body.error?.code === 'register.clear-often')
    expect(often).toHaveLength(4)
    expect((await clear({ field: 'phone' }, nurse)).status).toBe(200)
    api.clock.set('2026-03-04T11:00:01+08:00')
    expect((await clear({ field: 'identity' }, nurse)).status).toBe(200)
  })
})
