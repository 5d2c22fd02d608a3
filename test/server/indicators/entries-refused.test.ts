import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import { employ, settleCounty } from '../../support/build'
import { basesOf, enterBase, setTarget } from './support/asking'

let api: Api
let manager: Client
let county: Client

beforeAll(async () => {
  api = await startApi({ label: 'refused' })
  const staff = await settleCounty()
  manager = await api.signIn(staff.manager)
  county = await api.signIn(staff.county)
})
afterAll(() => api.stop())

describe('what is refused, and not written', () => {
  it.each<[string, object, number, string]>([
    ['another centre', { orgId: 'org-west' }, 404, 'organisation.not-found'],
    ['a centre that is not there', { orgId: 'org-x' }, 404, 'organisation.not-found'],
    ['a year too early', { year: 2014 }, 422, 'base.year-out'],
    ['a year too far', { year: 2028 }, 422, 'base.year-out'],
    ['a year of text', { year: '2026' }, 422, 'input.invalid'],
    ['part of a person', { persons: 1.5 }, 422, 'input.invalid'],
    ['fewer than nobody', { persons: -1 }, 422, 'input.invalid'],
    ['persons as text', { persons: '12' }, 422, 'input.invalid'],
    ['an operator', { persons: { $gt: 1 } }, 422, 'input.invalid'],
    ['an unknown group', { group: 'aged99' }, 422, 'input.invalid'],
    ['no source', { source: '   ' }, 422, 'input.invalid'],
    ['a source too long', { source: '长'.repeat(201) }, 422, 'input.invalid'],
    ['a source with hidden marks', { source: '统计\u202E局' }, 422, 'input.invalid'],
    ['a field nobody knows', { note: 'x' }, 422, 'input.invalid'],
  ])('a base with %s', async (_, changes, status, code) => {
    const read = async () =>
      JSON.stringify([await basesOf(county), await basesOf(county, 'org-west')])
    const before = await read()
    const answer = await enterBase(manager, changes)
    expect([answer.status, answer.body.error.code]).toEqual([status, code])
    expect(await read()).toBe(before)
  })

  it.each<[string, object, number, string]>([
    ['for another centre', { orgId: 'org-west' }, 404, 'organisation.not-found'],
    ['on nothing', { code: 'no.such.figure' }, 422, 'target.not-found'],
    ['on a measure without a number', { code: 'measure.1' }, 422, 'target.not-found'],
    ['in another unit', { unit: '人' }, 422, 'target.unit'],
    ['over 100 %', { value: 101 }, 422, 'target.value'],
    ['without its number', { value: undefined }, 422, 'target.value'],
    ['for all, yet less', { kind: 'all', value: 90 }, 422, 'target.value'],
    ['of none, yet with a number', { kind: 'none' }, 422, 'target.value'],
    ['in a year too far', { year: 2030 }, 422, 'target.year-out'],
    ['of an unknown kind', { kind: 'most' }, 422, 'input.invalid'],
    ['with an operator', { code: { $ne: '' } }, 422, 'input.invalid'],
    ['with a negative number', { value: -3 }, 422, 'input.invalid'],
  ])('a target %s', async (_, changes, status, code) => {
    const answer = await setTarget(manager, changes)
    expect([answer.status, answer.body.error.code]).toEqual([status, code])
  })

  it('part of a person as a target, where a share may have a fraction', async () => {
    const visits = { code: 'measure.8', unit: '人次' }
    const answer = await setTarget(manager, { ...visits, value: 12.5 })
    expect([answer.status, answer.body.error.code]).toEqual([422, 'target.value'])
    expect((await setTarget(manager, { ...visits, value: 12 })).status).toBe(200)
    expect((await setTarget(manager, { value: 85.5 })).status).toBe(200)
  })

  it('a base for a station, which answers for no population', async () => {
    const answer = await enterBase(manager, { orgId: 'org-east-lake' })
    expect([answer.status, answer.body.error.code]).toEqual([422, 'base.place'])
  })

  it('a body that is no JSON, or far too large', async () => {
    const headers = { 'Content-Type': 'application/json' }
    const send = (body: string) => manager.send('POST', '/api/indicators/bases', { body, headers })
    expect((await send('{"orgId":')).status).toBe(400)
    expect((await send(`{"source":"${'x'.repeat(300_000)}"}`)).status).toBe(413)
  })

  it('anything entered by care staff', async () => {
    const nurse = await api.signIn(await employ({ name: '护士', role: 'nurse', orgId: 'org-east' }))
    expect((await enterBase(nurse)).status).toBe(403)
    expect((await setTarget(nurse)).status).toBe(403)
  })
})
