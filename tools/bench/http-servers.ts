// One server a process, so that its CPU is its own. `tsx http-servers.ts <kind>`: bare, full, contract-bare,
// contract-full. Tells its parent where it listens, and its CPU time whenever it is asked.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import Router from '@koa/router'
import Koa from 'koa'
import mongoose from 'mongoose'
import { z } from 'zod'
import { createRooms } from '../../server/app'
import type { Rooms } from '../../server/app'
import { contractRoutes } from '../../server/contracts/routes'
import { createShowing } from '../../server/contracts/routes/showing'
import type { Caller } from '../../server/kit/actor'
import { bytesOnDisk } from '../../server/files/disk'
import { createAudit } from '../../server/kit/audit'
import { createClock } from '../../server/kit/clock'
import { endpoint } from '../../server/kit/endpoint'
import { frame } from '../../server/kit/frame'
import { securityHeaders } from '../../server/kit/headers'
import { createIdentify } from '../../server/kit/identify'
import type { Registry } from '../../server/kit/identify'
import { newKeyVariables, readKeys } from '../../server/kit/keys'
import { createLimits } from '../../server/kit/limits'
import { createLog } from '../../server/kit/log'
import { prepareMongoose } from '../../server/kit/mongo'
import type { Kit } from '../../server/kit/request'
import { demoWechat } from '../../server/kit/wechat-demo'
import { createVault } from '../../server/kit/vault'

export type ServerKind =
  'bare' | 'full' | 'contract-bare' | 'contract-full' | 'scope-town' | 'scope-100k'

/** Routes on both sides: the router looks through as many as the house had when this bench was written. */
const ROUTES = 41
/** Bytes of the answer without a database. */
const ANSWER_BYTES = 868

const card = { id: '0'.repeat(24), says: '' }
const padding = ANSWER_BYTES - JSON.stringify(card).length
const answer = { ...card, says: 'x'.repeat(padding) }

const clock = createClock()
const keys = readKeys(newKeyVariables())
const roomNeeds = {
  clock,
  demoMode: true,
  vault: createVault(keys),
  audit: createAudit({ key: keys.audit, clock, anchorFiles: [] }),
  files: { bytes: bytesOnDisk('files-of-a-bench'), linkKey: keys.link },
  wechat: demoWechat,
  templates: [],
}

async function handlerOf(kind: ServerKind) {
  if (kind === 'bare')
    return bare((router) => router.get('/things/:id', (ctx) => (ctx.body = answer)))
  if (kind === 'full') return full(createRooms(roomNeeds), fullRoutes)
  prepareMongoose()
  await mongoose.connect(process.env.BENCH_MONGODB_URI ?? '', { ignoreUndefined: true })
  const rooms = createRooms(roomNeeds)
  if (kind === 'contract-full') {
    return full(rooms, (router) =>
      router.use(contractRoutes({ contracts: rooms.contracts, clock }).routes()),
    )
  }
  if (kind.startsWith('scope')) return full(rooms, (router) => scopeRoute(router, rooms))
  return bare((router) => contractWithoutDoor(router, rooms))
}

/** Session, roles, mandates and a person in scope, all from the database: no session is remembered here. */
function scopeRoute(router: Router, { people }: Rooms) {
  router.get(
    '/people/:id',
    endpoint({ summary: 'bench', params, reply }, async ({ actor, params: { id } }) => {
      await people.sessions.identityOf(process.env.BENCH_SESSION ?? '')
      const person = await people.reads.personOfStaff(actor, id)
      return { id: person?.id ?? '', says: person?.name ?? '' }
    }),
  )
}

/** koa and @koa/router, nothing else. */
function bare(open: (router: Router) => unknown) {
  const router = new Router()
  fill(router)
  open(router)
  return new Koa().use(router.routes()).callback()
}

/** The whole chain: request id, log to a file, headers, rate limit, session, input schema, refusals. */
function full(rooms: Rooms, open: (router: Router) => unknown) {
  const limits = createLimits(100_000_000)
  const log = createLog({ file: path.join(process.env.BENCH_DIR ?? '.', `${process.pid}.log`) })
  const { identify } = createIdentify({ registry: registryOf(rooms), clock, limits })
  const now = () => clock.now()
  const headers = securityHeaders()
  const { once, people } = rooms
  const opened = people.noteOpened
  const kit: Kit = { now, log, headers, limits, identify, once, opened, checkReplies: false }
  const router = new Router()
  fill(router)
  open(router)
  const koa = new Koa()
  Object.assign(koa.context, { kit })
  return koa.use(frame).use(router.routes()).callback()
}

const fill = (router: Router) => {
  for (let at = 1; at < ROUTES; at += 1) router.get(`/filler-${at}/:id`, (ctx) => (ctx.body = {}))
}

const params = z.strictObject({ id: z.string().length(24) })
const reply = z.strictObject({ id: z.string(), says: z.string() })
const fullRoutes = (router: Router) =>
  router.get(
    '/things/:id',
    endpoint({ summary: 'bench', who: 'caller', params, reply }, async () => answer),
  )

/** Without a database there is one session; with one, the sessions and the rights of the room of people. */
function registryOf({ people }: Rooms): Registry {
  if (process.env.BENCH_MONGODB_URI) return { ...people.sessions, ...people.rights }
  const id = '0'.repeat(24)
  return {
    identityOf: async (tokenHash) => ({ tokenHash, id, name: '王秀兰', demo: true }),
    rolesOf: async () => [],
    mandatesOf: async () => [],
  }
}

/** The same question and the same view, asked by nobody in particular. */
function contractWithoutDoor(router: Router, rooms: Rooms) {
  const elderId = process.env.BENCH_ELDER ?? ''
  const caller: Caller = {
    id: elderId,
    name: '',
    ip: '127.0.0.1',
    identity: { tokenHash: '', id: elderId, name: '', demo: true },
    actor: () => Promise.reject(new Error('the bench asks for her own contract')),
  }
  const show = createShowing({ contracts: rooms.contracts, clock })
  router.get('/contracts/:id', async (ctx) => {
    const { id } = ctx.params as { id: string }
    const contract = await rooms.contracts.open(caller, id)
    ctx.body = await show.one(contract, await rooms.contracts.owed(contract))
  })
}

async function main() {
  const handler = await handlerOf(process.argv[2] as ServerKind)
  const server = createServer((request, response) => void handler(request, response)).listen(
    0,
    '127.0.0.1',
    () => {
      process.send?.({ port: (server.address() as AddressInfo).port })
    },
  )
  process.on('message', () => process.send?.({ cpu: process.cpuUsage() }))
  process.on('disconnect', () => process.exit(0))
}

void main()
