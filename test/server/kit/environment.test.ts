import { readSettings } from '../../../server/kit/environment'
import { StartRefusal } from '../../../server/kit/start-refusal'

const URI = 'mongodb://db.example/linli?replicaSet=rs0'

describe('without any setting', () => {
  it('it is a demo on this machine only, with its data in ./data', () => {
    expect(readSettings({})).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      dataDir: './data',
      demo: true,
      open: false,
    })
  })

  it('an empty variable is an absent one', () => {
    expect(readSettings({ MONGODB_URI: '', PORT: '', DEMO: '' })).toEqual(readSettings({}))
  })
})

describe('demo mode', () => {
  it.each([
    [{ MONGODB_URI: URI }, false],
    [{ MONGODB_URI: URI, DEMO: '1' }, true],
    [{ MONGODB_URI: URI, DEMO: '0' }, false],
    [{ DEMO: '0' }, true],
    [{ NODE_ENV: 'production', MONGODB_URI: URI }, false],
  ])('with %j is %s', (variables, demo) => {
    expect(readSettings(variables).demo).toBe(demo)
  })

  it.each([{}, { MONGODB_URI: URI, DEMO: '1' }])(
    'never starts in production with %j',
    (variables) => {
      expect(() => readSettings({ ...variables, NODE_ENV: 'production' })).toThrow(/production/)
    },
  )

  it.each(['0.0.0.0', '::', '192.168.1.5', 'example.org'])(
    'needs DEMO=1 to listen on %s',
    (HOST) => {
      expect(() => readSettings({ HOST })).toThrow(/DEMO=1/)
      expect(readSettings({ HOST, DEMO: '1' })).toMatchObject({ demo: true, open: true })
      expect(readSettings({ HOST, MONGODB_URI: URI })).toMatchObject({ demo: false, open: true })
    },
  )

  it.each(['127.0.0.1', '127.8.8.8', 'localhost', '::1'])('is at home on %s', (HOST) => {
    expect(readSettings({ HOST }).open).toBe(false)
  })
})

it.each([
  ['PORT', 'eighty'],
  ['PORT', '70000'],
  ['PORT', '-1'],
  ['DEMO', 'yes'],
  ['PUBLIC_URL', 'linli'],
  ['PUBLIC_URL', 'ftp://linli.example'],
  ['LOG_LEVEL', 'loud'],
  ['RATE_PER_MINUTE', 'many'],
])('names %s when it is %s', (name, value) => {
  const start = () => readSettings({ [name]: value })
  expect(start).toThrow(StartRefusal)
  expect(start).toThrow(name)
})

describe('WeChat', () => {
  const account = { WECHAT_APPID: 'wx1', WECHAT_SECRET: 's' }

  it('is the real one once its account is named, at another address when told so', () => {
    expect(readSettings(account).wechat).toEqual({
      ...{ appid: 'wx1', secret: 's', state: 'formal' },
      url: 'https://api.weixin.qq.com',
    })
    const elsewhere = { ...account, WECHAT_URL: 'http://127.0.0.1:8080', WECHAT_STATE: 'trial' }
    expect(readSettings(elsewhere).wechat).toMatchObject({
      url: 'http://127.0.0.1:8080',
      state: 'trial',
    })
  })

  it('is absent without one, and never half there', () => {
    expect(readSettings({}).wechat).toBeUndefined()
    expect(() => readSettings({ WECHAT_APPID: 'wx1' })).toThrow(/WECHAT_SECRET/)
    expect(() => readSettings({ WECHAT_SECRET: 's' })).toThrow(/WECHAT_APPID/)
    expect(() => readSettings({ ...account, WECHAT_STATE: 'beta' })).toThrow(StartRefusal)
  })
})
