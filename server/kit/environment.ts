import { join } from 'node:path'
import { z } from 'zod'
import { StartRefusal } from './start-refusal'
import type { WechatSettings } from './wechat'

/** An empty variable is an absent one. */
const text = z.preprocess((value) => (value === '' ? undefined : value), z.string().optional())

/** Paths with commas between them. */
const listOf = (written: string) =>
  written
    .split(',')
    .map((path) => path.trim())
    .filter((path) => path !== '')

const environment = z.object({
  HOST: text.default('127.0.0.1'),
  PORT: text.default('3000').transform(Number).pipe(z.number().int().min(0).max(65_535)),
  DATA_DIR: text.default('./data'),
  MONGODB_URI: text,
  DEMO: text.pipe(z.enum(['0', '1']).optional()),
  NODE_ENV: text,
  PUBLIC_URL: text.pipe(z.url({ protocol: /^https?$/ }).optional()),
  LOG_LEVEL: text.default('info').pipe(z.enum(['debug', 'info', 'warn', 'error', 'silent'])),
  LOG_FILE: text,
  RATE_PER_MINUTE: text.default('600').transform(Number).pipe(z.number().int().min(10)),
  TRUST_PROXY: text.pipe(z.enum(['0', '1']).optional()),
  FILES_DIR: text,
  FILES_S3_URL: text.pipe(z.url({ protocol: /^https?$/ }).optional()),
  FILES_S3_BUCKET: text,
  FILES_S3_KEY: text,
  FILES_S3_SECRET: text,
  FILES_S3_REGION: text.default('us-east-1'),
  WECHAT_URL: text.default('https://api.weixin.qq.com').pipe(z.url({ protocol: /^https?$/ })),
  WECHAT_APPID: text,
  WECHAT_SECRET: text,
  WECHAT_TEMPLATES: text,
  WECHAT_PUSH_TOKEN: text,
  WECHAT_PUSH_AES_KEY: text.pipe(z.string().length(43).optional()),
  WECHAT_STATE: text.pipe(z.enum(['developer', 'trial', 'formal']).default('formal')),
  AUDIT_ANCHORS: text.default('').transform(listOf),
})

/** Where attachments are kept. */
export interface FileSettings {
  directory: string
  /** Instead of the directory: a store that speaks S3. */
  bucket?: { url: string; bucket: string; key: string; secret: string; region: string }
}

/** What the account's message push is set up with: its token and the 43 characters of EncodingAESKey. */
export interface PushSettings {
  appid: string
  token: string
  aesKey: string
}

export interface Settings {
  host: string
  port: number
  dataDir: string
  mongodbUri?: string
  /** Without a database of its own choosing, or when asked for: the town, the preview, signing in as a persona. */
  demo: boolean
  /** Listening beyond this machine: in demo mode a warning is due. */
  open: boolean
  publicUrl?: string
  logLevel: string
  logFile?: string
  ratePerMinute: number
  trustProxy: boolean
  files: FileSettings
  /** Absent without an AppID: a demo then stands in for WeChat, any other service signs nobody in. */
  wechat?: WechatSettings
  /** The file of the account's message templates. */
  templatesFile?: string
  /** Message push in safe mode; absent: WeChat reports nothing. */
  push?: PushSettings
  /** Where the ends of the audit chains are written: in the data directory, and copies on other disks. */
  anchorFiles: string[]
}

/** Reads the environment once; refuses in words what must not be. */
export function readSettings(variables: NodeJS.ProcessEnv): Settings {
  const parsed = environment.safeParse(variables)
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map(({ path }) => String(path[0])))]
    throw new StartRefusal(`环境变量 ${names.join('、')} 的值不对 (invalid environment variable)`)
  }
  const { HOST, PORT, DATA_DIR, MONGODB_URI, PUBLIC_URL, LOG_LEVEL, LOG_FILE } = parsed.data
  const { RATE_PER_MINUTE, TRUST_PROXY, DEMO, NODE_ENV } = parsed.data
  const demo = MONGODB_URI === undefined || DEMO === '1'
  const open = !isLoopback(HOST)
  refuseDangerousDemo({ demo, open, asked: DEMO === '1', production: NODE_ENV === 'production' })
  return {
    host: HOST,
    port: PORT,
    dataDir: DATA_DIR,
    demo,
    open,
    logLevel: LOG_LEVEL,
    ratePerMinute: RATE_PER_MINUTE,
    trustProxy: TRUST_PROXY === '1',
    files: fileSettings(parsed.data),
    anchorFiles: [join(DATA_DIR, 'anchors.jsonl'), ...parsed.data.AUDIT_ANCHORS],
    ...wechatSettings(parsed.data),
    ...pushSettings(parsed.data),
    ...(MONGODB_URI ? { mongodbUri: MONGODB_URI } : {}),
    ...(PUBLIC_URL ? { publicUrl: PUBLIC_URL } : {}),
    ...(LOG_FILE ? { logFile: LOG_FILE } : {}),
  }
}

/** Attachments: a directory of this machine, or a store that speaks S3, named whole. */
function fileSettings(given: z.output<typeof environment>): FileSettings {
  const { DATA_DIR, FILES_DIR, FILES_S3_URL: url, FILES_S3_BUCKET: bucket } = given
  const { FILES_S3_KEY: key, FILES_S3_SECRET: secret, FILES_S3_REGION: region } = given
  const directory = FILES_DIR ?? join(DATA_DIR, 'files')
  if (url && bucket && key && secret)
    return { directory, bucket: { url, bucket, key, secret, region } }
  if (!url && !bucket && !key && !secret) return { directory }
  throw new StartRefusal(
    'FILES_S3_URL、FILES_S3_BUCKET、FILES_S3_KEY、FILES_S3_SECRET 要一起给出 (the four FILES_S3_* belong together)',
  )
}

function wechatSettings(given: z.output<typeof environment>): { wechat?: WechatSettings } {
  const { WECHAT_URL: url, WECHAT_APPID: appid, WECHAT_SECRET: secret, WECHAT_STATE: state } = given
  if (appid && secret) return { wechat: { url, appid, secret, state } }
  if (!appid && !secret) return {}
  throw new StartRefusal(
    'WECHAT_APPID 与 WECHAT_SECRET 要一起给出 (WECHAT_APPID and WECHAT_SECRET belong together)',
  )
}

function pushSettings(given: z.output<typeof environment>) {
  const { WECHAT_APPID: appid, WECHAT_PUSH_TOKEN: token, WECHAT_PUSH_AES_KEY: aesKey } = given
  const templates = given.WECHAT_TEMPLATES ? { templatesFile: given.WECHAT_TEMPLATES } : {}
  if (!token && !aesKey) return templates
  if (appid && token && aesKey) return { ...templates, push: { appid, token, aesKey } }
  throw new StartRefusal(
    'WECHAT_PUSH_TOKEN、WECHAT_PUSH_AES_KEY 要与 WECHAT_APPID 一起给出 (WECHAT_PUSH_* belong together, with WECHAT_APPID)',
  )
}

/** Anybody who reaches a demo server may sign in as anybody, so it never runs by accident. */
function refuseDangerousDemo(is: {
  demo: boolean
  open: boolean
  asked: boolean
  production: boolean
}) {
  if (!is.demo) return
  if (is.production) {
    throw new StartRefusal(
      'NODE_ENV=production 时不能以演示模式启动，请设置 MONGODB_URI 并去掉 DEMO (no demo mode in production: set MONGODB_URI, unset DEMO)',
    )
  }
  if (is.open && !is.asked) {
    throw new StartRefusal(
      '演示模式下任何人都能以任意人物登录；要让其他机器访问，请同时设置 DEMO=1 (demo mode beyond loopback needs DEMO=1)',
    )
  }
}

const isLoopback = (host: string) =>
  host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)
