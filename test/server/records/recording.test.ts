import { addRelative, registerElder } from '../../support/build'
import { draftFor, no, openCounty, recorded, valuesFor } from './steps'
import type { County } from './steps'

let county: County

beforeAll(async () => {
  county = await openCounty('recording')
})
afterAll(() => county.api.stop())
beforeEach(() => county.api.clock.set('2026-03-04T10:00:00+08:00'))

const linesOf = (elderId: string) =>
  county.api.rooms.ledgerReads.linesOfElders({ elderIds: [elderId] })

describe('a service written down', () => {
  it('is one record with one ledger line', async () => {
    const elderId = await registerElder()
    const record = await recorded(county.as.nurse, elderId, { time: '09:30', note: '左臂' })
    expect(record).toMatchObject({
      elder: { id: elderId, name: '王桂芳' },
      kind: 'blood-pressure',
      day: '2026-03-04',
      time: '09:30',
      place: 'home',
      values: { systolic: 128, diastolic: 78 },
      note: '左臂',
      status: 'standing',
      act: { byName: '东护士', forId: elderId, channel: 'on-site' },
      organisation: { id: 'org-east', name: '东街道社区卫生服务中心' },
      lineId: `record:${record.id}#service.blood-pressure`,
      corrections: [],
    })
    const [line] = await linesOf(elderId)
    expect(line).toMatchObject({
      id: record.lineId,
      day: '2026-03-04',
      month: '2026-03',
      orgPath: ['org-province', 'org-city', 'org-county', 'org-east'],
      teamId: 'team-east',
      place: 'home',
      groups: ['aged65'],
      residence: 'resident',
    })
  })

  it('by a nurse of the station is the station’s', async () => {
    const record = await recorded(county.as.stationNurse, await registerElder())
    expect(record.organisation).toEqual({ id: 'org-east-lake', name: '东湖社区卫生服务站' })
  })

  it.each([
    'blood-pressure',
    'capillary-glucose',
    'rehab-guidance',
    'nursing-guidance',
    'health-consult',
    'nutrition-guidance',
    'home-visit',
    'follow-up',
  ])('may be %s', async (kind) => {
    const record = await recorded(county.as.doctor, await registerElder(), {
      kind,
      ...valuesFor(kind),
    })
    expect(record.kind).toBe(kind)
  })

  it('judges the person as on the service day: 80 on that very day', async () => {
    const elderId = await registerElder({ birthDate: '1946-03-04' })
    await recorded(county.as.nurse, elderId, { day: '2026-03-03' })
    await recorded(county.as.nurse, elderId)
    expect((await linesOf(elderId)).map(({ groups }) => groups)).toEqual([
      ['aged65'],
      ['aged65', 'aged80'],
    ])
  })

  it('can be read by the elder, her relative and the centre, not by others', async () => {
    const elderId = await registerElder()
    const { id } = await recorded(county.as.nurse, elderId)
    const relative = await addRelative(
      { id: elderId, name: '王桂芳' },
      { name: '王小芳', relation: '母亲' },
    )
    const { desk, westNurse, westManager, county: officer } = county.as
    for (const reader of [
      await county.api.signIn(elderId),
      await county.api.signIn(relative),
      desk,
    ]) {
      expect((await reader.get(`/api/records/${id}`)).body.id).toBe(id)
      expect((await reader.get(`/api/records?elderId=${elderId}`)).body.items).toHaveLength(1)
    }
    for (const reader of [westNurse, westManager, officer]) {
      expect(no(await reader.get(`/api/records/${id}`))).toEqual([404, 'record.not-found'])
      const list = await reader.get(`/api/records?elderId=${elderId}`)
      expect(no(list)).toEqual([404, 'person.not-found'])
    }
  })
})

describe('the same draft again', () => {
  it('gives the same record and line, also when five arrive at once', async () => {
    const elderId = await registerElder()
    const draft = draftFor(elderId)
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => county.as.nurse.post('/api/records', draft)),
    )
    answers.push(await county.as.nurse.post('/api/records', draft))
    expect(answers.map(no)).toEqual(answers.map(() => [201, undefined]))
    expect(new Set(answers.map(({ body }) => `${body.id} ${body.lineId}`)).size).toBe(1)
    expect(await linesOf(elderId)).toHaveLength(1)
  })

  it('is the same after the 30 days in which it could be written down', async () => {
    const draft = draftFor(await registerElder())
    const { body } = await county.as.nurse.post('/api/records', draft)
    county.api.clock.set('2026-06-04T10:00:00+08:00')
    expect((await county.as.nurse.post('/api/records', draft)).body.id).toBe(body.id)
  })

  it('does not depend on the order of its fields', async () => {
    const draft = draftFor(await registerElder())
    const turned = Object.fromEntries(Object.entries(draft).reverse())
    const { body } = await county.as.nurse.post('/api/records', draft)
    expect((await county.as.nurse.post('/api/records', turned)).body.id).toBe(body.id)
  })

  it('with other content is refused', async () => {
    const elderId = await registerElder()
    const draft = draftFor(elderId)
    await county.as.nurse.post('/api/records', draft)
    for (const more of [{ place: 'centre' }, { note: '补' }, { elderId: await registerElder() }]) {
      const answer = await county.as.nurse.post('/api/records', { ...draft, ...more })
      expect(no(answer)).toEqual([409, 'record.draft-differs'])
    }
    expect(await linesOf(elderId)).toHaveLength(1)
  })

  it('from another phone is another record', async () => {
    const draft = draftFor(await registerElder(), { kind: 'health-consult', values: undefined })
    const one = await county.as.nurse.post('/api/records', draft)
    const two = await county.as.doctor.post('/api/records', draft)
    expect(one.body.id).not.toBe(two.body.id)
    expect(two.body.notCounted).toBe('same-day-same-kind')
  })
})
