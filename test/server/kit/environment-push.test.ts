import { readSettings } from '../../../server/kit/environment'

const wechat = { WECHAT_APPID: 'wx0', WECHAT_SECRET: 'secret' }
const push = { WECHAT_PUSH_TOKEN: 'token', WECHAT_PUSH_AES_KEY: 'k'.repeat(43) }

describe('the settings of the message push', () => {
  it('are taken whole, with the id of the app', () => {
    expect(readSettings({ ...wechat, ...push }).push).toEqual({
      appid: 'wx0',
      token: 'token',
      aesKey: 'k'.repeat(43),
    })
    expect(readSettings(wechat).push).toBeUndefined()
  })

  it.each([
    [{ ...wechat, WECHAT_PUSH_TOKEN: 'token' }, /WECHAT_PUSH_TOKEN/],
    [push, /WECHAT_APPID/],
    [{ ...wechat, ...push, WECHAT_PUSH_AES_KEY: 'short' }, /WECHAT_PUSH_AES_KEY/],
  ])('%j are refused in words', (variables, says) => {
    expect(() => readSettings(variables)).toThrow(says)
  })
})
