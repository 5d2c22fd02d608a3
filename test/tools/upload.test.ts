import { missingForUpload, uploadCommand } from '../../tools/upload'

const env = { WECHAT_APPID: 'wx1', WECHAT_UPLOAD_KEY: 'upload.key', API_URL: 'https://api.example' }
const everything = () => true

describe('uploading to WeChat', () => {
  it('says everything that is missing', () => {
    const missing = missingForUpload({}, () => false)
    expect(missing.map((line) => line.split(':')[0])).toEqual([
      'WECHAT_APPID',
      'WECHAT_UPLOAD_KEY',
      'API_URL',
      'dist/miniprogram',
    ])
    expect(missingForUpload(env, everything)).toEqual([])
  })

  it('refuses a key that is not there and an address WeChat would not call', () => {
    expect(missingForUpload(env, (file) => file !== 'upload.key')).toEqual([
      'WECHAT_UPLOAD_KEY: there is no file upload.key',
    ])
    expect(missingForUpload({ ...env, API_URL: 'http://127.0.0.1:3000' }, everything)).toHaveLength(
      1,
    )
  })

  it('names the tool with its version, the key and the words of this version', () => {
    const command = uploadCommand(env, '0.1.0').join(' ')
    expect(command).toContain(
      '--yes miniprogram-ci@2.1.42 upload --pp . --appid wx1 --pkp upload.key --uv 0.1.0',
    )
  })
})
