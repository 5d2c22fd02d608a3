import { registerElder } from '../../support/build'
import { draftFor, no, openCounty, recorded } from './steps'
import type { County } from './steps'

let county: County

beforeAll(async () => {
  county = await openCounty('refusing')
})
afterAll(() => county.api.stop())
beforeEach(() => county.api.clock.set('2026-03-04T10:00:00+08:00'))

const linesOf = (elderId: string) =>
  county.api.rooms.ledgerReads.linesOfElders({ elderIds: [elderId] })

describe('what cannot be written down', () => {
  it.each([
    ['tomorrow', { day: '2026-03-05' }, 422, 'record.day'],
    ['31 days ago', { day: '2026-02-01' }, 422, 'record.day'],
    ['later today', { time: '10:11' }, 422, 'record.time'],
    [
      'a nurse’s visit, which has a room of its own',
      { kind: 'home-nursing', values: undefined },
      422,
      'record.kind-not-recorded-here',
    ],
    [
      'a doctor’s home visit at the centre',
      { kind: 'home-visit', place: 'centre', values: undefined },
      422,
      'record.place',
    ],
    ['a blood pressure without numbers', { values: undefined }, 422, 'record.values'],
    ['half a blood pressure', { values: { systolic: 128 } }, 422, 'record.values'],
    [
      'a blood pressure upside down',
      { values: { systolic: 78, diastolic: 128 } },
      422,
      'record.values',
    ],
    ['a blood pressure of 400', { values: { systolic: 400, diastolic: 78 } }, 422, 'record.values'],
    [
      'a glucose without its value',
      { kind: 'capillary-glucose', values: { timing: 'fasting' } },
      422,
      'record.values',
    ],
    ['a consultation with a blood pressure', { kind: 'health-consult' }, 422, 'record.values'],
  ])('is %s', async (_what, wrong, status, code) => {
    const elderId = await registerElder()
    const answer = await county.as.nurse.post('/api/records', draftFor(elderId, wrong))
    expect(no(answer)).toEqual([status, code])
    expect(await linesOf(elderId)).toEqual([])
  })

  it('is a service on a day before the elder was born', async () => {
    const elderId = await registerElder({ birthDate: '2026-03-01' })
    const draft = draftFor(elderId, { day: '2026-02-28' })
    expect(no(await county.as.nurse.post('/api/records', draft))).toEqual([422, 'record.day'])
  })

  it('says in words what is wrong with a value', async () => {
    const draft = draftFor(await registerElder(), { values: { systolic: 128 } })
    const { body } = await county.as.nurse.post('/api/records', draft)
    expect(body.error.details).toEqual([
      { path: 'body.values', says: '血压要同时填收缩压和舒张压' },
    ])
  })

  it('is not 30 days ago, and not ten minutes ahead', async () => {
    const { nurse } = county.as
    expect((await recorded(nurse, await registerElder(), { day: '2026-02-02' })).day).toBe(
      '2026-02-02',
    )
    expect((await recorded(nurse, await registerElder(), { time: '10:10' })).time).toBe('10:10')
  })

  it.each([
    ['died', '2026-03-01', '2026-03-01', 409],
    ['died', '2026-03-01', '2026-02-28', 201],
    ['moved', '2026-03-01', '2026-03-04', 409],
  ] as const)('somebody who %s on %s, on %s: %i', async (status, on, day, answered) => {
    const elderId = await registerElder({ life: { status, on } })
    const answer = await county.as.nurse.post('/api/records', draftFor(elderId, { day }))
    expect(answer.status).toBe(answered)
  })

  it.each([
    ['desk', 403, 'who.not-allowed'],
    ['manager', 403, 'who.not-allowed'],
    ['county', 403, 'who.not-allowed'],
    ['westNurse', 404, 'person.not-found'],
  ] as const)('is anything by the %s', async (who, status, code) => {
    const elderId = await registerElder()
    const answer = await county.as[who].post('/api/records', draftFor(elderId))
    expect(no(answer)).toEqual([status, code])
    expect(await linesOf(elderId)).toEqual([])
  })

  it('is anything by the elder herself', async () => {
    const elderId = await registerElder()
    const elder = await county.api.signIn(elderId)
    expect(no(await elder.post('/api/records', draftFor(elderId)))).toEqual([
      403,
      'who.not-allowed',
    ])
  })
})
