import { organisationStore } from '../../../server/people/stores/organisations'
import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import { registerElder, settleCounty } from '../../support/build'
import type { Staff } from '../../support/build'

let api: Api
let staff: Staff
let desk: Client
beforeAll(async () => {
  api = await startApi({ label: 'places' })
  staff = await settleCounty()
  desk = await api.signIn(staff.desk)
})
afterAll(() => api.stop())

describe('regions', () => {
  const codes = async (query: string) => {
    const { body } = await desk.get(`/api/regions${query}`)
    return (body as { code: string }[]).map(({ code }) => code)
  }
  it('open level by level', async () => {
    expect(await codes('')).toEqual(['980000'])
    expect(await codes('?parent=980101')).toEqual(['980101001', '980101102'])
    expect(await codes('?parent=980101001001')).toEqual([])
  })
  it('refuse a parent nobody knows', async () => {
    expect((await desk.get('/api/regions?parent=110000')).body.error.code).toBe('region.not-found')
  })
})

describe('organisations', () => {
  const ids = async (id: string, query = '') => {
    const { status, body } = await (await api.signIn(id)).get(`/api/organisations${query}`)
    return status === 200
      ? (body as { id: string }[]).map((each) => each.id)
      : (body.error.code as string)
  }

  it('are those of the own area', async () => {
    expect(await ids(staff.manager)).toEqual(['org-east', 'org-east-lake'])
    expect(await ids(staff.county)).toHaveLength(5)
    expect(await ids(staff.province)).toHaveLength(7)
  })

  it('may be asked below one, and of one type', async () => {
    expect(await ids(staff.county, '?under=org-west')).toEqual(['org-west', 'org-west-hill'])
    expect(await ids(staff.county, '?type=station')).toEqual(['org-east-lake'])
  })

  it('of others are answered like those that do not exist', async () => {
    expect(await ids(staff.manager, '?under=org-west')).toBe('organisation.not-found')
    expect(await ids(staff.manager, '?under=org-county')).toBe('organisation.not-found')
    expect(await ids(staff.manager, '?under=org-nowhere')).toBe('organisation.not-found')
  })

  it('stand under the parent of that day', async () => {
    await organisationStore.addMany([
      {
        id: 'org-moved',
        name: '搬家的服务站',
        type: 'station',
        regionCode: '980101001001',
        parents: [
          { id: 'org-west', from: '2020-01-01', to: '2026-01-01' },
          { id: 'org-east', from: '2026-01-01' },
        ],
      },
    ])
    const { reads } = api.rooms.people
    expect((await reads.orgPathOf('org-moved', '2025-12-31')).slice(-2)).toEqual([
      'org-west',
      'org-moved',
    ])
    expect((await reads.orgPathOf('org-moved', '2026-01-01')).slice(-2)).toEqual([
      'org-east',
      'org-moved',
    ])
    const below = async (day: string) => (await reads.below('org-west', day)).map(({ id }) => id)
    expect(await below('2025-12-31')).toContain('org-moved')
    expect(await below('2026-01-01')).not.toContain('org-moved')
  })
})

describe('teams', () => {
  it('of a centre show their people and are open to anybody signed in', async () => {
    const elder = await registerElder()
    const { body } = await (await api.signIn(elder)).get(`/api/teams?elderId=${elder}`)
    expect(body).toEqual([
      {
        id: 'team-east',
        name: '东团队',
        centre: { id: 'org-east', name: '东街道社区卫生服务中心' },
        phone: '0980-5550000',
        doctor: { id: staff.doctor, name: '东医生', title: '在岗' },
        members: [
          { id: staff.doctor, name: '东医生', role: 'doctor', title: '在岗' },
          { id: staff.nurse, name: '东护士', role: 'nurse', title: '在岗' },
          { id: staff.publicHealth, name: '东公卫', role: 'public-health', title: '在岗' },
        ],
        signed: 0,
        capacity: 2000,
      },
    ])
    expect((await desk.get('/api/teams?centreId=org-west')).body).toMatchObject([
      { id: 'team-west' },
    ])
    expect((await desk.get('/api/teams/team-west')).body).toMatchObject({ id: 'team-west' })
  })

  it('for somebody else’s elder are answered as if there were no such elder', async () => {
    const elder = await registerElder()
    const other = await api.signIn(await registerElder())
    expect((await other.get(`/api/teams?elderId=${elder}`)).body.error.code).toBe(
      'person.not-found',
    )
  })

  it.each(['', `?centreId=org-east&elderId=${'f'.repeat(24)}`])(
    'need a centre or an elder, not %j',
    async (query) => {
      expect((await desk.get(`/api/teams${query}`)).status).toBe(422)
    },
  )

  it('nobody knows are not found', async () => {
    expect((await desk.get('/api/teams/team-none')).body.error.code).toBe('team.not-found')
    expect((await desk.get('/api/teams?centreId=org-none')).body).toEqual([])
  })
})
