// One server process of the bench: the whole service on a clock that the bench holds, or what it is measured against.
// It answers messages: `cpu`, `trips`, `{ clock }` and `{ run }`.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose from 'mongoose'
import type { mongo } from 'mongoose'
import { createApp, createRooms } from '../../../server/app'
import type { Rooms } from '../../../server/app'
import { bytesOnDisk } from '../../../server/files/disk'
import { createAudit } from '../../../server/kit/audit'
import { readKeys } from '../../../server/kit/keys'
import { createLog } from '../../../server/kit/log'
import { prepareMongoose } from '../../../server/kit/mongo'
import { createVault } from '../../../server/kit/vault'
import { demoWechat } from '../../../server/kit/wechat-demo'
import { handClock } from '../../../test/support/hand-clock'
import { bare, scoped, writesAlone } from './least'

export type Asked = 'cpu' | 'trips' | { clock: string } | { run: 'expire' | 'offer' }

const { BENCH_URI = '', BENCH_KIND = 'service', BENCH_AT = '' } = process.env
/** Counting costs CPU: a server that counts is not measured. */
const monitorCommands = process.env.BENCH_TRIPS !== undefined
const trips: Record<string, number> = {}
const clock = handClock(BENCH_AT)

function service() {
  const keys = readKeys(process.env)
  const rooms = createRooms({
    clock,
    demoMode: true,
    vault: createVault(keys),
    audit: createAudit({ key: keys.audit, clock, anchorFiles: [] }),
    files: { bytes: bytesOnDisk(join(tmpdir(), 'linli-bench-files')), linkKey: keys.link },
    wechat: demoWechat,
    templates: [],
  })
  const log = createLog({ file: process.env.BENCH_LOG ?? '/dev/null' })
  const app = createApp({ rooms, clock, log, ratePerMinute: 100_000_000 })
  scoped(app.router, rooms)
  return { handler: app.handler, rooms }
}

const handlers = {
  bare: () => ({ handler: bare(), rooms: undefined }),
  writes: () => ({ handler: writesAlone(), rooms: undefined }),
  service,
}

async function run(rooms: Rooms | undefined, what: 'expire' | 'offer'): Promise<number> {
  if (!rooms) return 0
  const { booking } = rooms.visits
  return what === 'expire' ? booking.expire() : booking.offerWaiting()
}

async function answer(rooms: Rooms | undefined, asked: Asked) {
  if (asked === 'cpu') return { cpu: process.cpuUsage() }
  if (asked === 'trips') return { trips }
  if ('clock' in asked) {
    clock.set(asked.clock)
    return { clock: asked.clock }
  }
  return { ran: await run(rooms, asked.run) }
}

/** By what is asked of which collection. */
function countTrip({ commandName, command }: mongo.CommandStartedEvent) {
  const { [commandName]: of } = command as Record<string, unknown>
  const name = typeof of === 'string' ? `${commandName} ${of}` : commandName
  trips[name] = (trips[name] ?? 0) + 1
}

async function main() {
  prepareMongoose()
  const durable = { w: 'majority', journal: true } as const
  await mongoose.connect(BENCH_URI, { ignoreUndefined: true, ...durable, monitorCommands })
  if (monitorCommands) mongoose.connection.getClient().on('commandStarted', countTrip)
  const { handler, rooms } = handlers[BENCH_KIND as keyof typeof handlers]()
  const server = createServer((request, response) => void handler(request, response))
  server.listen(0, '127.0.0.1', () => {
    process.send?.({ port: (server.address() as AddressInfo).port })
  })
  process.on('message', (asked: Asked) => {
    void answer(rooms, asked).then((said) => process.send?.(said))
  })
  process.on('disconnect', () => process.exit(0))
}

void main()
