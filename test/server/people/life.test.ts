import mongoose from 'mongoose'
import type { PersonView } from '../../../shared/people'
import type { LifeEvent, LifeEventView } from '../../../shared/register'
import { addRelative, registerElder } from '../../support/build'
import { asked, openCounty, signed } from '../contracts/steps'
import type { County } from '../contracts/steps'

let county: County
beforeAll(async () => {
  county = await openCounty('life')
})
beforeEach(() => county.api.clock.set('2026-03-04T10:00:00+08:00'))
afterAll(() => county.api.stop())

const life = (id: string, event: string, on: string, note?: string) =>
  county.as.desk.post<LifeEventView>(`/api/people/${id}/life`, {
    event,
    on,
    ...(note ? { note } : {}),
  })
const file = async (id: string) => (await county.as.desk.get<PersonView>(`/api/people/${id}`)).body
const contracts = (elderId: string) =>
  mongoose.connection.collection('contracts').find({ elderId }).toArray()
const code = (answer: { body: unknown }) =>
  (answer.body as { error?: { code: string } }).error?.code

describe('a death', () => {
  it('ends the contract, mandates and sessions in one act, each with its reason', async () => {
    const { elderId } = await signed(county, {}, { name: '王秀兰' })
    const relativeId = await addRelative(
      { id: elderId, name: '王秀兰' },
      { name: '陈敏', relation: '母亲' },
    )
    const daughter = await county.api.signIn(relativeId)
    expect((await daughter.get(`/api/people/${elderId}`)).status).toBe(200)

    const { status, body } = await life(elderId, 'died', '2026-03-04')
    expect(status).toBe(200)
    expect(body).toMatchObject({ contracts: 1, mandates: 1, sessions: 1 })
    expect(body.person).toMatchObject({ lifeStatus: 'died', lifeStatusOn: '2026-03-04' })
    expect(await contracts(elderId)).toMatchObject([
      { status: 'ended', endReason: 'died', endedOn: '2026-03-04' },
    ])
    const lines = mongoose.connection.collection('ledger_lines')
    expect(await lines.countDocuments({ elderId, item: 'contract.ended' })).toBe(1)
    expect((await daughter.get(`/api/people/${elderId}`)).status).toBeGreaterThanOrEqual(403)
    const sessions = mongoose.connection.collection('sessions')
    expect(await sessions.countDocuments({ personId: elderId })).toBe(0)
  })

  it('tells the family nothing by itself', async () => {
    const { elderId } = await signed(county, {}, { name: '李桂英' })
    await addRelative({ id: elderId, name: '李桂英' }, { name: '陈敏', relation: '母亲' })
    const waiting = { elderId, state: { $in: ['scheduled', 'sending'] } }
    const notices = mongoose.connection.collection('notices')
    await life(elderId, 'died', '2026-03-04')
    expect(await notices.countDocuments(waiting)).toBe(0)
  })

  it('gives back what waits for an answer', async () => {
    const { elderId } = await asked(county)
    expect((await life(elderId, 'died', '2026-03-04')).body.contracts).toBe(1)
    expect(await contracts(elderId)).toMatchObject([
      { status: 'returned', returnReason: '老人已去世' },
    ])
  })

  it('entered by mistake is put right with a word on why; what ended stays ended', async () => {
    const { elderId } = await signed(county)
    await life(elderId, 'died', '2026-03-03')
    expect(code(await life(elderId, 'returned', '2026-03-04'))).toBe('register.return-needs-note')
    const { body } = await life(elderId, 'returned', '2026-03-04', '同名登记错了人')
    expect(body.person).toMatchObject({ lifeStatus: 'living' })
    expect(await contracts(elderId)).toMatchObject([{ status: 'ended' }])
  })

  it('is one also when two desks enter it at once', async () => {
    const { elderId } = await signed(county)
    const answers = await Promise.all([1, 2, 3].map(() => life(elderId, 'died', '2026-03-04')))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
    const lines = mongoose.connection.collection('ledger_lines')
    expect(await lines.countDocuments({ elderId, item: 'contract.ended' })).toBe(1)
  })
})

describe('moving away', () => {
  it('ends what stood, and coming back begins with an open file', async () => {
    const { elderId } = await signed(county)
    expect((await life(elderId, 'moved', '2026-03-04')).body.contracts).toBe(1)
    expect(await contracts(elderId)).toMatchObject([{ endReason: 'moved' }])
    const { body } = await life(elderId, 'returned', '2026-03-04')
    expect(body).toMatchObject({ contracts: 0, person: { lifeStatus: 'living' } })
  })
})

describe('a stay in hospital', () => {
  const inHospital = (id: string, day: string) => county.api.rooms.people.reads.inHospital(id, day)

  it('lasts from the day of admission until the day before discharge', async () => {
    const elder = await registerElder()
    await life(elder, 'admitted', '2026-02-10')
    expect((await file(elder)).inHospitalSince).toBe('2026-02-10')
    await life(elder, 'discharged', '2026-02-20')
    expect((await file(elder)).inHospitalSince).toBeUndefined()
    const days = ['2026-02-09', '2026-02-10', '2026-02-19', '2026-02-20']
    expect(await Promise.all(days.map((day) => inHospital(elder, day)))).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  it('leaves contracts and mandates alone', async () => {
    const { elderId } = await signed(county)
    expect((await life(elderId, 'admitted', '2026-03-04')).body).toMatchObject({
      ...{ contracts: 0, mandates: 0, notices: 0, visits: 0, sessions: 0 },
      person: { lifeStatus: 'living', team: { id: 'team-east' } },
    })
  })

  it('ends with a death', async () => {
    const elder = await registerElder()
    await life(elder, 'admitted', '2026-02-10')
    await life(elder, 'died', '2026-02-15')
    expect(await inHospital(elder, '2026-02-14')).toBe(true)
    expect(await inHospital(elder, '2026-02-15')).toBe(false)
  })

  it('is one at a time, also when two nurses enter it at once', async () => {
    const elder = await registerElder()
    const answers = await Promise.all([1, 2].map(() => life(elder, 'admitted', '2026-02-10')))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(code(await life(elder, 'admitted', '2026-02-11'))).toBe('register.in-hospital')
  })

  it.each<[string, LifeEvent[], [LifeEvent, string], string]>([
    [
      'a discharge without an admission',
      [],
      ['discharged', '2026-02-20'],
      'register.not-in-hospital',
    ],
    [
      'a discharge before the admission',
      ['admitted'],
      ['discharged', '2026-02-09'],
      'person.life-too-early',
    ],
    ['an admission tomorrow', [], ['admitted', '2026-03-05'], 'person.day-out-of-life'],
    [
      'an admission after moving away',
      ['moved'],
      ['admitted', '2026-03-01'],
      'person.life-unchanged',
    ],
    ['a death twice', ['died'], ['died', '2026-03-01'], 'person.life-unchanged'],
    ['a return of somebody who is here', [], ['returned', '2026-03-01'], 'person.life-unchanged'],
    ['a death before birth', [], ['died', '1950-01-14'], 'person.day-out-of-life'],
  ])('refuses %s', async (_, before, [event, on], refusal) => {
    const elder = await registerElder()
    for (const each of before) await life(elder, each, '2026-02-10')
    expect(code(await life(elder, event, on))).toBe(refusal)
  })

  it('is not for another centre, the elder, or an event nobody knows', async () => {
    const elder = await registerElder()
    const body = { event: 'admitted', on: '2026-03-01' }
    const path = `/api/people/${elder}/life`
    expect((await county.as.westNurse.post(path, body)).status).toBe(404)
    expect((await (await county.api.signIn(elder)).post(path, body)).status).toBe(403)
    expect(code(await life(elder, 'away', '2026-03-01'))).toBe('input.invalid')
  })
})
