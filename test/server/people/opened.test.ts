import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import { addRelative, registerElder, settleCounty } from '../../support/build'
import type { Staff } from '../../support/build'

let api: Api
let staff: Staff
let elderId: string
let elder: Client
beforeAll(async () => {
  api = await startApi({ label: 'opened' })
  staff = await settleCounty()
})
beforeEach(async () => {
  elderId = await registerElder({ name: '李秀英' })
  elder = await api.signIn(elderId)
})
afterAll(() => api.stop())

const openedBy = async (client: Client, query = '') =>
  (await client.get(`/api/people/${elderId}/opened${query}`)).body as {
    items: Record<string, unknown>[]
    next?: string
  }

describe('who opened my file', () => {
  it('lists everybody who saw something, newest first: staff, relatives, and herself', async () => {
    const nurse = await api.signIn(staff.nurse)
    const relative = { name: '陈小敏', relation: '母亲' } as const
    const daughter = await api.signIn(await addRelative({ id: elderId, name: '李秀英' }, relative))
    await nurse.get(`/api/people/${elderId}`)
    api.clock.set('2026-03-04T10:01:00+08:00')
    await nurse.get(`/api/records?elderId=${elderId}`)
    await daughter.get(`/api/people/${elderId}`)
    api.clock.set('2026-03-04T10:02:00+08:00')
    await elder.get(`/api/people/${elderId}`)
    const { items } = await openedBy(elder)
    expect(items).toEqual([
      {
        id: expect.any(String),
        at: '2026-03-04T02:02:00.000Z',
        byName: '李秀英',
        byRole: '本人',
        orgName: '',
        what: 'file',
        self: true,
      },
      expect.objectContaining({ byName: '陈小敏', byRole: '家属', what: 'file', self: false }),
      expect.objectContaining({
        byName: '东护士',
        byRole: 'nurse',
        orgName: '东街道社区卫生服务中心',
        what: 'file',
        at: '2026-03-04T02:00:00.000Z',
      }),
    ])
    api.clock.set('2026-03-04T10:00:00+08:00')
  })

  it('has a row for every service, contract and list that showed her', async () => {
    const nurse = await api.signIn(staff.nurse)
    const service = { kind: 'blood-pressure', day: '2026-03-04', place: 'home' }
    const { body } = await nurse.post('/api/records', {
      ...{ draftId: 'opened-test-1', elderId, ...service },
      values: { systolic: 130, diastolic: 80 },
    })
    await nurse.get(`/api/records/${body.id as string}`)
    await nurse.get('/api/people?q=李秀英')
    const { items } = await openedBy(elder)
    expect(items.map(({ what }) => what).toSorted()).toEqual(['list', 'services', 'services'])
  })

  it('is the same for staff, who can take nothing out of it', async () => {
    const nurse = await api.signIn(staff.nurse)
    await nurse.get(`/api/people/${elderId}`)
    expect((await openedBy(nurse)).items).toHaveLength(1)
    const rows = (await openedBy(elder)).items
    const id = rows[0]?.['id'] as string
    for (const path of [`/api/people/${elderId}/opened/${id}`, `/api/people/${elderId}/opened`])
      expect([404, 405]).toContain((await nurse.delete(path)).status)
    expect((await openedBy(elder)).items).toEqual(rows)
  })

  it('comes a page at a time', async () => {
    const nurse = await api.signIn(staff.nurse)
    for (let at = 0; at < 5; at += 1) {
      api.clock.set(`2026-03-04T11:0${at}:00+08:00`)
      await nurse.get(`/api/people/${elderId}`)
    }
    const first = await openedBy(elder, '?limit=2')
    const second = await openedBy(elder, `?limit=2&after=${first.next ?? ''}`)
    const third = await openedBy(elder, `?limit=2&after=${second.next ?? ''}`)
    const minutes = [first, second, third].map(({ items }) =>
      items.map(({ at }) => String(at).slice(14, 16)),
    )
    expect(minutes).toEqual([['04', '03'], ['02', '01'], ['00']])
    expect(third.next).toBeUndefined()
    api.clock.set('2026-03-04T10:00:00+08:00')
  })

  it('is not for others', async () => {
    const neighbour = await api.signIn(await registerElder({ name: '张大妈' }))
    const west = await api.signIn(staff.westNurse)
    for (const client of [neighbour, west])
      expect((await client.get(`/api/people/${elderId}/opened`)).status).toBe(404)
  })

  it('keeps the rows in the chain of the organisation that saw, whole and in order', async () => {
    const nurse = await api.signIn(staff.nurse)
    await Promise.all(Array.from({ length: 20 }, () => nurse.get(`/api/people/${elderId}`)))
    expect((await openedBy(elder, '?limit=100')).items).toHaveLength(20)
    const manager = await api.signIn(staff.manager)
    expect((await manager.get('/api/audit/state')).body).toMatchObject({ intact: true })
  })
})
