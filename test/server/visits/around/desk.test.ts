import { startApi } from '../../../support/api'
import type { Api } from '../../../support/api'
import type { CandidatesView } from '../../../../shared/visits/desk'
import { asked, passOf, settleHouse } from '../house'
import type { House } from '../house'

let api: Api
let house: House
let visitId: string
beforeAll(async () => {
  api = await startApi({ label: 'visit-desk' })
  house = await settleHouse(api)
  const pass = await passOf(house.desk, house.elderId)
  const request = { elderId: house.elderId, ...asked, pass, channel: 'phone' }
  const { body } = await house.desk.post('/api/visits', request)
  visitId = body.id as string
}, 60_000)
afterAll(() => api.stop())

const deskOf = async (client = house.desk, orgId = 'org-east') =>
  client.get(`/api/visits/desk?orgId=${orgId}`)

describe('what waits at a house', () => {
  it('is counted, and what is overdue counted apart', async () => {
    await house.elder.post('/api/visits/call-backs', { elderId: house.elderId, words: '想约换药' })
    const { body } = await deskOf()
    expect(body).toMatchObject({
      lists: { 'to-consult': 1, unassigned: 0, 'to-reassign': 0, unproven: 0 },
      ...{ callBacks: { open: 1, overdue: 0 }, waiting: 0, alarms: 0, redFlags: 0 },
      ...{ adverse: { open: 0, overdue: 0 }, complaints: { open: 0, overdue: 0 } },
    })
    expect(body.credentials).toMatchObject({ failing: 0, coversLacking: 0 })
  })

  it('is nobody’s business outside of it', async () => {
    const west = await api.signIn(house.staff.westDesk)
    expect((await deskOf(west)).status).toBe(404)
    expect((await deskOf(house.elder)).status).toBe(403)
    expect((await deskOf(house.desk, 'org-west')).status).toBe(404)
  })
})

describe('whom the office may send', () => {
  it('is everybody of the right role, each who cannot with the reason by name', async () => {
    const [one = '', other = ''] = house.nurseIds
    const { body } = await house.desk.get<CandidatesView>(`/api/visits/${visitId}/candidates`)
    expect(body.people).toBe(1)
    const { items: found } = body
    expect(found.map(({ id }) => id).toSorted()).toEqual([one, other].toSorted())
    expect(found.every(({ reasons }) => reasons.length === 0)).toBe(true)
    expect(found.filter(({ assigned }) => assigned)).toHaveLength(1)
  })

  it('leaves out nobody who is on leave then, but says so, last', async () => {
    const [one = ''] = house.nurseIds
    const leave = {
      ...{ staffId: one, kind: 'leave' },
      from: { day: asked.day, time: '07:00' },
      to: { day: asked.day, time: '22:00' },
    }
    expect((await house.desk.post('/api/schedule/blocks', leave)).status).toBe(201)
    const { body } = await house.desk.get<CandidatesView>(`/api/visits/${visitId}/candidates`)
    const { items: found } = body
    expect(found.at(-1)).toMatchObject({ id: one, reasons: [{ code: 'on-leave' }] })
    expect(found[0]?.reasons).toEqual([])
  })

  it('is not told to the elder, nor to another house', async () => {
    const west = await api.signIn(house.staff.westDesk)
    const path = `/api/visits/${visitId}/candidates`
    expect((await house.elder.get(path)).status).toBe(403)
    expect((await west.get(path)).status).toBe(404)
  })
})
