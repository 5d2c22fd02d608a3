/** The whole service over real HTTP on the real engine, with a clock that a test holds in its hand. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp, createRooms } from '../../server/app'
import type { AppNeeds, Rooms } from '../../server/app'
import { createLog } from '../../server/kit/log'
import { listen } from '../../server/kit/server'
import { clientOf } from './client'
import type { Client } from './client'
import { connectTestDatabase, dropTestDatabase } from './connected'
import { handClock } from './hand-clock'
import type { HandClock } from './hand-clock'

export type { Client } from './client'

export interface Api {
  url: string
  clock: HandClock
  rooms: Rooms
  app: ReturnType<typeof createApp>
  /** Nobody signed in. */
  stranger: Client
  /** A client with a token of its own for this person. */
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
  demoMode?: boolean
}

export async function startApi(options: Options = {}): Promise<Api> {
  const { at, label = 'api', demoMode = true, ...needs } = options
  await connectTestDatabase(label)
  const room = mkdtempSync(join(tmpdir(), 'linli-log-'))
  const file = join(room, 'server.log')
  const log = createLog({ file })
  const clock = handClock(at)
  const rooms = createRooms({ clock, demoMode })
  const given = { rooms, clock, log }
  const app = createApp({ ...given, ratePerMinute: 1_000_000, checkReplies: true, ...needs })
  const listening = await listen(app.handler, { host: '127.0.0.1', port: 0 })
  const url = `http://127.0.0.1:${listening.port}`

  return {
    url,
    clock,
    rooms,
    app,
    stranger: clientOf(url),
    withToken: (token) => clientOf(url, token),
    signIn: async (personId, days) => {
      const life = days === undefined ? {} : { days }
      return clientOf(url, await rooms.people.sessions.open(personId, life))
    },
    logged: async () => {
      await new Promise((resolve) => setTimeout(resolve, 700))
      return linesOf(file)
    },
    async stop({ failuresExpected = false } = {}) {
      await listening.close()
      await app.jobs.stop()
      await log.close()
      const failures = linesOf(file).filter(({ msg }) => msg === 'failure')
      await dropTestDatabase()
      rmSync(room, { recursive: true, force: true })
      if (failures.length > 0 && !failuresExpected)
        throw new Error(JSON.stringify(failures, null, 1))
    },
  }
}

function linesOf(file: string): Record<string, unknown>[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}
