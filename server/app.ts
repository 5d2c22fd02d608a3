import { existsSync } from 'node:fs'
import Router from '@koa/router'
import Koa from 'koa'
import { contractRoutes } from './contracts/routes'
import { packageRoutes } from './contracts/routes/packages'
import { indicatorRoutes } from './indicators/routes'
import { fileRoutes } from './files/routes'
import type { Actor } from './kit/actor'
import { auditRoutes } from './kit/audit-routes'
import type { Clock } from './kit/clock'
import { demoRoutes } from './kit/demo-routes'
import type { Town } from './kit/demo-town'
import type { PushSettings } from './kit/environment'
import { frame } from './kit/frame'
import { previewPolicy, securityHeaders } from './kit/headers'
import { createIdentify } from './kit/identify'
import { createJobs } from './kit/jobs'
import { createLimits } from './kit/limits'
import type { Log } from './kit/log'
import type { Kit } from './kit/request'
import { previewRoutes } from './kit/static'
import { clockRoutes, docRoutes, healthRoutes } from './kit/system-routes'
import type { TownClock } from './kit/town-clock'
import { ledgerRoutes } from './ledger/routes'
import { pushRoutes } from './notices/push/routes'
import { createPush } from './notices/push/service'
import { noticeRoutes } from './notices/routes'
import { importRoutes } from './people/routes/imports'
import { peopleRoutes } from './people/routes'
import { recordRoutes } from './records/routes'
import type { Rooms } from './rooms'
import { scheduleRoutes } from './schedule/routes'
import { roomOfVisits } from './visits/routes'

export { createRooms } from './rooms'
export type { Rooms } from './rooms'

export interface AppNeeds {
  rooms: Rooms
  clock: Clock
  log: Log
  publicUrl?: string
  ratePerMinute: number
  trustProxy?: boolean
  /** In tests: every answer is held against the reply schema of its door. */
  checkReplies?: boolean
  isEnding?: () => boolean
  /** Demo mode only. */
  demo?: { town: Town; clock: TownClock; previewDirectory: string }
  /** Where WeChat reports deliveries; without it there is no such address. */
  push?: PushSettings
}

/** The whole service without a port: rooms, routes, jobs. */
export function createApp(needs: AppNeeds) {
  const { rooms, clock, log } = needs
  const limits = createLimits(needs.ratePerMinute)
  const registry = { ...rooms.people.sessions, ...rooms.people.rights }
  const { identify, forget } = createIdentify({ registry, clock, limits })
  const jobs = createJobs({ jobs: rooms.jobs, clock, log })
  const headers = securityHeaders(needs.publicUrl)
  const checkReplies = needs.checkReplies ?? false
  const now = () => clock.now()
  const { once, people } = rooms
  const opened = people.noteOpened
  const kit: Kit = { now, log, headers, limits, identify, once, opened, checkReplies }

  const root = new Router()
  root.use('/api', apiRoutes(needs, { forget, jobs }).routes())
  root.use('/api', docRoutes(root).routes())
  root.use(healthRoutes({ isEnding: needs.isEnding ?? (() => false) }).routes())
  if (needs.demo) root.use(previewOf(needs).routes())

  const koa = new Koa({ proxy: needs.trustProxy ?? false, maxIpsCount: 1 })
  Object.assign(koa.context, { kit })
  // What breaks outside a request: a sender who went away, bytes that are no HTTP.
  koa.on('error', (thrown: Error) => log.warn({ reason: thrown.message }, 'connection broke'))
  koa.use(frame)
  koa.use(root.routes())
  return { handler: koa.callback(), router: root, jobs }
}

type Parts = { forget: (tokenHash: string) => void; jobs: ReturnType<typeof createJobs> }

function apiRoutes({ rooms, clock, demo, push }: AppNeeds, { forget, jobs }: Parts): Router {
  const { audit, exporting, files, imports, notices, people, contracts, contractReads } = rooms
  const { records, ledger, indicators, schedule, visits } = rooms
  const { teamsInForce, signedByTeam } = contractReads
  const openSession = (personId: string) =>
    people.sessions.open(personId, { demo: true, way: 'demo' })
  const nameOf = async (personId: string) => (await people.reads.names([personId])).get(personId)

  const router = new Router()
  const parts = [
    clockRoutes({ clock }),
    ...(demo ? [demoRoutes({ ...demo, jobs, openSession, nameOf })] : []),
    importRoutes({ imports, exporting }),
    peopleRoutes({ people, clock, forget, teamsInForce, signedByTeam }),
    packageRoutes(),
    contractRoutes({ contracts, clock }),
    recordRoutes({ records }),
    ledgerRoutes({ ledger }),
    indicatorRoutes({ indicators }),
    scheduleRoutes({ schedule }),
    ...roomOfVisits({ visits, clock }),
    fileRoutes({ files }),
    noticeRoutes({ notices }),
    ...(push ? [pushRoutes({ push: createPush(push) })] : []),
    auditRoutes({ audit, inScope: inScopeOf(people, clock), namesOf: people.reads.names }),
  ]
  for (const part of parts) router.use(part.routes())
  return router
}

const inScopeOf =
  ({ reads }: Rooms['people'], clock: Clock) =>
  async (actor: Actor, orgId: string) =>
    (await reads.organisationInScope(actor, orgId, clock.today())) !== undefined

/** Without a built preview the API stands alone. */
function previewOf({ demo, publicUrl }: AppNeeds): Router {
  const directory = demo?.previewDirectory
  if (!directory || !existsSync(directory)) return new Router()
  return previewRoutes({ directory, policy: previewPolicy(publicUrl) })
}
