import mongoose from 'mongoose'
import type { PersonView } from '../../../shared/people'
import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import { registerElder, settleCounty } from '../../support/build'
import type { Staff } from '../../support/build'
import { phoneNumber } from '../../support/documents'
import { wrongBodies } from '../../support/wrong-input'

let api: Api
let staff: Staff
let desk: Client
let elder: string
beforeAll(async () => {
  api = await startApi({ label: 'contacts' })
  staff = await settleCounty()
  desk = await api.signIn(staff.desk)
})
beforeEach(async () => {
  elder = await registerElder()
})
afterAll(() => api.stop())

const home = { label: '家', communityCode: '980101001002', text: '东湖路12号3幢501室', floor: 5 }
const path = (more: string, id = elder) => `/api/people/${id}/${more}`
const file = async (id = elder) => (await desk.get<PersonView>(`/api/people/${id}`)).body
const addPhone = (number: string, owner = 'self', id = elder) =>
  desk.post(path('phones', id), { number, owner })
const addAddress = (more: object = {}) => desk.post(path('addresses'), { ...home, ...more })
const rows = () => mongoose.connection.collection('contacts').find({}).toArray()

describe('a phone', () => {
  it('is written in the clear once and answered masked ever after', async () => {
    const { status, body } = await addPhone('+86 154-1234-5678')
    expect(status).toBe(201)
    expect(body).toEqual({ id: expect.any(String), masked: '154****5678', owner: 'self' })
    expect((await file()).phones).toEqual([body])
    expect(JSON.stringify(await rows())).not.toContain('15412345678')
  })

  it('may be shared by a couple', async () => {
    const husband = await registerElder({ name: '赵德福', sex: 'male' })
    await addPhone(phoneNumber(7), 'shared')
    expect((await addPhone(phoneNumber(7), 'shared', husband)).status).toBe(201)
    const { holdsPhone } = api.rooms.people.contactWindow
    expect(await holdsPhone(elder, phoneNumber(7))).toBe(true)
    expect(await holdsPhone(husband, `+86${phoneNumber(7)}`)).toBe(true)
    expect(await holdsPhone(husband, phoneNumber(8))).toBe(false)
  })

  it('is on file once, also when two desks enter it at once', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => addPhone(phoneNumber(9))))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409])
  })

  it('of others entered at the same moment is not lost', async () => {
    const answers = await Promise.all([11, 12, 13, 14].map((each) => addPhone(phoneNumber(each))))
    expect(answers.every(({ status }) => status === 201)).toBe(true)
    expect((await file()).phones).toHaveLength(4)
  })

  it('can be taken away', async () => {
    const { body } = await addPhone(phoneNumber(15))
    expect((await desk.delete(path(`phones/${body.id}`))).status).toBe(204)
    expect((await file()).phones).toBeUndefined()
    expect((await desk.delete(path(`phones/${body.id}`))).status).toBe(404)
    expect(await api.rooms.people.contactWindow.holdsPhone(elder, phoneNumber(15))).toBe(false)
  })

  it('is one of at most eight', async () => {
    for (let each = 21; each <= 28; each += 1) await addPhone(phoneNumber(each))
    expect((await addPhone(phoneNumber(29))).body.error.code).toBe('register.too-many-contacts')
  })

  it.each(['12345', '12800000000', 'abc'])('is not %s', async (number) => {
    expect((await addPhone(number)).body.error.code).toBe('register.phone-invalid')
    expect((await file()).phones).toBeUndefined()
  })
})

describe('an address', () => {
  it('shows its street; numbers, the door note and the point stay sealed', async () => {
    const point = { longitude: 120.123456, latitude: 30.654321 }
    const { status, body } = await addAddress({ doorNote: '密码 2580', lift: false, point })
    expect(status).toBe(201)
    expect(body).toEqual({
      id: expect.any(String),
      label: '家',
      communityCode: '980101001002',
      community: '东湖社区',
      text: '东湖路**号*幢***室',
      floor: 5,
      lift: false,
      hasDoorNote: true,
      hasPoint: true,
      preferred: true,
    })
    const stored = JSON.stringify(await rows())
    for (const secret of ['东湖路12号', '2580', '120.123456', '30.654321'])
      expect(stored).not.toContain(secret)
    expect(await api.rooms.people.contactWindow.addressOf(elder)).toMatchObject({
      text: '东湖路12号3幢501室',
      doorNote: '密码 2580',
      point,
    })
  })

  it('may be one of several; a visit goes to the preferred one', async () => {
    const first = (await addAddress()).body
    const second = (await addAddress({ label: '女儿家', text: '西山村8号' })).body
    expect(second.preferred).toBe(false)
    expect((await desk.post(path(`addresses/${second.id}/prefer`))).status).toBe(204)
    expect((await file()).addresses?.map(({ preferred }) => preferred)).toEqual([false, true])
    await desk.delete(path(`addresses/${second.id}`))
    expect((await file()).addresses).toEqual([first])
  })

  it('is corrected in its place', async () => {
    const { id } = (await addAddress()).body
    const right = { ...home, text: '东湖路21号', floor: 1 }
    const { status, body } = await desk.send('PUT', path(`addresses/${id}`), {
      body: JSON.stringify(right),
      headers: { 'Content-Type': 'application/json' },
    })
    expect([status, body.id, body.text, body.floor]).toEqual([200, id, '东湖路**号', 1])
    expect((await file()).addresses).toEqual([body])
  })

  it('may lie in the community of another county, but in one that exists', async () => {
    expect((await addAddress({ communityCode: '980101102001' })).status).toBe(201)
    const nowhere = await addAddress({ communityCode: '110101001001' })
    expect(nowhere.body.error.code).toBe('register.address-community')
  })

  it.each(wrongBodies(home, ['floor']))('refuses %s', async (_, body) => {
    const { status } = await desk.post(path('addresses'), body)
    expect(status).toBe(422)
    expect((await file()).addresses).toBeUndefined()
  })

  it('is not for another centre to write', async () => {
    const west = await api.signIn(staff.westDesk)
    expect((await west.post(path('addresses'), home)).status).toBe(404)
    expect(
      (await west.post(path('phones'), { number: phoneNumber(1), owner: 'self' })).status,
    ).toBe(404)
  })
})
