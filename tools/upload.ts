import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

/** Not a dependency: it brings 700 packages, and only who uploads needs it. */
const TOOL = 'miniprogram-ci@2.1.42'

/** What an upload needs and does not have; empty when it may begin. */
export function missingForUpload(
  env: NodeJS.ProcessEnv,
  exists: (file: string) => boolean,
): string[] {
  const key = env['WECHAT_UPLOAD_KEY']
  return [
    ...(env['WECHAT_APPID'] ? [] : ['WECHAT_APPID: the appid of the mini-program']),
    ...(key
      ? []
      : ['WECHAT_UPLOAD_KEY: path of the upload key file (from mp.weixin.qq.com, 开发管理)']),
    ...(key && !exists(key) ? [`WECHAT_UPLOAD_KEY: there is no file ${key}`] : []),
    ...(isHttps(env['API_URL'])
      ? []
      : ['API_URL: the https address of the API; WeChat allows no other']),
    ...(exists('dist/miniprogram/app.json')
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
    ...['--enable-es6', 'true', '--enable-minify', 'true'],
  ]
}

function main(): void {
  process.chdir(path.resolve(__dirname, '..'))
  const missing = missingForUpload(process.env, fs.existsSync)
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
