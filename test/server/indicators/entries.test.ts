import type { BoardView, ExplainView } from '../../../shared/indicators'
import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import { settleCounty } from '../../support/build'
import { basesOf, enterBase, figureOf, setTarget } from './support/asking'

let api: Api
let manager: Client
let westManager: Client
let county: Client

beforeAll(async () => {
  api = await startApi({ label: 'entries' })
  const staff = await settleCounty()
  manager = await api.signIn(staff.manager)
  westManager = await api.signIn(staff.westManager)
  county = await api.signIn(staff.county)
})
afterAll(() => api.stop())

describe('a population base', () => {
  it('is entered with its source, and makes the rate known', async () => {
    expect((await figureOf(manager, 'contract.coverage.aged80'))?.missing).toBe('缺底数')
    const answer = await enterBase(manager)
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({
      orgName: '东街道社区卫生服务中心',
      persons: 320,
      enteredBy: '东主任',
      enteredOn: '2026-03-04',
    })
    expect(await figureOf(manager, 'contract.coverage.aged80')).toMatchObject({
      value: 0,
      numerator: 0,
      denominator: 320,
      lastYear: null,
    })
  })

  it('entered again stands in place of the first, which stays in the history', async () => {
    const answer = await enterBase(county, { persons: 400, source: '更正：含东湖' })
    expect(answer.body).toMatchObject({ persons: 400, enteredBy: '县科长' })
    expect(answer.body.replaced).toEqual([
      {
        persons: 320,
        source: '县统计局 2025 年末人口',
        enteredBy: '东主任',
        enteredOn: '2026-03-04',
      },
    ])
    expect(await basesOf(manager)).toEqual([answer.body])
  })

  it('is what the denominator opens to', async () => {
    const { body } = await manager.get<ExplainView>(
      '/api/indicators/contract.coverage.aged80/explain?list=denominator',
    )
    expect(body).toMatchObject({ total: 400, rows: 1 })
    expect(body.items).toMatchObject([
      {
        what: '2026 年底数 400，来源：更正：含东湖',
        counts: 400,
        organisation: '东街道社区卫生服务中心',
      },
    ])
  })

  it('of one centre does not make the county known; of all it does', async () => {
    expect(await figureOf(county, 'contract.coverage.aged80')).toMatchObject({
      value: null,
      missing: '缺底数：西镇卫生院未填报',
    })
    await enterBase(westManager, { orgId: 'org-west', persons: 100 })
    expect(await figureOf(county, 'contract.coverage.aged80')).toMatchObject({ denominator: 500 })
    const { body } = await county.get<ExplainView>(
      '/api/indicators/contract.coverage.aged80/explain?list=denominator&limit=1',
    )
    expect([body.total, body.rows, body.items.length]).toEqual([500, 2, 1])
    await enterBase(county, { orgId: 'org-county', persons: 510 })
    expect(await figureOf(county, 'contract.coverage.aged80')).toMatchObject({ denominator: 510 })
  })

  it('of nobody divides nothing', async () => {
    await enterBase(manager, { group: 'residents', persons: 0 })
    const figure = await figureOf(manager, 'contract.signRate')
    expect(figure).toMatchObject({ value: null, missing: '底数为 0' })
  })

  it('survives many entering at once: one stands, none is lost', async () => {
    const entries = Array.from({ length: 12 }, (_, at) =>
      enterBase(manager, { group: 'aged65', persons: 1000 + at }),
    )
    const answers = await Promise.all(entries)
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
    const stored = (await basesOf(manager)).find(({ group }) => group === 'aged65')
    const all = [stored, ...(stored?.replaced ?? [])].map((entry) => entry?.persons)
    expect(all.sort()).toEqual(entries.map((_, at) => 1000 + at))
  })

  it('is entered once however often the same request is sent', async () => {
    const send = () =>
      enterBase(manager, { group: 'care-dependent' }, { 'Idempotency-Key': 'base-once' })
    const first = await send()
    expect((await send()).body).toEqual(first.body)
    const stored = (await basesOf(manager)).find(({ group }) => group === 'care-dependent')
    expect(stored).toMatchObject({ persons: 320 })
    expect(stored).not.toHaveProperty('replaced')
  })
})

describe('a local target', () => {
  it('stands beside its figure with year and author', async () => {
    const answer = await setTarget(manager)
    expect([answer.status, answer.body]).toEqual([
      200,
      { kind: 'at-least', value: 85, unit: '%', year: 2026, author: '东主任', setOn: '2026-03-04' },
    ])
    expect((await figureOf(manager, 'contract.coverage.aged80'))?.target).toEqual(answer.body)
  })

  it('set again replaces the first', async () => {
    await setTarget(county, { value: 90 })
    const listed = await manager.get('/api/indicators/targets?orgId=org-east&year=2026')
    expect(listed.body).toMatchObject([
      { code: 'contract.coverage.aged80', value: 90, author: '县科长' },
    ])
  })

  it('stands beside an official deadline that has passed', async () => {
    await setTarget(manager, { code: 'measure.8', unit: '人次', value: 20 })
    const { body } = await manager.get<BoardView>('/api/indicators/board')
    expect(body.tasks[7]?.measures[0]).toMatchObject({
      says: '原期限已过',
      local: [{ code: 'measure.8', value: 20, unit: '人次', year: 2026, author: '东主任' }],
    })
  })

  it('of another year is not shown this year', async () => {
    await setTarget(manager, { code: 'contract.inForce', unit: '人', value: 5, year: 2025 })
    expect(await figureOf(manager, 'contract.inForce')).not.toHaveProperty('target')
    expect((await figureOf(manager, 'contract.inForce', '?on=2025-12-31'))?.target).toMatchObject({
      value: 5,
    })
  })
})
