import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buildMiniprogram } from '../../../tools/build-miniprogram/build'

const from = path.resolve(__dirname, '..', '..', '..', 'miniprogram')
let to: string
beforeEach(() => {
  to = fs.mkdtempSync(path.join(os.tmpdir(), 'linli-speech-'))
})
afterEach(() => fs.rmSync(to, { recursive: true }))

async function pluginsOf(speech?: string): Promise<unknown> {
  await buildMiniprogram({ from, to, apiUrl: 'https://api.example', ...(speech ? { speech } : {}) })
  const app = JSON.parse(fs.readFileSync(path.join(to, 'app.json'), 'utf8')) as object
  return 'plugins' in app ? app.plugins : undefined
}

it('names no plugin unless asked: an account that has not added it could not open the package', async () => {
  await expect(pluginsOf()).resolves.toBeUndefined()
})

it('names the plugin that reads aloud in the version the account has added', async () => {
  await expect(pluginsOf('0.3.6')).resolves.toEqual({
    WechatSI: { version: '0.3.6', provider: 'wx069ba97219f66d99' },
  })
})

it('says what is meant when the version is none', async () => {
  await expect(pluginsOf('yes')).rejects.toThrow('SPEECH_PLUGIN is the version')
})
