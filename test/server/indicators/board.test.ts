import type { BoardView } from '../../../shared/indicators'
import { figureCodes } from '../../../shared/tasks/codes'
import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import { registerElder, settleCounty } from '../../support/build'
import type { Staff } from '../../support/build'
import { explained, figureOf, serve } from './support/asking'

let api: Api
let staff: Staff
let manager: Client
let county: Client
let nurse: Client

beforeAll(async () => {
  api = await startApi({ label: 'board' })
  staff = await settleCounty()
  manager = await api.signIn(staff.manager)
  county = await api.signIn(staff.county)
  nurse = await api.signIn(staff.nurse)
})
afterAll(() => api.stop())

const boardOf = async (reader: Client, query = '') => {
  const answer = await reader.get<BoardView>(`/api/indicators/board${query}`)
  expect(answer.status).toBe(200)
  return answer.body
}
const figuresOf = ({ tasks }: BoardView) => tasks.flatMap(({ figures }) => figures)
const valueOf = async (reader: Client, code: string, query = '') =>
  (await figureOf(reader, code, query))?.value

describe('the board of a centre', () => {
  it('shows the 22 tasks, of which four are counted and the others say so', async () => {
    const { tasks, area, asOf } = await boardOf(manager)
    expect(area).toEqual({ id: 'org-east', name: '东街道社区卫生服务中心' })
    expect(asOf).toBe('2026-03-04')
    expect(tasks.map(({ no }) => no)).toEqual(Array.from({ length: 22 }, (_, at) => at + 1))
    const counted = tasks.filter(({ figures }) => figures.length > 0).map(({ no }) => no)
    expect(counted).toEqual([1, 2, 3, 5])
    expect(tasks.filter(({ notCountedYet }) => notCountedYet === '尚未计数')).toHaveLength(18)
    expect(figuresOf({ tasks, area, asOf }).map(({ code }) => code)).toEqual([...figureCodes])
  })

  it('says 缺底数 instead of a rate, and 截至 and the rule on every figure', async () => {
    const figures = figuresOf(await boardOf(manager))
    const coverage = figures.find(({ code }) => code === 'contract.coverage.aged80')
    expect(coverage).toMatchObject({ value: null, missing: '缺底数', lastYear: null })
    expect(coverage).not.toHaveProperty('denominator')
    for (const { asOf, ruleVersion } of figures) {
      expect([asOf, ruleVersion]).toEqual(['2026-03-04', '2022.1'])
    }
    expect(figures.find(({ code }) => code === 'contract.fulfilment')).toMatchObject({
      value: null,
      missing: '截至当日没有应做项目',
      unverified: true,
    })
  })

  it('says that an official deadline has passed', async () => {
    const { tasks } = await boardOf(manager)
    const [measure] = tasks[3]?.measures ?? []
    expect(measure).toMatchObject({
      no: 4,
      deadline: '2023年',
      passed: true,
      says: '原期限已过',
      official: [{ code: 'measure.4', kind: 'all', value: 100, unit: '%', of: 'every-area' }],
    })
  })
})

describe('a contract', () => {
  it('raises the figure by exactly one, which opens to its line', async () => {
    const before = await valueOf(manager, 'contract.inForce')
    const elderId = await registerElder({ name: '欧阳秀兰' })
    const elder = await api.signIn(elderId)
    const { version } = (await elder.get('/api/agreement?packageCode=basic')).body as {
      version: string
    }
    const asked = await elder.post('/api/contracts', {
      elderId,
      teamId: 'team-east',
      packageCode: 'basic',
      termMonths: 12,
      agreementVersion: version,
    })
    const doctor = await api.signIn(staff.doctor)
    const accepted = await doctor.post(`/api/contracts/${asked.body.id}/accept`)
    expect(accepted.status).toBe(200)
    expect(await valueOf(manager, 'contract.inForce')).toBe((before ?? 0) + 1)
    for (const reader of [manager, county]) {
      const { items, total } = await explained(reader, 'contract.inForce', 'list=numerator')
      expect(total).toBe((before ?? 0) + 1)
      expect(items.at(-1)).toEqual({
        id: `contract:${asked.body.id}#contract.accepted`,
        person: { id: elderId, name: '欧**兰', birthYear: 1950 },
        what: '家庭医生签约 2026年3月4日 到 2027年3月3日',
        day: '2026-03-04',
        organisation: '东街道社区卫生服务中心',
        counts: 1,
      })
    }
  })
})

describe('a service', () => {
  it('makes its person count, and opens to its line', async () => {
    const before = await valueOf(manager, 'integrated-care.persons1')
    const elderId = await registerElder({ name: '王秀兰' })
    const { lineId } = await serve(nurse, elderId)
    expect(await valueOf(manager, 'integrated-care.persons1')).toBe((before ?? 0) + 1)
    const { items } = await explained(
      manager,
      'integrated-care.persons1',
      'list=numerator&limit=100',
    )
    expect(items.find(({ id }) => id === lineId)).toMatchObject({
      person: { name: '王*兰' },
      what: '保健咨询（中心）',
      counts: 1,
    })
  })

  it('of the same kind on the same day is left out until the first is voided', async () => {
    const elderId = await registerElder({ name: '李四' })
    const first = await serve(nurse, elderId)
    api.clock.set('2026-03-04T10:01:00+08:00')
    const second = await serve(nurse, elderId)
    const times = await valueOf(manager, 'integrated-care.times')
    const excluded = await explained(manager, 'integrated-care.times', 'list=excluded&limit=100')
    expect(excluded.items.find(({ id }) => id === second.lineId)).toMatchObject({
      person: { name: '李*' },
      counts: 0,
      reason: 'same-day-same-kind',
    })
    expect(excluded.reasons).toContainEqual({
      reason: 'same-day-same-kind',
      words: '同日同类已计',
      rows: 1,
    })
    const voided = await nurse.post(`/api/records/${first.id}/void`, {
      reason: '记错了人',
      version: first.version,
    })
    expect(voided.status).toBe(200)
    expect(await valueOf(manager, 'integrated-care.times')).toBe(times)
    const after = await explained(manager, 'integrated-care.times', 'list=excluded&limit=100')
    expect(after.items.find(({ id }) => id === first.lineId)).toMatchObject({ reason: 'voided' })
    expect(after.items.find(({ id }) => id === second.lineId)).toBeUndefined()
  })

  it('counts a person of two centres once in each and once in the county', async () => {
    const code = 'integrated-care.persons1'
    const ask = async () => [
      await valueOf(county, code, '?orgId=org-east'),
      await valueOf(county, code, '?orgId=org-west'),
      await valueOf(county, code),
    ]
    const before = await ask()
    const elderId = await registerElder()
    for (const [orgId, day] of [
      ['org-east', '2026-03-02'],
      ['org-west', '2026-03-03'],
    ] as const) {
      await api.rooms.ledger.record({
        source: `test:${orgId}`,
        item: 'service.rehab-guidance',
        elderId,
        day,
        orgId,
        act: {
          byId: staff.nurse,
          byName: '东护士',
          channel: 'on-site',
          at: `${day}T02:00:00.000Z`,
        },
      })
    }
    const [east = 0, west = 0, all = 0] = before.map((value) => value ?? 0)
    expect(await ask()).toEqual([east + 1, west + 1, all + 1])
  })
})

describe('a day in the past', () => {
  it('shows the figures as they stood, with last year beside them', async () => {
    expect(await valueOf(manager, 'contract.inForce', '?on=2026-03-03')).toBe(0)
    expect(await figureOf(manager, 'integrated-care.persons1', '?on=2026-03-03')).toMatchObject({
      asOf: '2026-03-03',
      value: 1,
      lastYear: 0,
      lastYearWhole: 0,
    })
  })
})
