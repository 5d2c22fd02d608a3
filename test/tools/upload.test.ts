import { missingForUpload, uploadCommand } from '../../tools/upload'

const env = { WECHAT_APPID: 'wx1', WECHAT_UPLOAD_KEY: 'upload.key', API_URL: 'https://api.example' }
const files: Record<string, string> = {
  'upload.key': 'key',
  'dist/miniprogram/config.js': 'const API_URL = "https://api.example";',
}
const read = (file: string) => files[file]

describe('uploading to WeChat', () => {
  it('begins only with everything it needs', () => {
    expect(missingForUpload(env, read)).toEqual([])
    const missing = missingForUpload({}, () => undefined)
    expect(missing.map((line) => line.split(':')[0])).toEqual([
      'WECHAT_APPID',
      'WECHAT_UPLOAD_KEY',
      'API_URL',
      'dist/miniprogram',
    ])
  })

  it.each([
    ['a key that is not there', { WECHAT_UPLOAD_KEY: 'gone.key' }, 'WECHAT_UPLOAD_KEY'],
    [
      'a package built for another address',
      { API_URL: 'https://other.example' },
      'dist/miniprogram',
    ],
  ])('refuses %s', (_, change, name) => {
    expect(missingForUpload({ ...env, ...change }, read)).toEqual([expect.stringContaining(name)])
  })

  it('refuses an address WeChat would not call', () => {
    expect(missingForUpload({ ...env, API_URL: 'http://127.0.0.1:3000' }, read).join()).toMatch(
      /API_URL/,
    )
  })

  it('names the tool with its version, the key and the words of this version', () => {
    const command = uploadCommand(env, '0.1.0').join(' ')
    expect(command).toContain(
      '--yes miniprogram-ci@2.1.42 upload --pp . --appid wx1 --pkp upload.key --uv 0.1.0',
    )
  })
})
