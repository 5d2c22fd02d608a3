import type { ContractView } from '../../../shared/contracts'
import { registerElder } from '../../support/build'
import { no, openCounty, signed } from './steps'
import type { County } from './steps'

let county: County

beforeAll(async () => {
  county = await openCounty('keeping')
})
afterAll(() => county.api.stop())
beforeEach(() => county.api.clock.set('2026-03-04T10:00:00+08:00'))

const linesOf = async (elderId: string) =>
  county.api.rooms.ledgerReads.linesOfElders({ elderIds: [elderId] })

describe('renewing', () => {
  const renew = (id: string) =>
    county.as.doctor.post(`/api/contracts/${id}/renew`, { termMonths: 24 })

  it.each([
    ['30 days before the last day', '2027-02-01', 409],
    ['29 days before the last day', '2027-02-02', 200],
    ['on the last day', '2027-03-03', 200],
    ['on the day after', '2027-03-04', 409],
  ])('%s answers %s', async (_when, day, status) => {
    const { id } = await signed(county)
    county.api.clock.set(`${day}T10:00:00+08:00`)
    expect((await renew(id)).status).toBe(status)
  })

  it('adds a term after the last day and a line that says so', async () => {
    const { id, elderId } = await signed(county)
    county.api.clock.set('2027-02-20T10:00:00+08:00')
    const { body } = await renew(id)
    expect(body).toMatchObject({ startsOn: '2026-03-04', endsOn: '2029-03-03', standing: 'active' })
    const [, renewed] = await linesOf(elderId)
    expect(renewed).toMatchObject({
      id: `contract:${id}@2027-03-04#contract.renewed`,
      day: '2027-02-20',
      contract: { id, startsOn: '2026-03-04', endsOn: '2029-03-03' },
    })
  })

  it('by ten at once adds one term', async () => {
    const { id, elderId } = await signed(county)
    county.api.clock.set('2027-02-20T10:00:00+08:00')
    const answers = await Promise.all(Array.from({ length: 10 }, () => renew(id)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect((await linesOf(elderId)).map(({ item }) => item)).toEqual([
      'contract.accepted',
      'contract.renewed',
    ])
  })

  it('starts the promises of a new contract year', async () => {
    const { id, elderId } = await signed(county)
    await record(elderId, 'blood-pressure', '2026-03-04')
    const at = async (day: string) => {
      county.api.clock.set(`${day}T10:00:00+08:00`)
      return (await bloodPressure(id))?.used
    }
    expect(await at('2027-02-20')).toBe(1)
    await renew(id)
    expect(await at('2027-03-03')).toBe(1)
    expect(await at('2027-03-04')).toBe(0)
  })
})

describe('ending', () => {
  const end = (id: string, on: string, reason = 'resident-asked') =>
    county.as.manager.post(`/api/contracts/${id}/end`, { reason, on })

  it('is a line with the first day it no longer stands', async () => {
    const { id, elderId, elder } = await signed(county)
    county.api.clock.set('2026-05-06T10:00:00+08:00')
    const { body } = await end(id, '2026-05-01', 'moved')
    const ended = { status: 'ended', standing: 'ended', endedOn: '2026-05-01', endReason: 'moved' }
    expect(body).toMatchObject(ended)
    const [, line] = await linesOf(elderId)
    expect(line).toMatchObject({
      id: `contract:${id}#contract.ended`,
      day: '2026-05-06',
      contract: { endedOn: '2026-05-01' },
    })
    const current = (await elder.get(`/api/contracts/current?elderId=${elderId}`)).body
    expect(current.contract).toBeUndefined()
  })

  it.each([
    ['tomorrow', '2026-03-05'],
    ['before it began', '2026-03-03'],
  ])('is refused for %s', async (_when, on) => {
    const { id } = await signed(county)
    expect(no(await end(id, on))).toEqual([422, 'contract.end-day'])
  })

  it('happens once', async () => {
    const { id } = await signed(county)
    await end(id, '2026-03-04')
    expect(no(await end(id, '2026-03-04'))).toEqual([409, 'contract.not-in-force'])
  })

  it('is for the doctor, the desk and the manager, not for a nurse or the elder', async () => {
    const { id, elder } = await signed(county)
    const body = { reason: 'team-changed', on: '2026-03-04' }
    const path = `/api/contracts/${id}/end`
    expect((await county.as.nurse.post(path, body)).status).toBe(403)
    expect((await elder.post(path, body)).status).toBe(403)
    expect((await county.as.westManager.post(path, body)).status).toBe(404)
    expect((await county.as.desk.post(path, body)).status).toBe(200)
  })
})

describe('what a contract still owes', () => {
  it('is counted from the ledger: used, left and due by today', async () => {
    const { id, elderId } = await signed(county, { packageCode: 'primary' })
    await record(elderId, 'blood-pressure', '2026-03-04')
    county.api.clock.set('2026-06-03T10:00:00+08:00')
    await record(elderId, 'blood-pressure', '2026-05-20')
    expect(await bloodPressure(id)).toMatchObject({ times: 12, used: 2, left: 10, due: 3 })
  })

  it('counts the same kind once a day', async () => {
    const { id, elderId } = await signed(county)
    await record(elderId, 'blood-pressure', '2026-03-04')
    await record(elderId, 'blood-pressure', '2026-03-04')
    expect((await bloodPressure(id))?.used).toBe(1)
  })

  it('never goes below nothing left', async () => {
    const { id, elderId } = await signed(county)
    county.api.clock.set('2026-03-20T10:00:00+08:00')
    for (const day of ['04', '05', '06', '07', '08']) {
      await record(elderId, 'blood-pressure', `2026-03-${day}`)
    }
    expect(await bloodPressure(id)).toMatchObject({ times: 4, used: 5, left: 0 })
  })
})

const bloodPressure = async (id: string) => {
  const { body } = await county.as.doctor.get(`/api/contracts/${id}`)
  return (body as ContractView).entitlements?.find(({ code }) => code === 'blood_pressure')
}

let drafts = 0
async function record(elderId: string, kind: string, day: string) {
  const values = { systolic: 128, diastolic: 78 }
  const draft = {
    draftId: `draft-${(drafts += 1)}-keeping`,
    elderId,
    kind,
    day,
    place: 'centre',
    values,
  }
  const answer = await county.as.nurse.post('/api/records', draft)
  expect([answer.status, answer.body.error]).toEqual([201, undefined])
}

it('knows elders without a contract', async () => {
  const elderId = await registerElder()
  const { body } = await county.as.desk.get(`/api/contracts/current?elderId=${elderId}`)
  expect(body).toEqual({ elder: { id: elderId, name: '王桂芳', age: 76 }, recent: [] })
})
