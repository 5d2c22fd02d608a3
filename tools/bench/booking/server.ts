// One server process of the bench: the whole service on a clock that the bench holds, or (`bare`) koa and one guarded
// insert. It answers messages: `cpu`, `{ clock }` and `{ run }`.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Router from '@koa/router'
import Koa from 'koa'
import mongoose, { Schema } from 'mongoose'
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

export type Asked = 'cpu' | { clock: string } | { run: 'expire' | 'offer' }

const { BENCH_URI = '', BENCH_KIND = '', BENCH_AT = '' } = process.env
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
  return { handler: app.handler, rooms }
}

/** What a booking costs at the very least: koa, and one insert that a unique key guards. */
function bare() {
  const schema = new Schema({ _id: String, by: String }, { versionKey: false })
  const Guarded = mongoose.model('BenchGuarded', schema)
  const router = new Router()
  router.post('/api/visits', async (ctx) => {
    let text = ''
    for await (const part of ctx.req) text += String(part)
    const { key, by } = JSON.parse(text) as { key: string; by: string }
    try {
      await Guarded.insertMany([{ _id: key, by }])
      ctx.status = 201
      ctx.body = { id: key }
    } catch {
      ctx.status = 409
      ctx.body = { error: 'taken' }
    }
  })
  return { handler: new Koa().use(router.routes()).callback(), rooms: undefined }
}

async function run(rooms: Rooms | undefined, what: 'expire' | 'offer'): Promise<number> {
  if (!rooms) return 0
  const { booking } = rooms.visits
  return what === 'expire' ? booking.expire() : booking.offerWaiting()
}

async function answer(rooms: Rooms | undefined, asked: Asked) {
  if (asked === 'cpu') return { cpu: process.cpuUsage() }
  if ('clock' in asked) {
    clock.set(asked.clock)
    return { clock: asked.clock }
  }
  return { ran: await run(rooms, asked.run) }
}

async function main() {
  prepareMongoose()
  await mongoose.connect(BENCH_URI, { ignoreUndefined: true, w: 'majority', journal: true, ...(process.env.BENCH_TRIPS ? {monitorCommands: true} : {}) })
  if (process.env.BENCH_TRIPS) {
    const seen = new Map<string, number>()
    mongoose.connection.getClient().on('commandStarted', (e) => { const c = e.command as any; const coll = c[e.commandName]; const k = `${e.commandName} ${String(typeof coll === 'object' ? '' : coll)} ${JSON.stringify(c.filter ?? c.query ?? c.q ?? '').slice(0, 150)}`; if (process.env.BENCH_TRIPS === '2') console.error(Math.round(performance.now()*10)/10, k); seen.set(k, 1) })
  }
  const { handler, rooms } = BENCH_KIND === 'bare' ? bare() : service()
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
