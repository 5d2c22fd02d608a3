import { demoWechat } from '../../../server/kit/wechat-demo'
import { createWechat } from '../../../server/kit/wechat'
import { knownErrors, meaningOf } from '../../../server/kit/wechat-errors'
import { refusals } from '../../../shared/refusals'
import { startWechatServer, wechatPaths } from '../../support/wechat-server'
import type { WechatServer } from '../../support/wechat-server'

let weixin: WechatServer
beforeEach(async () => {
  weixin = await startWechatServer()
})
afterEach(async () => {
  await weixin.stop()
})

const client = (more: { secret?: string; timeoutMs?: number; url?: string } = {}) =>
  createWechat({ ...weixin.settings, ...more })
const asked = (path: keyof typeof wechatPaths) =>
  weixin.requests.filter((request) => request.path === wechatPaths[path])
const message = {
  openid: 'o1',
  templateId: 't1',
  page: 'pages/home/index',
  data: { thing1: '签约到期' },
}

describe('the code of wx.login', () => {
  it('tells whose it is, and the session key goes no further', async () => {
    expect(await client().sessionOf(weixin.loginCode('o1', 'u1'))).toEqual({
      openid: 'o1',
      unionid: 'u1',
    })
    expect(await client().sessionOf(weixin.loginCode('o2'))).toEqual({ openid: 'o2' })
  })

  it('is good once, and for five minutes', async () => {
    const [code, old] = [weixin.loginCode('o1'), weixin.loginCode('o1')]
    await client().sessionOf(code)
    await expect(client().sessionOf(code)).rejects.toMatchObject({ code: 'wechat.code-used' })
    weixin.expireCodes()
    await expect(client().sessionOf(old)).rejects.toMatchObject({ code: 'wechat.code-invalid' })
  })

  it('that somebody made up is refused', async () => {
    await expect(client().sessionOf('nonsense')).rejects.toMatchObject({
      code: 'wechat.code-invalid',
      details: { errcode: 40029 },
    })
  })

  it('is asked once more when WeChat is busy, and not a third time', async () => {
    const busy = { errcode: -1, errmsg: 'system error' }
    weixin.answerNext('session', busy)
    expect(await client().sessionOf(weixin.loginCode('o1'))).toEqual({ openid: 'o1' })
    weixin.answerNext('session', busy)
    weixin.answerNext('session', busy)
    await expect(client().sessionOf('x')).rejects.toMatchObject({
      code: 'wechat.busy',
      status: 503,
    })
    expect(asked('session')).toHaveLength(4)
  })
})

describe('what WeChat answers', () => {
  it.each(knownErrors)('%d has words and a status of its own', async (errcode) => {
    for (let each = 0; each < 2; each++) weixin.answerNext('session', { errcode, errmsg: 'no' })
    const { status } = refusals[meaningOf(errcode)]
    await expect(client().sessionOf('x')).rejects.toMatchObject({
      code: meaningOf(errcode),
      status,
    })
    expect(meaningOf(errcode)).not.toBe('wechat.other')
  })

  it('with a number nobody has described is still a refusal', async () => {
    weixin.answerNext('session', { errcode: 99999, errmsg: 'new' })
    await expect(client().sessionOf('x')).rejects.toMatchObject({ code: 'wechat.other' })
  })

  it.each([
    ['nothing', 'hang' as const],
    ['half a connection', 'drop' as const],
    ['a page of a proxy', { text: '<html>502</html>', status: 502 }],
    ['JSON of another shape', { text: '[]' }],
    ['no openid', { session_key: 'k' }],
  ])('is not known when it is %s', async (_, instead) => {
    weixin.answerNext('session', instead)
    const wechat = client({ timeoutMs: 200 })
    await expect(wechat.sessionOf('x')).rejects.toMatchObject({ code: 'wechat.no-answer' })
    expect(asked('session')).toHaveLength(1)
  })

  it('is told apart from a question that never left', async () => {
    const gone = await startWechatServer()
    await gone.stop()
    const wechat = client({ url: gone.url })
    await expect(wechat.sessionOf('x')).rejects.toMatchObject({ code: 'wechat.unreachable' })
    expect(await wechat.sendSubscribe(message)).toEqual({
      ok: false,
      refusal: 'wechat.unreachable',
    })
  })
})

describe('a subscribe message', () => {
  it('arrives as the documentation has it', async () => {
    weixin.grant('o1', 't1')
    expect(await client().sendSubscribe(message)).toEqual({ ok: true })
    expect(weixin.sent).toEqual([
      {
        touser: 'o1',
        template_id: 't1',
        page: 'pages/home/index',
        data: { thing1: { value: '签约到期' } },
        miniprogram_state: 'formal',
        lang: 'zh_CN',
      },
    ])
  })

  it('needs leave for each time', async () => {
    weixin.grant('o1', 't1')
    const wechat = client()
    await wechat.sendSubscribe(message)
    expect(await wechat.sendSubscribe(message)).toEqual({
      ok: false,
      refusal: 'wechat.message-refused',
      errcode: 43101,
    })
  })

  it.each([
    ['without a recipient', { openid: '' }, 40003],
    ['of an unknown template', { templateId: 't9' }, 40037],
    ['with an empty field', { data: { thing1: '' } }, 47003],
    ['with a long field', { data: { thing1: '字'.repeat(21) } }, 47003],
  ])('%s is refused', async (_, more, errcode) => {
    weixin.templates.add('t1')
    weixin.grant('o1', 't1')
    expect(await client().sendSubscribe({ ...message, ...more })).toEqual({
      ok: false,
      refusal: meaningOf(errcode),
      errcode,
    })
  })

  it('that nobody answered is not sent again', async () => {
    weixin.grant('o1', 't1')
    weixin.answerNext('send', 'drop')
    expect(await client().sendSubscribe(message)).toEqual({
      ok: false,
      refusal: 'wechat.no-answer',
    })
    expect(asked('send')).toHaveLength(1)
  })
})

describe('in a demo without an AppID', () => {
  it('only the codes of the preview are taken', async () => {
    expect(await demoWechat.sessionOf('demo-new:phone-7')).toEqual({ openid: 'phone-7' })
    expect(await demoWechat.phoneOf('demo-phone:13800001111')).toBe('13800001111')
    const wrong = { code: 'wechat.code-invalid' }
    await expect(demoWechat.sessionOf('011abc')).rejects.toMatchObject(wrong)
    await expect(demoWechat.phoneOf('demo-phone:1 OR 1')).rejects.toMatchObject(wrong)
  })
})
