import { VisitModel } from '../../../server/visits/model'
import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import { employ } from '../../support/build'
import { asked, giveCredentials, givePlan, oldElder, passOf, settleHouse } from './house'
import type { House } from './house'

let api: Api
let house: House
beforeAll(async () => {
  api = await startApi({ label: 'anybody' })
  house = await settleHouse(api)
}, 60_000)
afterAll(() => api.stop())

interface Asker {
  elderId: string
  client: Client
  pass: string
}

/** Different elders, each signed in and past the questions. */
async function askers(count: number): Promise<Asker[]> {
  const made: Asker[] = []
  for (let at = 0; at < count; at++) {
    const elderId = await oldElder(`老人${at}`)
    const client = await api.signIn(elderId)
    made.push({ elderId, client, pass: await passOf(client, elderId) })
  }
  return made
}

describe('«anybody»', () => {
  it('is the nurse who came before', async () => {
    const [one] = await askers(1)
    const { client, elderId, pass } = one as Asker
    const days = ['2026-03-16', '2026-03-17']
    const first = await client.post('/api/visits', { elderId, pass, ...asked, day: days[0] })
    await VisitModel.updateOne({ _id: first.body.id }, { $set: { state: 'confirmed' } })
    const next = await client.post('/api/visits', { elderId, pass, ...asked, day: days[1] })
    expect(next.body.staff).toEqual(first.body.staff)
  })

  it('is two nurses in the evening, and nobody when only one of them can', async () => {
    const [one, two] = await askers(2)
    const evening = { ...asked, day: '2026-03-18', time: '18:30' }
    const { client, elderId, pass } = one as Asker
    const booked = await client.post('/api/visits', { elderId, pass, ...evening })
    expect(booked.body.staff).toHaveLength(2)
    const other = two as Asker
    const late = { ...evening, elderId: other.elderId, pass: other.pass }
    const refused = await other.client.post('/api/visits', late)
    expect([refused.status, refused.body.error.code]).toEqual([409, 'visit.nobody-free'])
  })
})

describe('one nurse by name in the evening', () => {
  const evening = { ...asked, day: '2026-03-24', time: '18:30' }

  it('comes first, with somebody else beside her', async () => {
    const [one] = await askers(1)
    const { client, elderId, pass } = one as Asker
    const [, staffId] = house.nurseIds
    const query = `elderId=${elderId}&code=${asked.code}&from=${evening.day}&days=1&pass=${pass}`
    const free = await client.get(`/api/visits/times?${query}&staffId=${staffId}`)
    expect(free.body.days[0].times).toContainEqual({ time: '18:30', staff: 2 })
    const booked = await client.post('/api/visits', { elderId, pass, ...evening, staffId })
    expect(booked.status).toBe(201)
    const staff = (booked.body.staff as { id: string }[]).map(({ id }) => id)
    expect(staff[0]).toBe(staffId)
    expect(staff.toSorted()).toEqual([...house.nurseIds].toSorted())
  })

  it('is not replaced by two others when she is taken', async () => {
    const [one, two] = await askers(2)
    const [taken] = house.nurseIds
    const third = await employ({ name: '第三位', role: 'nurse', orgId: 'org-east' })
    const fourth = await employ({ name: '第四位', role: 'nurse', orgId: 'org-east' })
    for (const id of [third, fourth]) {
      await givePlan(id)
      await giveCredentials(id)
    }
    const late = { ...evening, day: '2026-03-25' }
    const book = ({ client, elderId, pass }: Asker) =>
      client.post('/api/visits', { elderId, pass, ...late, staffId: taken })
    expect((await book(one as Asker)).status).toBe(201)
    const { status, body } = await book(two as Asker)
    expect([status, body.error.code]).toEqual([409, 'visit.nobody-free'])
  })

  it('who may not be sent is refused as nobody qualified, though others could come', async () => {
    const [one] = await askers(1)
    const { client, elderId, pass } = one as Asker
    const staffId = await employ({ name: '没有资质', role: 'nurse', orgId: 'org-east' })
    await givePlan(staffId)
    const late = { ...evening, day: '2026-03-26', staffId }
    const { status, body } = await client.post('/api/visits', { elderId, pass, ...late })
    expect([status, body.error.code]).toEqual([409, 'visit.nobody-qualified'])
  })
})

describe('the day of a nurse', () => {
  it('ends with her cap: nothing more is offered and nothing more is booked', async () => {
    const [one] = await askers(1)
    const { client, elderId, pass } = one as Asker
    const staffId = house.staff.nurse
    const times = ['08:30', '09:30', '10:30', '11:30', '12:30', '13:30', '14:30', '15:30']
    for (const time of times) {
      const who = (await askers(1))[0] as Asker
      const day = '2026-03-19'
      const { elderId: id } = who
      const booked = await who.client.post('/api/visits', {
        ...{ elderId: id, pass: who.pass, ...asked, day, time, staffId },
      })
      expect([time, booked.status]).toEqual([time, 201])
    }
    const query = `elderId=${elderId}&code=vitalSigns&from=2026-03-19&days=1&pass=${pass}`
    const free = await client.get(`/api/visits/times?${query}&staffId=${staffId}`)
    expect(free.body.days[0].times).toEqual([])
    expect((free.body.reasons as { code: string }[]).map(({ code }) => code)).toEqual([
      'nobody-free',
    ])
    const more = { ...asked, day: '2026-03-19', time: '17:00', staffId }
    const refused = await client.post('/api/visits', { elderId, pass, ...more })
    expect([refused.status, refused.body.error.code]).toEqual([409, 'visit.nobody-free'])
  })
})
