import mongoose from 'mongoose'
import type { AuditRow, AuditState } from '../../../shared/access'
import type { Page } from '../../../shared/people'
import type { AuditEntry } from '../../../server/kit/audit'
import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import { registerElder, settleCounty } from '../../support/build'
import type { Staff } from '../../support/build'

let api: Api
let staff: Staff
let manager: Client
const elderId = 'e'.repeat(24)

const entry = (more: Partial<AuditEntry> = {}): AuditEntry => ({
  kind: 'opened',
  byId: staff.nurse,
  byName: '东护士',
  byRole: 'nurse',
  personIds: [elderId],
  what: 'file',
  says: '看了王桂芳的档案',
  ...more,
})

beforeAll(async () => {
  api = await startApi({ label: 'audit_routes' })
  staff = await settleCounty()
  manager = await api.signIn(staff.manager)
  const { audit } = api.rooms
  for (let n = 1; n <= 5; n++) await audit.append('org-east', entry({ says: `看了第 ${n} 份` }))
  await audit.append('org-east', entry({ kind: 'phone.shown', what: 'phone', reason: '电话随访' }))
  await audit.append('org-east', entry({ personIds: ['f'.repeat(24)], says: '看了别人的' }))
  await audit.append('org-west', entry({ byName: '西护士' }))
})
afterAll(() => api.stop())

const rowsOf = async (reader: Client, query = '') => {
  const answer = await reader.get<Page<AuditRow>>(`/api/audit${query}`)
  expect(answer.status).toBe(200)
  return answer.body
}
const numbers = ({ items }: Page<AuditRow>) => items.map(({ n }) => n).filter((n) => n <= 7)

describe('the audit of an organisation', () => {
  it('is read by its manager, newest first, page by page', async () => {
    const first = await rowsOf(manager, '?limit=4&orgId=org-east')
    const second = await rowsOf(manager, `?limit=100&orgId=org-east&after=${first.next}`)
    expect([...numbers(first), ...numbers(second)]).toEqual([7, 6, 5, 4, 3, 2, 1])
    expect(second.next).toBeUndefined()
    expect(second.items.at(-1)).toEqual({
      id: 'org-east|1',
      n: 1,
      at: '2026-03-04T02:00:00.000Z',
      kind: 'opened',
      byName: '东护士',
      says: '看了第 1 份',
      people: [],
      peopleCount: 1,
      whatWords: '健康档案',
    })
  })

  it('says whose file or which list it was, by masked names the stored row does not hold', async () => {
    const ids = await Promise.all(
      ['王桂芳', '李秀英', '赵大', '钱二', '孙三', '周四'].map((name) => registerElder({ name })),
    )
    const nurse = await api.signIn(staff.nurse)
    await nurse.get(`/api/people/${ids[0]}`)
    await nurse.get('/api/people?limit=100')
    const { items } = await rowsOf(manager)
    expect(items.slice(0, 2)).toMatchObject([
      {
        peopleCount: 6,
        whatWords: '居民名单',
        says: expect.stringMatching(/^查看居民名单（.+）$/),
      },
      { people: ['王*芳'], peopleCount: 1, whatWords: '健康档案' },
    ])
    expect(items[0]?.people).toHaveLength(5)
    const stored = await mongoose.connection.collection('audit').find({ what: 'list' }).toArray()
    expect(JSON.stringify(stored)).not.toMatch(/王桂芳|李秀英|王\*/)
  })

  it('is narrowed to a kind or to a person', async () => {
    const shown = await rowsOf(manager, '?kind=phone.shown')
    expect(shown.items.map(({ reason }) => reason)).toEqual(['电话随访'])
    expect(numbers(await rowsOf(manager, `?personId=${elderId}`))).toEqual([6, 5, 4, 3, 2, 1])
  })

  it('is read by every commission above, for each organisation below', async () => {
    for (const id of [staff.county, staff.city, staff.province]) {
      const reader = await api.signIn(id)
      expect(numbers(await rowsOf(reader, '?orgId=org-east'))).toContain(7)
      expect((await rowsOf(reader, '?orgId=org-west')).items.at(-1)?.byName).toBe('西护士')
    }
  })

  it('of others is missing, exactly like one that does not exist', async () => {
    for (const path of ['/api/audit', '/api/audit/state']) {
      const answers = await Promise.all(
        ['org-west', 'org-county', 'org-nowhere'].map((id) => manager.get(`${path}?orgId=${id}`)),
      )
      for (const { status, body } of answers) {
        expect([status, body.error.code]).toEqual([404, 'organisation.not-found'])
        expect(body.error.message).toBe(answers[2]?.body.error.message)
      }
    }
  })

  it.each(['doctor', 'nurse', 'desk', 'publicHealth', 'stationNurse'] as const)(
    'is not for a %s',
    async (who) => {
      const reader = await api.signIn(staff[who])
      expect((await reader.get('/api/audit')).status).toBe(403)
      expect((await reader.get('/api/audit/state')).status).toBe(403)
    },
  )

  it('is for nobody who is not signed in, and nobody can write, change or delete', async () => {
    expect((await api.stranger.get('/api/audit')).status).toBe(401)
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      expect((await manager.send(method, '/api/audit/org-east|1')).status).toBeGreaterThanOrEqual(
        404,
      )
    }
  })

  it.each([
    '?limit=0',
    '?limit=101',
    '?after=x',
    '?after=W10',
    '?personId=1',
    '?orgId=a%20b',
    '?who=x',
  ])('with %s is refused', async (query) =>
    expect((await manager.get(`/api/audit${query}`)).status).toBe(422),
  )
})

describe('how the audit stands', () => {
  it('is told with its last anchor and its last full check', async () => {
    const { body } = await manager.get<AuditState>('/api/audit/state')
    expect(body).toEqual({ rows: expect.any(Number), intact: true })
    api.clock.set('2026-03-05T12:00:00+08:00')
    await api.app.jobs.runDue()
    const after = await manager.get<AuditState>('/api/audit/state')
    expect(after.body).toMatchObject({
      anchoredAt: '2026-03-05T04:00:00.000Z',
      anchoredRows: body.rows,
      checkedAt: '2026-03-05T04:00:00.000Z',
      intact: true,
    })
  })
})
