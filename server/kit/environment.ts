import { z } from 'zod'
import { StartRefusal } from './start-refusal'

/** An empty variable is an absent one. */
const text = z.preprocess((value) => (value === '' ? undefined : value), z.string().optional())

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
})

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
    ...(MONGODB_URI ? { mongodbUri: MONGODB_URI } : {}),
    ...(PUBLIC_URL ? { publicUrl: PUBLIC_URL } : {}),
    ...(LOG_FILE ? { logFile: LOG_FILE } : {}),
  }
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
