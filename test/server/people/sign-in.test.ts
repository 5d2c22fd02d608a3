import mongoose from 'mongoose'
import type { OwnSessionView, SignedIn } from '../../../shared/sign-in'
import { startApi } from '../../support/api'
import type { Api } from '../../support/api'
import type { Told } from '../../support/bound'
import { registerElder, settleCounty } from '../../support/build'
import { startWechatServer } from '../../support/wechat-server'
import type { WechatServer } from '../../support/wechat-server'

let weixin: WechatServer
let api: Api
beforeAll(async () => {
  weixin = await startWechatServer()
  api = await startApi({ label: 'sign_in', wechat: weixin.settings })
  await settleCounty()
})
beforeEach(() => api.clock.set('2026-03-04T10:00:00+08:00'))
afterAll(async () => {
  await api.stop()
  await weixin.stop()
})

const signIn = (code: string) => api.stranger.post<Told<SignedIn>>('/api/session/wechat', { code })

describe('signing in with WeChat', () => {
  it('makes an account that is nobody yet', async () => {
    const { status, body } = await signIn(weixin.loginCode('o-first', 'u-first'))
    expect(status).toBe(201)
    expect(body).toEqual({
      token: expect.stringMatching(/^[\w-]{43}$/),
      person: { id: expect.stringMatching(/^[0-9a-f]{24}$/), name: '' },
      session: {
        person: { id: body.person.id, name: '', resident: false },
        roles: [],
        actsFor: [],
        unbound: true,
        expiresAt: '2026-04-03T02:00:00.000Z',
        demo: false,
      },
    })
    const again = (await api.withToken(body.token).get('/api/session')).body
    expect(again).toEqual(body.session)
  })

  it('is the same account every time, also when two phones ask at once', async () => {
    const codes = Array.from({ length: 6 }, () => weixin.loginCode('o-crowd'))
    const answers = await Promise.all(codes.map(signIn))
    expect(new Set(answers.map(({ body }) => body.person.id)).size).toBe(1)
    expect(new Set(answers.map(({ body }) => body.token)).size).toBe(6)
  })

  it('keeps and tells no session key', async () => {
    const before = weixin.requests.length
    const { text } = await signIn(weixin.loginCode('o-secret'))
    expect(weixin.requests.length).toBe(before + 1)
    const rows = await mongoose.connection.collection('accounts').find().toArray()
    expect(text + JSON.stringify(rows)).not.toMatch(/session_?key|key=/i)
    expect(text).not.toContain('o-secret')
  })

  it('takes a code once', async () => {
    const code = weixin.loginCode('o-once')
    await signIn(code)
    const again = await signIn(code)
    expect([again.status, again.body.error.code]).toEqual([409, 'wechat.code-used'])
  })

  it.each([
    ['made up', () => 'nonsense', 422, 'wechat.code-invalid'],
    ['empty', () => '', 422, 'input.invalid'],
    ['with an operator', () => ({ $gt: '' }) as unknown as string, 422, 'input.invalid'],
  ])('refuses a code that is %s', async (_, code, status, refusal) => {
    const answer = await signIn(code())
    expect([answer.status, answer.body.error.code]).toEqual([status, refusal])
  })

  it('says so when WeChat does not answer, and may be tried again', async () => {
    weixin.answerNext('session', 'drop')
    const answer = await signIn(weixin.loginCode('o-late'))
    expect([answer.status, answer.body.error.code]).toEqual([503, 'wechat.no-answer'])
    expect(answer.headers.get('retry-after')).not.toBeNull()
    expect((await signIn(weixin.loginCode('o-late'))).status).toBe(201)
  })
})

it('nobody signs in as somebody who has died', async () => {
  const { token } = (await signIn(weixin.loginCode('o-late-elder'))).body
  await api.withToken(token).post('/api/session/name', { name: '曾老人' })
  const elder = await registerElder({ life: { status: 'died', on: '2026-03-01' } })
  await mongoose.connection
    .collection('accounts')
    .updateOne({ openid: 'o-late-elder' }, { $set: { personId: elder } })
  const answer = await signIn(weixin.loginCode('o-late-elder'))
  expect([answer.status, answer.body.error.code]).toEqual([403, 'sign-in.file-closed'])
})

describe('an account that is nobody', () => {
  it('sees nothing and does nothing before it says who it is', async () => {
    const { token } = (await signIn(weixin.loginCode('o-nobody'))).body
    const nobody = api.withToken(token)
    const elder = await registerElder()
    for (const path of [`/api/people/${elder}`, '/api/people', '/api/teams?centreId=org-east']) {
      const answer = await nobody.get(path)
      expect([answer.status, answer.body.error.code]).toEqual([403, 'sign-in.not-bound'])
    }
  })

  it('is a relative once the name is told', async () => {
    const first = (await signIn(weixin.loginCode('o-daughter'))).body
    const phone = api.withToken(first.token)
    const { status, body } = await phone.post<Told<SignedIn>>('/api/session/name', { name: '陈敏' })
    expect(status).toBe(201)
    expect(body.person.name).toBe('陈敏')
    expect(body.session.unbound).toBeUndefined()
    expect((await signIn(weixin.loginCode('o-daughter'))).body.person).toEqual(body.person)
    expect((await phone.get('/api/session')).body.error.code).toBe('session.ended')
    const again = await api.withToken(body.token).post('/api/session/name', { name: '陈大敏' })
    expect([again.status, again.body.error.code]).toEqual([409, 'sign-in.bound-already'])
  })

  it.each(['', '陈敏13800001111', '\u202e敏'])('takes no name like «%s»', async (name) => {
    const { token } = (await signIn(weixin.loginCode('o-odd'))).body
    const answer = await api.withToken(token).post('/api/session/name', { name })
    expect([answer.status, answer.body.error.code]).toEqual([422, 'input.invalid'])
  })
})

describe('the sessions of a person', () => {
  const named = async (openid: string) => {
    const { token } = (await signIn(weixin.loginCode(openid))).body
    return (await api.withToken(token).post<SignedIn>('/api/session/name', { name: '林家属' })).body
  }

  it('hold thirty days for a family', async () => {
    const { token, session } = await named('o-thirty')
    expect(session.expiresAt).toBe('2026-04-03T02:00:00.000Z')
    api.clock.set('2026-04-03T09:59:59+08:00')
    expect((await api.withToken(token).get('/api/session')).status).toBe(200)
    api.clock.set('2026-04-03T10:00:00+08:00')
    expect((await api.withToken(token).get('/api/session')).body.error.code).toBe('session.ended')
    expect(await api.rooms.people.sessions.endExpired()).toBeGreaterThan(0)
  })

  it('are listed, and ended one by one or all but this one', async () => {
    const first = api.withToken((await named('o-many')).token)
    const open = async () => api.withToken((await signIn(weixin.loginCode('o-many'))).body.token)
    const [second, third] = [await open(), await open()]
    const listed = (await first.get<OwnSessionView[]>('/api/session/all')).body
    expect(listed.map(({ way, current }) => [way, current])).toEqual(
      expect.arrayContaining([
        ['wechat', true],
        ['wechat', false],
        ['wechat', false],
      ]),
    )
    const mine = (await second.get<OwnSessionView[]>('/api/session/all')).body.find(
      ({ current }) => current,
    )
    expect((await first.delete(`/api/session/all/${mine?.id}`)).status).toBe(204)
    expect((await second.get('/api/session')).status).toBe(401)
    expect((await first.delete(`/api/session/all/${mine?.id}`)).body.error.code).toBe(
      'session.not-found',
    )
    expect((await first.delete('/api/session/all')).status).toBe(204)
    expect((await first.get<OwnSessionView[]>('/api/session/all')).body).toHaveLength(1)
    expect((await third.get('/api/session')).status).toBe(401)
  })

  it('are never ended by somebody else', async () => {
    const [mine, other] = [await named('o-mine'), await named('o-other')]
    const [listed] = (await api.withToken(mine.token).get<OwnSessionView[]>('/api/session/all'))
      .body
    const answer = await api.withToken(other.token).delete(`/api/session/all/${listed?.id}`)
    expect(answer.body.error.code).toBe('session.not-found')
    expect((await api.withToken(mine.token).get('/api/session')).status).toBe(200)
  })
})
