import { createWechat } from '../../../server/kit/wechat'
import { startWechatServer, wechatPaths } from '../../support/wechat-server'
import type { WechatServer } from '../../support/wechat-server'

let weixin: WechatServer
beforeEach(async () => {
  weixin = await startWechatServer()
})
afterEach(async () => {
  jest.useRealTimers()
  await weixin.stop()
})

const client = (more: { secret?: string } = {}) => createWechat({ ...weixin.settings, ...more })
const asked = (path: keyof typeof wechatPaths) =>
  weixin.requests.filter((request) => request.path === wechatPaths[path])

const passSeconds = (seconds: number) =>
  jest.useFakeTimers({
    now: Date.now() + seconds * 1000,
    doNotFake: [
      'nextTick',
      'setImmediate',
      'setTimeout',
      'clearTimeout',
      'queueMicrotask',
      'performance',
    ],
  })

describe('the access token', () => {
  it('is fetched once for many calls at the same time, and kept', async () => {
    const wechat = client()
    const codes = ['13800001111', '13800002222', '13800003333'].map((each) =>
      weixin.phoneCode(each),
    )
    await Promise.all(codes.map((code) => wechat.phoneOf(code)))
    await wechat.phoneOf(weixin.phoneCode('13800004444'))
    expect(asked('token')).toHaveLength(1)
  })

  it('is fetched again five minutes before its end', async () => {
    const wechat = client()
    await wechat.phoneOf(weixin.phoneCode('13800001111'))
    passSeconds(7200 - 301)
    await wechat.phoneOf(weixin.phoneCode('13800001111'))
    expect(asked('token')).toHaveLength(1)
    passSeconds(2)
    await wechat.phoneOf(weixin.phoneCode('13800001111'))
    expect(asked('token')).toHaveLength(2)
    expect(asked('token').map(({ body }) => body['force_refresh'])).toEqual([false, false])
  })

  it('that has ended is renewed by force, once', async () => {
    const wechat = client()
    await wechat.phoneOf(weixin.phoneCode('13800001111'))
    weixin.expireTokens()
    expect(await wechat.phoneOf(weixin.phoneCode('13800002222'))).toBe('13800002222')
    expect(asked('token').map(({ body }) => body['force_refresh'])).toEqual([false, true])
  })

  it.each([40001, 40014, 42001])('refused with %d twice is given up', async (errcode) => {
    for (let each = 0; each < 2; each++) weixin.answerNext('phone', { errcode, errmsg: 'no' })
    await expect(client().phoneOf('x')).rejects.toMatchObject({ code: 'wechat.token' })
    expect(asked('phone')).toHaveLength(2)
  })

  it('is not forced again within half a minute', async () => {
    const wechat = client()
    for (let each = 0; each < 2; each++) {
      weixin.expireTokens()
      await wechat.phoneOf(weixin.phoneCode('13800001111'))
    }
    weixin.expireTokens()
    await wechat.phoneOf(weixin.phoneCode('13800001111'))
    expect(asked('token').map(({ body }) => body['force_refresh'])).toEqual([false, true, false])
  })

  it('of a wrong secret is never to be had', async () => {
    const wechat = client({ secret: 'wrong' })
    await expect(wechat.phoneOf('x')).rejects.toMatchObject({ code: 'wechat.not-configured' })
    const message = { openid: 'o1', templateId: 't1', data: { thing1: '签约到期' } }
    expect(await wechat.sendSubscribe(message)).toMatchObject({
      ok: false,
      refusal: 'wechat.not-configured',
    })
    expect(asked('phone')).toHaveLength(0)
  })
})

describe('the phone number', () => {
  it.each([
    ['as a number', 86, '13800001111', '13800001111'],
    ['as text', '86', '13800001111', '13800001111'],
    ['of another country', '852', '61234567', '+85261234567'],
  ])('is read with its country %s', async (_, country, number, read) => {
    expect(await client().phoneOf(weixin.phoneCode(number, country))).toBe(read)
  })

  it('is not read twice from one code', async () => {
    const code = weixin.phoneCode('13800001111')
    await client().phoneOf(code)
    await expect(client().phoneOf(code)).rejects.toMatchObject({ code: 'wechat.code-invalid' })
  })

  it('of another mini-program is not believed', async () => {
    const watermark = { timestamp: 1, appid: 'wx-somebody-else' }
    const phone_info = {
      phoneNumber: '1',
      purePhoneNumber: '13800001111',
      countryCode: '86',
      watermark,
    }
    weixin.answerNext('phone', { errcode: 0, errmsg: 'ok', phone_info })
    await expect(client().phoneOf('x')).rejects.toMatchObject({ code: 'wechat.code-invalid' })
  })
})
