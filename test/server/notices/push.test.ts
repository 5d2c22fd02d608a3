import { startApi } from '../../support/api'
import type { Api } from '../../support/api'
import { signatureOf } from '../../../server/notices/push/cipher'
import { readXml } from '../../../server/notices/push/xml'
import { newNonce, nowSeconds, safeMode } from './push-support'

const { keys, encrypted, signedQuery } = safeMode()
let api: Api

beforeAll(async () => {
  api = await startApi({ label: 'push', push: keys })
})
afterAll(() => api.stop())

type Sent = Parameters<typeof signedQuery>[1] & { body?: (encrypt: string) => string }

/** Pushes what `encrypt` holds, signed as WeChat does. */
async function pushed(encrypt: string, { body = asXml, ...given }: Sent = {}) {
  const init = { body: body(encrypt), headers: { 'Content-Type': 'text/xml' } }
  return api.stranger.send('POST', `/api/wechat/push?${signedQuery(encrypt, given)}`, init)
}

const asXml = (encrypt: string) =>
  `<xml><ToUserName><![CDATA[gh_1]]></ToUserName><Encrypt><![CDATA[${encrypt}]]></Encrypt></xml>`
const event = '<xml><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[other]]></Event></xml>'
const code = ({ status, body }: { status: number; body: { error?: { code: string } } | null }) => [
  status,
  body?.error?.code,
]

describe('the address of the message push', () => {
  it('gives WeChat its own text back when it is set up', async () => {
    const [timestamp, random] = [nowSeconds(), newNonce()]
    const query = new URLSearchParams({
      signature: signatureOf(keys.token, timestamp, random),
      timestamp,
      nonce: random,
      echostr: '5837397520665436492',
    })
    const answer = await api.stranger.get(`/api/wechat/push?${query.toString()}`)
    expect([answer.status, answer.text]).toEqual([200, '5837397520665436492'])
    query.set('signature', signatureOf('another token', timestamp, random))
    expect(code(await api.stranger.get(`/api/wechat/push?${query.toString()}`))).toEqual([
      401,
      'push.not-genuine',
    ])
  })

  it('takes what WeChat signed and encrypted for this app, as XML and as JSON', async () => {
    const answer = await pushed(encrypted(event))
    expect([answer.status, answer.text]).toEqual([200, 'success'])
    const json = await pushed(encrypted('{"MsgType":"event","Event":"other"}'), {
      body: (Encrypt) => JSON.stringify({ ToUserName: 'gh_1', Encrypt }),
    })
    expect(json.text).toBe('success')
  })

  it('takes a random number once', async () => {
    const same = { nonce: newNonce(), timestamp: nowSeconds() }
    const message = encrypted(event)
    expect((await pushed(message, same)).status).toBe(200)
    expect(code(await pushed(message, same))).toEqual([409, 'push.replayed'])
  })

  it.each([
    ['signed with another token', () => pushed(encrypted(event), { token: 'another token' })],
    ['with another signature', () => pushed(encrypted(event), { signature: 'f'.repeat(40) })],
    ['encrypted for another app', () => pushed(encrypted(event, { ...keys, appid: 'wxother' }))],
    [
      'encrypted with another key',
      () => pushed(encrypted(event, { ...keys, aesKey: 'B'.repeat(43) })),
    ],
    ['that is no cipher text', () => pushed('bm90aGluZw==')],
    ['in plain text', () => pushed('', { body: () => event })],
    [
      'with an entity',
      () =>
        pushed(encrypted(event), {
          body: (text) => `<!DOCTYPE xml [<!ENTITY a "${text}">]><xml><Encrypt>&a;</Encrypt></xml>`,
        }),
    ],
  ])('refuses a push %s', async (_how, send) => {
    expect(code(await send())).toEqual([401, 'push.not-genuine'])
  })

  it.each([-301, 301])('refuses a push of %d seconds from now', async (seconds) => {
    const timestamp = nowSeconds(seconds)
    expect(code(await pushed(encrypted(event), { timestamp }))).toEqual([401, 'push.stale'])
  })

  it('refuses the plain mode, where anybody could write to it', async () => {
    const query = `signature=x&timestamp=${nowSeconds()}&nonce=1`
    const answer = await api.stranger.send('POST', `/api/wechat/push?${query}`, { body: event })
    expect(code(answer)).toEqual([422, 'input.invalid'])
  })
})

describe('the little XML of a push', () => {
  it('reads elements, text, CDATA and lists', () => {
    expect(
      readXml('<xml><A><![CDATA[<b>]]></A><L><I>1</I><I>2</I></L><L><I>3</I></L></xml>'),
    ).toEqual({ A: '<b>', L: [{ I: ['1', '2'] }, { I: '3' }] })
  })

  it.each([
    '<xml><a>&lt;</a></xml>',
    '<!DOCTYPE xml><xml></xml>',
    '<?xml version="1.0"?><xml></xml>',
    '<xml><a href="x">1</a></xml>',
    '<xml><!-- a --></xml>',
    '<xml><a>1</b></xml>',
    '<xml><a>1</a>',
    '<xml></xml><xml></xml>',
    `<xml>${'<a>'.repeat(9)}${'</a>'.repeat(9)}</xml>`,
  ])('refuses %s', (xml) => {
    expect(() => readXml(xml)).toThrow('消息来源不对')
  })

  it('keeps a name of the language itself as an ordinary field', () => {
    const read = readXml('<xml><constructor>1</constructor><toString>2</toString></xml>')
    expect(Object.entries(read)).toEqual([
      ['constructor', '1'],
      ['toString', '2'],
    ])
  })
})
