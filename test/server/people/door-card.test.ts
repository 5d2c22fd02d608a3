import mongoose from 'mongoose'
import type { DoorCardView } from '../../../shared/register'
import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import { registerElder, settleCounty } from '../../support/build'
import type { Staff } from '../../support/build'

let api: Api
let staff: Staff
let desk: Client
let elder: string
beforeAll(async () => {
  api = await startApi({ label: 'door-card' })
  staff = await settleCounty()
  desk = await api.signIn(staff.desk)
})
beforeEach(async () => {
  elder = await registerElder()
})
afterAll(() => api.stop())

const issue = () => desk.post<DoorCardView>(`/api/people/${elder}/door-card`)
const read = (code: string, client = desk) =>
  client.post<{ error?: { code: string } }>('/api/door-cards/read', { code })

describe('a door card', () => {
  it('opens the file to staff who scan it, as text or as its bare code', async () => {
    const { status, body } = await issue()
    expect(status).toBe(201)
    const { qr } = body
    for (const code of [qr, qr.replace('linli:door:', '')])
      expect((await read(code)).body).toMatchObject({ id: elder, name: '王桂芳', age: 76 })
    expect(qr).not.toContain(elder)
  })

  it('is worth nothing to anybody else', async () => {
    const { qr } = (await issue()).body
    expect((await read(qr, api.stranger)).status).toBe(401)
    expect((await read(qr, await api.signIn(elder))).status).toBe(403)
    expect((await read(qr, await api.signIn(staff.county))).status).toBe(403)
    const west = await read(qr, await api.signIn(staff.westNurse))
    const guessed = await read('linli:door:AAAAAAAAAAAAAAAAAAAAAAAA')
    const answered = ({ status, body }: typeof west) => [status, body.error?.code]
    expect(answered(west)).toEqual(answered(guessed))
  })

  it('is useless once a new one is printed, or it was revoked', async () => {
    const first = (await issue()).body
    const second = (await issue()).body
    expect((await read(first.qr)).status).toBe(404)
    expect((await read(second.qr)).status).toBe(200)
    expect((await desk.get(`/api/people/${elder}/door-card`)).body).toEqual({
      id: second.id,
      qr: '',
      issuedAt: second.issuedAt,
    })
    expect((await desk.post(`/api/people/${elder}/door-card/revoke`)).status).toBe(204)
    expect((await read(second.qr)).status).toBe(404)
    expect((await desk.post(`/api/people/${elder}/door-card/revoke`)).status).toBe(404)
    expect((await desk.get(`/api/people/${elder}/door-card`)).body).toBeNull()
  })

  it('is one even when two desks print at once', async () => {
    const cards = await Promise.all([issue(), issue(), issue()])
    const opened = await Promise.all(cards.map(({ body }) => read(body.qr)))
    expect(opened.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  it('stands in the database as a hash only', async () => {
    const { qr } = (await issue()).body
    const rows = await mongoose.connection.collection('door_cards').find({}).toArray()
    expect(JSON.stringify(rows)).not.toContain(qr.slice(-24))
  })
})
