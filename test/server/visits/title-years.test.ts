import type { CatalogueItem } from '../../../shared/visits/catalogue'
import { openingCatalogue } from '../../../shared/visits/catalogue-items'
import type { CredentialsView } from '../../../shared/visits/credentials'
import type { VisitView } from '../../../shared/visits/view'
import { fit, no, openWorld, booked, step, tryStep } from './care/steps'
import type { World } from './care/steps'
import { passOf } from './house'

let world: World
let nurse: string
beforeAll(async () => {
  world = await openWorld('title-years')
  nurse = world.house.staff.nurse
}, 60_000)
afterAll(() => world.api.stop())
beforeEach(() => world.api.clock.set('2026-03-04T10:00:00+08:00'))

const credentialsOf = async (id = nurse) =>
  (await world.as.manager.get<CredentialsView>(`/api/credentials/${id}`)).body
async function putTitle(titleSince: string | undefined, id = nurse) {
  const { credentials, version } = await credentialsOf(id)
  const { titleSince: _before, ...rest } = credentials ?? {}
  return world.as.manager.send<CredentialsView>('PUT', `/api/credentials/${id}`, {
    body: JSON.stringify({ ...rest, version, ...(titleSince ? { titleSince } : {}) }),
    headers: { 'Content-Type': 'application/json' },
  })
}

describe('换尿管 asks for two years as 护师', () => {
  it('and nobody without them is offered', async () => {
    for (const id of world.house.nurseIds) expect((await putTitle(undefined, id)).status).toBe(200)
    const { elder } = world.as
    const { elderId } = world.house
    const pass = await passOf(elder, elderId)
    const query = `elderId=${elderId}&code=urinaryCath&from=2026-03-06&days=2&pass=${pass}`
    const { body } = await elder.get(`/api/visits/times?${query}`)
    expect((body.reasons as { code: string }[]).map(({ code }) => code)).toEqual([
      'nobody-qualified',
    ])
    const hold = { elderId, pass, code: 'urinaryCath', day: '2026-03-06', time: '10:00' }
    expect(no(await elder.post('/api/visits/hold', hold))).toEqual([409, 'visit.nobody-qualified'])
    expect((await credentialsOf()).failing).toEqual([])
  })

  it('and she who has them may be sent, until they are taken back', async () => {
    expect((await putTitle('2024-03-06')).status).toBe(200)
    const asked = await booked(world, { code: 'urinaryCath' })
    const visit = await step(world.as.doctor, asked, 'consult', fit)
    const ordered = await step(world.as.doctor, visit, 'order', {
      ...{ text: '更换导尿管', validUntil: '2026-03-31', from: 'own' },
    })
    await putTitle('2024-03-07')
    const refused = await tryStep(world.as.desk, ordered, 'offer')
    expect(no(refused)).toEqual([409, 'visit.gate'])
    expect(refused.text).toContain('任护师不满 2 年，2026年3月7日满')
    const { body } = await world.as.desk.get<{ items: { id: string; reasons: object[] }[] }>(
      `/api/visits/${visit.id}/candidates`,
    )
    expect(body.items.find(({ id }) => id === nurse)?.reasons).toEqual([
      { code: 'too-few-title-years', says: '任护师不满 2 年，2026年3月7日满' },
    ])
    await putTitle('2024-03-06')
    expect((await step(world.as.desk, ordered, 'offer')).state).toBe('offered')
  })

  it('written down as a day that has been', async () => {
    const before = await credentialsOf()
    const answer = await putTitle('2026-03-05')
    expect(no(answer)).toEqual([422, 'credentials.days'])
    expect(await credentialsOf()).toEqual(before)
  })
})

describe('a new version of the catalogue', () => {
  const [first] = openingCatalogue.items
  const path = '/api/visits/catalogue?orgId=org-east'
  const publish = (more: object) =>
    world.as.manager.post(path, {
      base: '2026.1',
      from: '2026-03-05',
      put: [],
      remove: [],
      ...more,
    })

  it.each([
    ['no years', { years: 0, verified: false, source: '本院' }],
    ['half a year', { years: 0.5, verified: false, source: '本院' }],
    ['no source', { years: 3, verified: false, source: ' ' }],
    ['nobody’s word on whether it was checked', { years: 3, source: '本院' }],
  ])('is refused with %s', async (_, titleYears) => {
    expect((await publish({ put: [{ ...first, titleYears }] })).status).toBe(422)
  })

  it.each(['25:00', '18:10', '08:00', '22:15', '夜里'])(
    'is refused with a night from %s',
    async (nightFrom) => {
      expect((await publish({ nightFrom })).status).toBe(422)
    },
  )

  it('may ask for years, and for two people from another hour; visits booked before keep theirs', async () => {
    const evening = { time: '17:00', day: '2026-03-09' }
    const early = await booked(world, evening)
    const titleYears = { years: 3, verified: false, source: '本院规定' }
    const { status, body } = await publish({
      nightFrom: '17:00',
      put: [{ ...first, titleYears }],
    })
    expect([status, body.nightFrom]).toEqual([201, '17:00'])
    expect((body.items as CatalogueItem[])[0]?.titleYears).toEqual(titleYears)
    const changes = `/api/visits/catalogue/changes?from=2026.1&to=${body.version as string}`
    expect((await world.as.desk.get(changes)).body).toMatchObject({
      added: [],
      changed: [{ code: first?.code, fields: ['titleYears'] }],
    })
    world.api.clock.set('2026-03-05T10:00:00+08:00')
    await putTitle('2020-01-01')
    await putTitle('2020-01-01', world.house.staff.stationNurse)
    await world.as.desk.post(`/api/visits/${early.id}/cancel`, {
      version: early.version,
      reason: '先看旧的',
    })
    const late = await booked(world, evening)
    expect([early.staff.length, late.staff.length]).toEqual([1, 2])
    const { body: kept } = await world.as.elder.get<VisitView>(`/api/visits/${early.id}`)
    expect([kept.needs.twoPeople, kept.staff.length]).toEqual([early.needs.twoPeople, 1])
  })

  it('takes years away again, and that is a change too', async () => {
    world.api.clock.set('2026-03-05T10:00:00+08:00')
    const { body: known } = await world.as.desk.get(path)
    const { version } = known.now as { version: string }
    const { status, body } = await publish({ base: version, from: '2026-03-08', put: [first] })
    expect(status).toBe(201)
    const changes = `/api/visits/catalogue/changes?from=${version}&to=${body.version as string}`
    expect((await world.as.desk.get(changes)).body.changed).toMatchObject([
      { code: first?.code, fields: ['titleYears'] },
    ])
  })
})
