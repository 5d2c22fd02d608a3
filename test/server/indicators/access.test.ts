import type { BoardView } from '../../../shared/indicators'
import { staffStore } from '../../../server/people/stores/staff'
import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import { employ, registerElder, settleCounty } from '../../support/build'
import type { Staff } from '../../support/build'

let api: Api
let staff: Staff
let manager: Client
let nurse: Client

beforeAll(async () => {
  api = await startApi({ label: 'figure_access' })
  staff = await settleCounty()
  manager = await api.signIn(staff.manager)
  nurse = await api.signIn(staff.nurse)
})
afterAll(() => api.stop())

const boardOf = async (reader: Client, query = '') => {
  const answer = await reader.get<BoardView>(`/api/indicators/board${query}`)
  expect(answer.status).toBe(200)
  return answer.body
}

describe('who may see', () => {
  it('an area outside is missing, exactly like one that does not exist', async () => {
    const outside = await manager.get('/api/indicators/board?orgId=org-west')
    const missing = await manager.get('/api/indicators/board?orgId=org-nowhere')
    const above = await manager.get('/api/indicators/board?orgId=org-county')
    for (const answer of [outside, missing, above]) {
      expect([answer.status, answer.body.error.code]).toEqual([404, 'organisation.not-found'])
      expect(answer.body.error.message).toBe(missing.body.error.message)
    }
  })

  it('those above see all that lies below, to the station', async () => {
    for (const id of [staff.county, staff.city, staff.province]) {
      const reader = await api.signIn(id)
      for (const orgId of ['org-county', 'org-east', 'org-east-lake', 'org-west-hill']) {
        expect((await boardOf(reader, `?orgId=${orgId}`)).area.id).toBe(orgId)
      }
    }
  })

  it.each([
    'board',
    'board.csv',
    'board.html',
    'compare',
    'contract.inForce/explain',
    'contract.inForce/explain.csv',
    'contract.inForce/explain.html',
  ])('%s is closed to care staff, elders and strangers', async (path) => {
    const elder = await api.signIn(await registerElder())
    expect((await nurse.get(`/api/indicators/${path}`)).body?.error.code).toBe('who.not-allowed')
    expect((await elder.get(`/api/indicators/${path}`)).status).toBe(403)
    expect((await api.stranger.get(`/api/indicators/${path}`)).status).toBe(401)
    const outside = await manager.get(`/api/indicators/${path}?orgId=org-west`)
    expect(outside.status).toBe(404)
  })

  it('a role that gives care elsewhere opens no figures there', async () => {
    const both = await employ({ name: '双岗', role: 'nurse', orgId: 'org-west' })
    await staffStore.addMany([
      {
        personId: both,
        name: '双岗',
        role: 'manager',
        orgId: 'org-east',
        orgName: '东街道社区卫生服务中心',
        title: '主任',
        qualifications: [],
        from: '2020-01-01',
      },
    ])
    const reader = await api.signIn(both)
    expect((await boardOf(reader)).area.id).toBe('org-east')
    expect((await reader.get('/api/indicators/board?orgId=org-west')).status).toBe(404)
  })
})

describe('bad questions', () => {
  it.each([
    ['board?on=2026-03-05', 422, 'indicator.day-ahead'],
    ['board?on=1999-01-01', 422, 'indicator.day-ahead'],
    ['board?on=2026-02-30', 422, 'input.invalid'],
    ['board?on[$gt]=2026-01-01', 422, 'input.invalid'],
    ['board?orgId[$ne]=x', 422, 'input.invalid'],
    ['board?orgId=org-east&orgId=org-west', 422, 'input.invalid'],
    [`board?orgId=${'x'.repeat(500)}`, 422, 'input.invalid'],
    ['board?year=2026', 422, 'input.invalid'],
    ['nothing.counted/explain', 404, 'indicator.not-found'],
    ['measure.8/explain', 404, 'indicator.not-found'],
    ['__proto__/explain', 422, 'input.invalid'],
    ['contract.inForce/explain?list=everything', 422, 'input.invalid'],
    ['contract.inForce/explain?limit=0', 422, 'input.invalid'],
    ['contract.inForce/explain?limit=101', 422, 'input.invalid'],
    ['contract.inForce/explain?after=zzz', 422, 'page.bad-cursor'],
    ['contract.inForce/explain.csv?limit=5', 422, 'input.invalid'],
    ['bases?orgId=org-east', 422, 'input.invalid'],
    ['bases?year=26', 422, 'input.invalid'],
    ['targets?year=2026&code=x', 422, 'input.invalid'],
  ])('%s is answered %i %s', async (path, status, code) => {
    const answer = await manager.get(`/api/indicators/${path}`)
    expect([answer.status, answer.body.error.code]).toEqual([status, code])
    expect(answer.body.error.message).toMatch(/[\u4e00-\u9fff]/)
  })
})
