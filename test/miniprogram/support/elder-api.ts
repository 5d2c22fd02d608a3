import type { CurrentContractView } from '../../../shared/contracts'
import { buildApp, type OpenApp } from './app'
import { buildContract, buildCurrent, buildEntitlement, buildSession } from './build'
import { serve, type Heard, type Reply, type Server } from './server'

type Answers = Record<string, (request: Heard) => Reply>

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

/** What stands for one of her parents. */
export const standingFor = (
  id: string,
  current: Partial<CurrentContractView> = { contract: standing },
) => buildCurrent({ elder: { id, name: id, age: 82 }, ...current })

const usual: Answers = {
  'POST /api/session/demo': () => ({ status: 201, body: { token: 't', person: { id: 'p1' } } }),
  'GET /api/session': () => ({ body: daughter }),
  'GET /api/contracts/current': () => ({ body: buildCurrent({ contract: standing }) }),
  'GET /api/contracts/standings': () => ({ body: [standingFor('e1'), standingFor('e2')] }),
  'GET /api/notices': () => ({ body: { unread: 0, items: [] } }),
  'GET /api/contracts': () => ({ body: { items: [] } }),
  'GET /api/teams': () => ({
    body: [team, { ...team, id: 'team-2', name: '李医生团队', signed: 9 }],
  }),
  'GET /api/packages': () => ({ body: [basic] }),
  'GET /api/agreement': () => ({ body: agreement }),
  'GET /api/records': () => ({ body: { items: [] } }),
}

/** A daughter's phone and a server that answers it. */
export interface DaughtersPhone {
  open: (page: string) => Promise<OpenApp>
  /** What the server heard so far. */
  heard: () => Heard[]
  /** Answers that differ from the usual ones, by method and path; cleared before each test. */
  answers: Answers
}

/** The shipped mini-program and a real server around the tests of one file; nothing unknown may be asked of WeChat. */
export function withDaughtersPhone(): DaughtersPhone {
  let built: Awaited<ReturnType<typeof buildApp>>
  let server: Server
  let app: OpenApp | undefined
  const answers: Answers = {}

  beforeAll(async () => {
    built = await buildApp()
    // It is a whole build of the package.
  }, 120_000)
  beforeEach(async () => {
    for (const door of Object.keys(answers)) delete answers[door]
    server = await serve((request) => {
      const door = `${request.method} ${request.path.split('?')[0]}`
      const reply = answers[door] ?? usual[door] ?? (() => ({ status: 404 }))
      return { headers: { 'x-now': '2026-03-04T02:00:00.000Z' }, ...reply(request) }
    })
  })
  afterEach(async () => {
    expect(app?.phone.unknown).toEqual([])
    await app?.quit()
    await server.close()
  })
  const open = async (page: string) => {
    app = await built.open({ as: 'chen-min', page, port: server.port })
    return app
  }
  return { open, heard: () => server.heard, answers }
}
