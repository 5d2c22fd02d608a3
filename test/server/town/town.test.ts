import type { CurrentContractView } from '../../../shared/contracts'
import type { BoardView, ExplainList, ExplainView, Figure } from '../../../shared/indicators'
import type { Page, PersonCard, PersonView } from '../../../shared/people'
import type { PersonHit } from '../../../shared/register'
import { recount } from '../../../server/ledger/recount'
import { factsOf } from '../../../server/town/facts'
import { generateTown, TOWN_SEED } from '../../../server/town/generate'
import type { Api, Client } from '../../support/api'
import { startTownApi } from '../../support/town-api'

const plan = generateTown(TOWN_SEED)
const facts = factsOf(plan)
let api: Api
let manager: Client

beforeAll(async () => {
  api = await startTownApi('2026-03-04T10:00:00+08:00')
  manager = await api.signIn(facts.id('manager-org-taoyuan'))
}, 120_000)
afterAll(() => api.stop())

const left = (current: CurrentContractView) =>
  Object.fromEntries(
    (current.contract?.entitlements ?? []).map((each) => [each.code, each.left] as const),
  )

describe('the people every story is told with', () => {
  it('王秀兰 has 4 of 12 nursing visits and 2 of 4 doctor’s visits left until 30 April', async () => {
    const wang = await api.signIn(facts.id('wang-xiulan'))
    const { status, body } = await wang.get<CurrentContractView>(
      `/api/contracts/current?elderId=${facts.id('wang-xiulan')}`,
    )
    expect(status).toBe(200)
    expect(body.contract?.endsOn).toBe('2026-04-30')
    expect(left(body)).toMatchObject({ nursing: 4, home_visit: 2, checkup: 1, tcm: 1 })
  })

  it('陈敏 sees her mother’s contract, 3 nursing visits left, and her father without one', async () => {
    const chen = await api.signIn(facts.id('chen-min'))
    const ask = (key: string) =>
      chen.get<CurrentContractView>(`/api/contracts/current?elderId=${facts.id(key)}`)
    const mother = await ask('li-guiying')
    expect(left(mother.body)).toMatchObject({ nursing: 3, home_visit: 2 })
    expect(mother.body.contract?.standing).toBe('expiring')
    expect((await ask('chen-guoqiang')).body.contract).toBeUndefined()
    expect((await ask('wang-xiulan')).status).toBe(404)
  })

  it('the desk finds 王秀兰 by her initials', async () => {
    const desk = await api.signIn(facts.id('desk-org-taoyuan'))
    const { body } = await desk.get<Page<PersonCard>>('/api/people?q=wxl')
    expect(body.items.map(({ name }) => name)).toContain('王秀兰')
  })
})

describe('every figure of the town', () => {
  const areas = ['org-taoyuan', 'org-county'] as const

  it.each(areas)(
    'of %s is the sum of the lines it opens to',
    async (orgId) => {
      const office =
        orgId === 'org-county'
          ? await api.signIn(facts.id('county-org-county'))
          : await api.signIn(facts.id(`manager-${orgId}`))
      const { body } = await office.get<BoardView>(`/api/indicators/board?orgId=${orgId}`)
      const figures = body.tasks.flatMap((task) => task.figures)
      expect(figures.length).toBeGreaterThan(10)
      for (const figure of figures) await expectSums(office, orgId, figure)
    },
    120_000,
  )

  it('adds up by pages as it does in one file', async () => {
    for (const code of ['contract.inForce', 'integrated-care.persons1']) {
      const { counts, total } = await sumOfPages(manager, 'org-taoyuan', code, 'numerator')
      expect(counts).toBe(total)
      expect(counts).toBe((await sumsInFile(manager, 'org-taoyuan', code)).numerator)
    }
  })

  it('is missing, in words, where a centre has not entered its base', async () => {
    const office = await api.signIn(facts.id('manager-org-liuyin'))
    const { body } = await office.get<BoardView>('/api/indicators/board?orgId=org-liuyin')
    const coverage = body.tasks
      .flatMap(({ figures }) => figures)
      .find(({ code }) => code === 'contract.coverage.care-dependent')
    expect(coverage?.value).toBeNull()
    expect(coverage?.missing).toContain('缺底数')
  })

  it('stays with its own centre: the manager cannot open another one’s board', async () => {
    expect((await manager.get('/api/indicators/board?orgId=org-liuyin')).status).toBe(404)
  })

  it('agrees with a recount from the lines alone', async () => {
    expect(await recount()).toMatchObject({ differences: [] })
  })
})

/** The whole explanation as the office takes it away: `counts` summed up by list. */
async function sumsInFile(office: Client, orgId: string, code: string) {
  const { status, text } = await office.get(`/api/indicators/${code}/explain.csv?orgId=${orgId}`)
  expect(status).toBe(200)
  const [head = '', ...rows] = text.replace('\uFEFF', '').trim().split('\r\n')
  const column = head.split(',').indexOf('计数')
  expect(column).toBeGreaterThan(0)
  const sums = new Map<string, number>()
  for (const cells of rows.map((row) => row.split(','))) {
    const list = cells[0] ?? ''
    sums.set(list, (sums.get(list) ?? 0) + Number(cells[column]))
  }
  return { numerator: sums.get('分子') ?? 0, denominator: sums.get('分母') ?? 0 }
}

async function expectSums(office: Client, orgId: string, figure: Figure) {
  const { code, value, numerator = value ?? 0, denominator = 0 } = figure
  expect({ code, ...(await sumsInFile(office, orgId, code)) }).toEqual({
    code,
    numerator,
    denominator: figure.value === null ? expect.any(Number) : denominator,
  })
}

/** The same by pages, as the phone reads it. */
async function sumOfPages(office: Client, orgId: string, code: string, list: ExplainList) {
  let counts = 0
  let after = ''
  for (;;) {
    const { status, body } = await office.get<ExplainView>(
      `/api/indicators/${code}/explain?orgId=${orgId}&list=${list}&limit=50${after}`,
    )
    expect(status).toBe(200)
    counts += body.items.reduce((sum, row) => sum + row.counts, 0)
    if (!body.next) return { counts, total: body.total }
    after = `&after=${encodeURIComponent(body.next)}`
  }
}

describe('the register of the town', () => {
  it('shows documents and contacts masked, and finds people by them', async () => {
    const desk = await api.signIn(facts.id('desk-org-taoyuan'))
    const { body, text } = await desk.get<PersonView>(`/api/people/${facts.id('liu-dashan')}`)
    expect(body.identity?.masked).toMatch(/^9901\*{10}\d{3}[\dX]$/)
    expect(body.phones?.[0]).toMatchObject({ masked: '154****0006', owner: 'self' })
    expect(body.addresses?.[0]).toMatchObject({ text: '学士路*号*幢***室', floor: 1 })
    expect(text).not.toContain('学士路7号')
    const found = await desk.get<PersonHit[]>('/api/people/search?q=15400000001')
    expect(found.body.map(({ name }) => name).sort()).toEqual(['王秀兰', '赵德福'])
  })
})
