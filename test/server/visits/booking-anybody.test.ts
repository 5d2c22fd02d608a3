import { VisitModel } from '../../../server/visits/model'
import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import { asked, oldElder, passOf, settleHouse } from './house'
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
  it('is the nurse who came before, then the one with fewest visits, and the same again for the same question', async () => {
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
