import type * as Http from '../../../miniprogram/kit/http'
import type * as Session from '../../../miniprogram/kit/session'
import { buildSession } from '../support/build'
import { newPhone, type Phone } from '../support/phone'
import { serve, type Heard, type Reply, type Server } from '../support/server'

const daughter = buildSession({
  actsFor: [
    { elderId: 'e1', name: '王秀兰', relation: '母亲' },
    { elderId: 'e2', name: '陈国强', relation: '父亲' },
  ],
})

let server: Server
let phone: Phone
let answer: (request: Heard) => Reply

beforeEach(async () => {
  answer = ({ path }) =>
    path.startsWith('/api/session/')
      ? { status: 201, body: { token: 't-1', person: { id: 'p1' } } }
      : { body: daughter }
  server = await serve((request) => answer(request))
  phone = newPhone(server.port)
})
afterEach(() => server.close())

function openApp(): typeof Session {
  jest.resetModules()
  return jest.requireActual<typeof Session>('../../../miniprogram/kit/session')
}

describe('signing in', () => {
  it('exchanges a demo code for the token of its person', async () => {
    phone.code = 'demo:chen-min'
    await expect(openApp().session()).resolves.toEqual(daughter)
    expect(server.heard).toMatchObject([
      { path: '/api/session/demo', body: { persona: 'chen-min' } },
      { path: '/api/session', token: 't-1' },
    ])
    expect(phone.storage.get('linli.session')).toEqual({ token: 't-1', personId: 'p1' })
  })

  it('happens once, however many pages ask', async () => {
    const { session } = openApp()
    await Promise.all([session(), session(), session()])
    await session()
    expect(server.heard).toHaveLength(2)
  })

  it('happens once for pages that ask for something else first', async () => {
    const { session } = openApp()
    const { get } = jest.requireActual<typeof Http>('../../../miniprogram/kit/http')
    await Promise.all([get('/contracts'), get('/records'), session()])
    expect(server.heard.filter(({ path }) => path === '/api/session/demo')).toHaveLength(1)
  })

  it('is not needed again after a restart', async () => {
    await openApp().session()
    await openApp().session()
    expect(server.heard.map(({ path }) => path)).toEqual([
      '/api/session/demo',
      '/api/session',
      '/api/session',
    ])
  })

  it('asks who I am no second time when the server says it along with the token', async () => {
    answer = () => ({
      status: 201,
      body: { token: 't-1', person: { id: 'p1' }, session: daughter },
    })
    await expect(openApp().session()).resolves.toEqual(daughter)
    expect(server.heard).toHaveLength(1)
  })

  it('happens again when the kept token has ended', async () => {
    phone.storage.set('linli.session', { token: 'old' })
    answer = ({ path, token }) => {
      if (path === '/api/session/demo')
        return { status: 201, body: { token: 'new', person: { id: 'p1' } } }
      return token === 'new'
        ? { body: daughter }
        : { status: 401, body: { error: { code: 'session.ended', message: 'x' } } }
    }
    await expect(openApp().session()).resolves.toEqual(daughter)
    expect(phone.storage.get('linli.session')).toEqual({ token: 'new', personId: 'p1' })
  })

  it('with WeChat says in words where to go while it is not open', async () => {
    phone.code = '0a1b2c'
    answer = () => ({ status: 404, body: { error: { code: 'not-found', message: '没有' } } })
    await expect(openApp().session()).rejects.toMatchObject({
      code: 'session.no-wechat',
      message: '微信登录还没有开通，请到社区卫生服务中心前台办理',
    })
  })
})

describe('for whom one acts', () => {
  it('is the first relative until another is chosen', async () => {
    const { session, actingFor, actFor } = openApp()
    const who = await session()
    expect(actingFor(who)?.name).toBe('王秀兰')
    actFor('e2')
    expect(actingFor(who)?.name).toBe('陈国强')
  })

  it('falls back when the mandate ended', () => {
    const { actingFor, actFor } = openApp()
    actFor('e2')
    const [first] = daughter.actsFor
    expect(actingFor({ ...daughter, actsFor: first ? [first] : [] })?.name).toBe('王秀兰')
  })

  it('is oneself for an elder who acts for nobody', () => {
    const { actingFor } = openApp()
    const elder = buildSession({ person: { id: 'e1', name: '王秀兰', resident: true } })
    expect(actingFor(elder)).toMatchObject({ elderId: 'e1', self: true })
  })

  it('is nobody for somebody who is no resident and acts for nobody', () => {
    expect(openApp().actingFor(buildSession())).toBeUndefined()
  })
})

describe('a phone that becomes somebody else', () => {
  it('goes on with the token of a binding, and as that person', async () => {
    const { session, becomes } = openApp()
    await session()
    const elder = buildSession({ person: { id: 'e9', name: '刘大山', resident: true } })
    becomes({ token: 't-9', person: { id: 'e9' }, session: elder })
    await expect(session()).resolves.toEqual(elder)
    expect(phone.storage.get('linli.session')).toEqual({ token: 't-9', personId: 'e9' })
  })

  it('asks anew what it may do once that may have changed', async () => {
    const { session, forgetRights } = openApp()
    await session()
    forgetRights()
    await session()
    expect(server.heard.map(({ path }) => path)).toEqual([
      '/api/session/demo',
      '/api/session',
      '/api/session',
    ])
  })
})
