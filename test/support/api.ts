/** The whole service over real HTTP on the real engine, with a clock that a test holds in its hand. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp, createRooms } from '../../server/app'
import type { AppNeeds, Rooms } from '../../server/app'
import { bytesOnDisk } from '../../server/files/disk'
import type { Bytes } from '../../server/files/types'
import { createAudit } from '../../server/kit/audit'
import { createLog } from '../../server/kit/log'
import { listen } from '../../server/kit/server'
import type { KeyRing } from '../../server/kit/keys'
import { createVault } from '../../server/kit/vault'
import type { Vault } from '../../server/kit/vault'
import { clientOf } from './client'
import type { Client } from './client'
import { connectTestDatabase, dropTestDatabase } from './connected'
import { handClock } from './hand-clock'
import type { HandClock } from './hand-clock'
import { createWechat } from '../../server/kit/wechat'
import type { WechatSettings } from '../../server/kit/wechat'
import { demoTemplates } from '../../server/notices/templates'
import type { Template } from '../../server/notices/templates'
import { testKeys } from './vault'

export type { Client } from './client'

export interface Api {
  url: string
  clock: HandClock
  rooms: Rooms
  app: ReturnType<typeof createApp>
  /** Opens what this server sealed. */
  vault: Vault
  /** Nobody signed in. */
  stranger: Client
  /** A client with a token of its own for this person, whose second factor was given. */
  signIn(personId: string, days?: number): Promise<Client>
  withToken(token: string): Client
  /** Lines of the server's log, parsed. */
  logged(): Promise<Record<string, unknown>[]>
  /** Ends everything; fails when the server answered 500 to anything, unless the test expected it. */
  stop(options?: { failuresExpected?: boolean }): Promise<void>
}

type Options = Partial<Omit<AppNeeds, 'clock' | 'log' | 'rooms'>> & {
  at?: string
  label?: string
  /** A database that holds something already, and the keys it was written with. */
  written?: { uri: string; keys: KeyRing }
  demoMode?: boolean
  /** A local WeChat server; without one WeChat is out of reach. */
  wechat?: WechatSettings
  /** Message templates of that account; those of the demo unless given. */
  templates?: readonly Template[]
  files?: { bytes?: Bytes; linkKey?: Buffer }
}

export async function startApi(options: Options = {}): Promise<Api> {
  const {
    at,
    label = 'api',
    written,
    demoMode = true,
    files: givenFiles,
    wechat: givenWechat,
    ...needs
  } = options
  await connectTestDatabase(label, written?.uri)
  const room = mkdtempSync(join(tmpdir(), 'linli-log-'))
  const file = join(room, 'server.log')
  const log = createLog({ file })
  const clock = handClock(at)
  const keys = written?.keys ?? testKeys()
  const vault = createVault(keys)
  const anchorFiles = [join(room, 'anchors.jsonl')]
  const audit = createAudit({ key: keys.audit, clock, anchorFiles })
  const files = { bytes: bytesOnDisk(join(room, 'files')), linkKey: keys.link, ...givenFiles }
  const wechat = createWechat(givenWechat ?? nowhere)
  const { templates = demoTemplates } = options
  const failed = (thrown: unknown) => log.failure('import', thrown)
  const rooms = createRooms({ clock, demoMode, vault, audit, wechat, files, templates, failed })
  const given = { rooms, clock, log }
  const app = createApp({ ...given, ratePerMinute: 1_000_000, checkReplies: true, ...needs })
  const listening = await listen(app.handler, { host: '127.0.0.1', port: 0 })
  const url = `http://127.0.0.1:${listening.port}`

  return {
    url,
    clock,
    rooms,
    app,
    vault,
    stranger: clientOf(url),
    withToken: (token) => clientOf(url, token),
    signIn: async (personId, days) => {
      const life = { secondFactor: true, ...(days === undefined ? {} : { days }) }
      return clientOf(url, await rooms.people.sessions.open(personId, life))
    },
    logged: async () => {
      await new Promise((resolve) => setTimeout(resolve, 700))
      return linesOf(file)
    },
    async stop({ failuresExpected = false } = {}) {
      await listening.close()
      await app.jobs.stop()
      await rooms.imports.stop()
      await log.close()
      const failures = linesOf(file).filter(({ msg }) => msg === 'failure')
      await dropTestDatabase()
      rmSync(room, { recursive: true, force: true })
      if (failures.length > 0 && !failuresExpected)
        throw new Error(JSON.stringify(failures, null, 1))
    },
  }
}

/** Nobody listens there. */
const nowhere: WechatSettings = { url: 'http://127.0.0.1:65535', appid: 'wx0', secret: 'none' }

function linesOf(file: string): Record<string, unknown>[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}
