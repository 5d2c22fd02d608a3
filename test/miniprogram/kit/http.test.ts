import { now } from '../../../miniprogram/kit/clock'
import { addressOf, get, post, whenSignedOut } from '../../../miniprogram/kit/http'
import { Refused, wordsOf } from '../../../miniprogram/kit/refused'
import { newPhone, type Phone } from '../support/phone'
import { serve, type Heard, type Reply, type Server } from '../support/server'

let server: Server
let phone: Phone
let answer: (request: Heard, turn: number) => Reply

beforeEach(async () => {
  server = await serve((request, turn) => answer(request, turn))
  phone = newPhone(server.port)
})
afterEach(() => server.close())

const refusal = (thrown: Promise<unknown>): Promise<Refused> =>
  thrown.then(
    () => Promise.reject(new Error('It was not refused')),
    (error: unknown) => (error instanceof Refused ? error : Promise.reject(error as Error)),
  )

describe('asking the server', () => {
  it('gives what the server answered', async () => {
    answer = () => ({ body: { name: '王秀兰' } })
    await expect(get('/people/1', { q: '王 秀', after: undefined })).resolves.toEqual({
      name: '王秀兰',
    })
    expect(server.heard).toEqual([
      { method: 'GET', path: '/api/people/1?q=%E7%8E%8B%20%E7%A7%80', body: undefined },
    ])
  })

  it('carries the token of this phone', async () => {
    phone.storage.set('linli.session', { token: 't-1' })
    answer = () => ({})
    await get('/session')
    expect(server.heard[0]?.token).toBe('t-1')
  })

  it('takes the time from the server, however the phone is set', async () => {
    answer = () => ({ headers: { 'X-Now': '2031-03-04T10:00:00.000Z' } })
    await get('/clock')
    expect(now().toISOString().slice(0, 15)).toBe('2031-03-04T10:0')
  })

  it('names an address for files without empty parts', () => {
    expect(addressOf('/indicators/board.csv', { orgId: 'org 1', on: undefined })).toMatch(
      /\/api\/indicators\/board\.csv\?orgId=org%201$/,
    )
  })
})

describe('a network that fails', () => {
  it('sends a form again under the same idempotency key until it is answered', async () => {
    answer = (_, turn) => (turn < 3 ? { hangUp: true } : { status: 201, body: { id: 'r1' } })
    await expect(post('/records', { kind: 'home-visit' })).resolves.toEqual({ id: 'r1' })
    const keys = server.heard.map(({ key }) => key)
    expect(keys).toHaveLength(3)
    expect(new Set(keys).size).toBe(1)
    expect(keys[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it('gives every form a key of its own', async () => {
    answer = () => ({ status: 201 })
    await post('/records', {})
    await post('/records', {})
    expect(server.heard[0]?.key).not.toBe(server.heard[1]?.key)
  })

  it('asks a busy server again', async () => {
    answer = (_, turn) => (turn === 1 ? { status: 503, body: 'busy' } : { body: { ok: true } })
    await expect(get('/clock')).resolves.toEqual({ ok: true })
  })

  it('says in plain words that there is no network', async () => {
    phone.online = false
    const { code, status, message } = await refusal(get('/clock'))
    expect({ code, status, message }).toEqual({
      code: 'network',
      status: 0,
      message: '网络不太好，请稍后再试',
    })
  })
})

describe('a refusal', () => {
  it('is said once, in the words of the server', async () => {
    answer = () => ({
      status: 409,
      body: {
        error: {
          code: 'contract.already-active',
          message: '您已经签过家庭医生了',
          requestId: 'q-1',
        },
      },
    })
    const refused = await refusal(post('/contracts', {}))
    expect(server.heard).toHaveLength(1)
    expect(refused.body.requestId).toBe('q-1')
    expect(wordsOf(refused)).toBe('您已经签过家庭医生了')
  })

  it('is said exactly to staff', () => {
    const body = { code: 'x', message: '现在不行', staffMessage: '该老人已有有效签约' }
    expect(wordsOf(new Refused(409, body))).toBe('该老人已有有效签约')
  })

  it.each([
    [404, '没有找到，可能已经不在了'],
    [418, '没有办成，请稍后再试'],
  ])('without words of ours gets plain ones (%s)', async (status, words) => {
    answer = () => ({ status, body: '<html>' })
    expect((await refusal(get('/nowhere'))).message).toBe(words)
  })

  it('of too many requests is not repeated at once', async () => {
    answer = () => ({
      status: 429,
      body: { error: { code: 'limit.too-many', message: '太快了，请等一会儿' } },
    })
    expect((await refusal(get('/people'))).passing).toBe(true)
    expect(server.heard).toHaveLength(1)
  })
})

describe('a phone nobody has signed in on', () => {
  it('signs in before it asks', async () => {
    whenSignedOut(async () => void phone.storage.set('linli.session', { token: 'new' }))
    answer = () => ({ body: { ok: true } })
    await get('/contracts')
    expect(server.heard.map(({ token }) => token)).toEqual(['new'])
  })
})

describe('a session that ended', () => {
  it('is renewed once and the question is asked again with the new token', async () => {
    phone.storage.set('linli.session', { token: 'old' })
    whenSignedOut(async () => void phone.storage.set('linli.session', { token: 'new' }))
    answer = ({ token }) => (token === 'new' ? { body: { ok: true } } : ended)
    await expect(get('/contracts')).resolves.toEqual({ ok: true })
    expect(server.heard.map(({ token }) => token)).toEqual(['old', 'new'])
  })

  it('is not renewed for ever', async () => {
    phone.storage.set('linli.session', { token: 'old' })
    whenSignedOut(async () => undefined)
    answer = () => ended
    expect((await refusal(get('/contracts'))).code).toBe('session.ended')
    expect(server.heard).toHaveLength(2)
  })
})

const ended: Reply = {
  status: 401,
  body: { error: { code: 'session.ended', message: '请重新打开' } },
}
