import type { ContractView } from '../../../shared/contracts'
import { buildApp, type BuiltApp, type OpenApp } from '../support/app'
import {
  buildContract,
  buildCurrent,
  buildEntitlement,
  buildRecord,
  buildSession,
} from '../support/build'
import { serve, type Heard, type Reply, type Server } from '../support/server'

const daughter = buildSession({
  actsFor: [
    { elderId: 'e1', name: '王秀兰', relation: '母亲' },
    { elderId: 'e2', name: '陈国强', relation: '父亲' },
  ],
})
const team = {
  ...{
    id: 'team-1',
    name: '张医生团队',
    phone: '0571-88001234',
    members: [],
    signed: 1,
    capacity: 9,
  },
  centre: { id: 'c', name: '桃源社区卫生服务中心' },
  doctor: { id: 'd', name: '张建国', title: '主治医师' },
}
const basic = { code: 'basic', version: 1, name: '基础包', says: '', feePerYear: 0, items: [] }
const agreement = {
  version: '2026-1',
  hash: 'h',
  title: '签约服务协议',
  paragraphs: ['一、自愿签约。'],
}
const standing = buildContract({ entitlements: [buildEntitlement({ due: 6 })] })

let built: BuiltApp
let server: Server
let app: OpenApp | undefined
/** Answers that differ from the usual ones, by method and path. */
let answers: Record<string, (request: Heard) => Reply>

const usual: Record<string, (request: Heard) => Reply> = {
  'POST /api/session/demo': () => ({ status: 201, body: { token: 't', person: { id: 'p1' } } }),
  'GET /api/session': () => ({ body: daughter }),
  'GET /api/contracts/current': () => ({ body: buildCurrent({ contract: standing }) }),
  'GET /api/contracts': () => ({ body: { items: [] } }),
  'GET /api/teams': () => ({
    body: [team, { ...team, id: 'team-2', name: '李医生团队', signed: 9 }],
  }),
  'GET /api/packages': () => ({ body: [basic] }),
  'GET /api/agreement': () => ({ body: agreement }),
  'GET /api/records': () => ({ body: { items: [] } }),
}

beforeAll(async () => {
  built = await buildApp()
})
afterAll(() => built.remove())
beforeEach(async () => {
  answers = {}
  server = await serve((request) => {
    const door = `${request.method} ${request.path.split('?')[0]}`
    const reply = answers[door] ?? usual[door] ?? (() => ({ status: 404 }))
    return { headers: { 'x-now': '2026-03-04T02:00:00.000Z' }, ...reply(request) }
  })
})
afterEach(async () => {
  expect(app?.phone.unknown ?? []).toEqual([])
  app?.close()
  await server.close()
})

const open = async (page: string): Promise<OpenApp> => {
  app = await built.open({ as: 'chen-min', page, port: server.port })
  return app
}
const asked = (method: string) => server.heard.filter((request) => request.method === method)

describe('the home page', () => {
  it('says for whom one acts, what is next and what is left', async () => {
    const { says, words } = await open('pages/home/index')
    await says('该做血压测量了')
    expect(words()).toContain('现在为 妈妈 办理')
    expect(words()).toContain('3月4日 星期三 正月十六')
    expect(words()).toContain('还剩 8 次')
    expect(words()).toMatch(/打电话给团队 ?120/)
  })

  it('says what happened when it cannot be opened, and opens when tried again', async () => {
    answers['GET /api/contracts/current'] = () => ({ status: 500, body: 'down' })
    const { says, press } = await open('pages/home/index')
    await says('系统正忙')
    answers = {}
    await press('再试一次')
    await says('该做血压测量了')
  })

  it('shows another elder after one tap on the name and one on the elder', async () => {
    const { press, says } = await open('pages/home/index')
    await press('现在为 妈妈')
    await press('为爸爸办理')
    await says('现在为 爸爸 办理')
    expect(server.heard.at(-1)?.path).toContain('elderId=e2')
  })

  it('follows the letter size of WeChat while it is open', async () => {
    const { says, phone, find, settle } = await open('pages/home/index')
    await says('该做血压测量了')
    const scale = () => find('.screen, [class*="screen"]').style.getPropertyValue('--scale')
    expect(scale()).toBe('1.12')
    phone.setFontScale(1.5)
    await settle()
    expect(scale()).toBe('1.68')
  })
})

describe('signing for a mother', () => {
  const walkToConfirm = async () => {
    const { press } = await open('pages/sign/index')
    await press('王秀兰')
    await press('张医生团队')
    await press('基础包')
    await press('同意，下一步')
  }

  it('takes five steps and asks once, with everything that was chosen', async () => {
    answers['POST /api/contracts'] = () => ({
      status: 201,
      body: buildContract({ status: 'requested' }),
    })
    await walkToConfirm()
    await app?.press('签 2 年')
    await app?.press('确认，交给团队')
    await app?.says('交给团队了')
    expect(asked('POST').map(({ path, body }) => ({ path, body }))).toEqual([
      { path: '/api/session/demo', body: { persona: 'chen-min' } },
      {
        path: '/api/contracts',
        body: {
          elderId: 'e1',
          teamId: 'team-1',
          packageCode: 'basic',
          termMonths: 24,
          agreementVersion: '2026-1',
        },
      },
    ])
  })

  it('says why it is refused and stays where it is', async () => {
    answers['POST /api/contracts'] = () => ({
      status: 409,
      body: { error: { code: 'contract.already-active', message: '您已经签过家庭医生了' } },
    })
    await walkToConfirm()
    await app?.press('确认，交给团队')
    await app?.says('您已经签过家庭医生了')
    await app?.press('知道了')
    expect(app?.words()).not.toContain('您已经签过')
    expect(app?.words()).toContain('都对吗')
  })

  it('does not let a full team be chosen, and says why', async () => {
    const { press, words, says } = await open('pages/sign/index?elderId=e1')
    await says('签满了（最多 9 人），请选别的团队')
    await press('李医生团队')
    expect(words()).toContain('选哪个团队')
  })

  it('confirms what the team drafted after reading it', async () => {
    const draft: ContractView = buildContract({ id: 'c9', status: 'drafted', standing: 'waiting' })
    answers['GET /api/contracts/c9'] = () => ({ body: draft })
    answers['POST /api/contracts/c9/confirm'] = () => ({ body: buildContract() })
    const { press, says } = await open('pages/sign/index?contractId=c9')
    await says('一、自愿签约。')
    await press('同意，下一步')
    await press('同意签约')
    await says('签好了')
    expect(server.heard.at(-1)).toMatchObject({
      path: '/api/contracts/c9/confirm',
      body: { way: 'phone' },
    })
  })
})

describe('services received', () => {
  it('come page by page until all are shown', async () => {
    const record = (id: string) => buildRecord({ id, values: { systolic: 128, diastolic: 76 } })
    answers['GET /api/records'] = ({ path }) =>
      path.includes('after=n')
        ? { body: { items: [record('r2')] } }
        : { body: { items: [record('r1')], next: 'n' } }
    const { press, says, words } = await open('pages/services/index')
    await press('看以前的')
    await says('都在这里了')
    expect(words().match(/血压 128\/76/g)).toHaveLength(2)
  })

  it('say what will stand here while there are none', async () => {
    const { says } = await open('pages/services/index')
    await says('每一次都会记在这里')
  })
})

describe('limits', () => {
  it.each([
    'pages/home/index',
    'pages/contract/index',
    'pages/services/index',
    'pages/people/index',
  ])('%s opens with one question beside signing in, far below 16 kB', async (page) => {
    const { phone, settle } = await open(page)
    await settle()
    await settle()
    const [opened] = phone.metrics.interactions
    if (!opened) throw new Error('Nothing was recorded')
    const { bytes } = phone.metrics.sum(opened)
    expect(bytes).toBeLessThan(16_384)
    expect(
      opened.requests.filter(({ url }) => !url.includes('/session')).length,
    ).toBeLessThanOrEqual(1)
  })

  it('hold for a tap that stays on the page, also when it is refused', async () => {
    answers['POST /api/contracts'] = () => ({
      status: 409,
      body: { error: { code: 'x', message: '您已经签过家庭医生了' } },
    })
    const answered =
      'elderId=e1&elderName=王秀兰&teamId=t&teamName=张&packageCode=b&packageName=基础包&agreed=1'
    const { press, says, phone } = await open(`pages/sign/index?${answered}`)
    await press('签 3 年')
    await press('确认，交给团队')
    await says('您已经签过')
    const taps = phone.metrics.interactions.filter(({ kind }) => kind === 'tap')
    expect(taps).toHaveLength(2)
    for (const tap of taps) {
      const { calls, bytes } = phone.metrics.sum(tap)
      expect(calls).toBeLessThanOrEqual(2)
      expect(bytes).toBeLessThanOrEqual(4096)
    }
  })
})
