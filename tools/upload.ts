import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

/** Not a dependency: it brings 700 packages, and only who uploads needs it. */
const TOOL = 'miniprogram-ci@2.1.42'

/** The text of a file; undefined when there is none. */
type Read = (file: string) => string | undefined

/** What an upload needs and does not have; empty when it may begin. */
export function missingForUpload(env: NodeJS.ProcessEnv, read: Read): string[] {
  const { WECHAT_APPID: appid, WECHAT_UPLOAD_KEY: key, API_URL: address } = env
  const config = read('dist/miniprogram/config.js')
  return [
    ...(appid ? [] : ['WECHAT_APPID: the appid of the mini-program']),
    ...(key ? [] : ['WECHAT_UPLOAD_KEY: path of the upload key file (mp.weixin.qq.com, 开发管理)']),
    ...(key && read(key) === undefined ? [`WECHAT_UPLOAD_KEY: there is no file ${key}`] : []),
    ...(isHttps(address) ? [] : ['API_URL: the https address of the API; WeChat allows no other']),
    ...(address && config?.includes(`"${address}"`)
      ? []
      : ['dist/miniprogram: run npm run build with this API_URL first']),
  ]
}

const isHttps = (address: string | undefined) => address?.startsWith('https://') ?? false

/** Words of the command, without the program itself. */
export function uploadCommand(env: NodeJS.ProcessEnv, version: string): string[] {
  const robot = env['WECHAT_ROBOT'] ?? '1'
  const words = env['WECHAT_UPLOAD_WORDS'] ?? `邻里医养 ${version}`
  return [
    ...['--yes', TOOL, 'upload', '--pp', '.', '--appid', env['WECHAT_APPID'] ?? ''],
    ...['--pkp', env['WECHAT_UPLOAD_KEY'] ?? '', '--uv', version, '--ud', words, '-r', robot],
    ...['--enable-es6', 'true'],
  ]
}

const textOf: Read = (file) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined)

function main(): void {
  process.chdir(path.resolve(__dirname, '..'))
  const missing = missingForUpload(process.env, textOf)
  if (missing.length > 0) {
    console.error(
      `Nothing was uploaded. Missing:\n${missing.map((line) => `  ${line}`).join('\n')}`,
    )
    process.exitCode = 1
    return
  }
  const { version } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as { version: string }
  const { status } = spawnSync('npx', uploadCommand(process.env, version), { stdio: 'inherit' })
  process.exitCode = status ?? 1
}

if (require.main === module) main()
