import type { CompareView } from '../../../shared/indicators'
import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import { settleCounty } from '../../support/build'
import { enterBase, setTarget } from './support/asking'

let api: Api
let manager: Client
let westManager: Client
let county: Client

beforeAll(async () => {
  api = await startApi({ label: 'compare' })
  const staff = await settleCounty()
  manager = await api.signIn(staff.manager)
  westManager = await api.signIn(staff.westManager)
  county = await api.signIn(staff.county)
})
afterAll(() => api.stop())

describe('the centres of a county side by side', () => {
  it('are behind when they miss their own target or a share the county aims at', async () => {
    await enterBase(manager)
    await enterBase(westManager, { orgId: 'org-west', persons: 100 })
    await setTarget(county, { orgId: 'org-county', value: 90 })
    await setTarget(westManager, {
      orgId: 'org-west',
      code: 'contract.inForce',
      unit: '人',
      value: 3,
    })
    const { body } = await county.get<CompareView>('/api/indicators/compare')
    expect(body.area.id).toBe('org-county')
    expect(body.rows.map(({ id, behind, behindOn }) => [id, behind, behindOn])).toEqual([
      ['org-east', true, ['contract.coverage.aged80']],
      ['org-west', true, ['contract.inForce', 'contract.coverage.aged80']],
    ])
    for (const { figures } of body.rows) expect(figures).toHaveLength(body.columns.length)
  })

  it('below a centre are its stations', async () => {
    const { body } = await manager.get<CompareView>('/api/indicators/compare')
    expect(body.rows.map(({ id, type, behind }) => [id, type, behind])).toEqual([
      ['org-east-lake', 'station', false],
    ])
  })
})

describe('files', () => {
  it('are UTF-8 with a mark, attached under a Chinese name, and cannot run formulas', async () => {
    await enterBase(manager, { group: 'serious-illness', source: '=HYPERLINK("http://x","点我")' })
    const bytes = await fetch(
      `${api.url}/api/indicators/contract.coverage.serious-illness/explain.csv`,
      { headers: { Authorization: `Bearer ${manager.token ?? ''}` } },
    )
    expect(bytes.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(decodeURIComponent(bytes.headers.get('content-disposition') ?? '')).toContain(
      '东街道社区卫生服务中心',
    )
    const raw = Buffer.from(await bytes.arrayBuffer())
    expect(raw.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    expect(raw.toString('utf8')).toContain('分母,,,"2026 年底数 320，来源：=HYPERLINK')
    const board = await manager.get('/api/indicators/board.csv')
    const lines = board.text.trim().split('\r\n')
    expect(lines[0]).toContain('序号,类别,重点工作,责任单位,指标')
    expect(lines.filter((line) => line.includes('尚未计数'))).toHaveLength(18)
    expect(lines.every((line) => !/(^|,)"?[=+@]/.test(line))).toBe(true)
  })

  it('to print are one sheet without scripts, in which nothing entered becomes a tag', async () => {
    await enterBase(manager, { group: 'aged80', source: '<script>alert(1)</script> & "局"' })
    const sheet = await manager.get('/api/indicators/contract.coverage.aged80/explain.html')
    expect(sheet.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(sheet.headers.get('content-disposition')).toMatch(/^attachment;/)
    expect(sheet.text).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;局&quot;')
    expect(sheet.text).not.toMatch(/<script|<a |src=/)
    const board = await manager.get('/api/indicators/board.html')
    expect(board.text.match(/<tr>/g)).toHaveLength(1 + 20 + 18)
    expect(board.text).toContain('<td>2023年（原期限已过）</td>')
  })
})
