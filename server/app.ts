import { existsSync } from 'node:fs'
import Router from '@koa/router'
import Koa from 'koa'
import { createContractReads } from './contracts/reads'
import { contractRoutes } from './contracts/routes'
import { packageRoutes } from './contracts/routes/packages'
import { createContracts } from './contracts/service'
import { createIndicators } from './indicators/service'
import { indicatorRoutes } from './indicators/routes'
import type { Clock } from './kit/clock'
import { demoRoutes } from './kit/demo-routes'
import type { Town } from './kit/demo-town'
import { frame } from './kit/frame'
import { previewPolicy, securityHeaders } from './kit/headers'
import { createIdentify } from './kit/identify'
import { createJobs } from './kit/jobs'
import type { Job } from './kit/jobs'
import { createLimits } from './kit/limits'
import type { Log } from './kit/log'
import { once } from './kit/once'
import type { Kit } from './kit/request'
import { previewRoutes } from './kit/static'
import { clockRoutes, docRoutes, healthRoutes } from './kit/system-routes'
import type { TownClock } from './kit/town-clock'
import { createLedgerReads } from './ledger/reads'
import { ledgerRoutes } from './ledger/routes'
import { createLedger } from './ledger/service'
import { createPeople } from './people/service'
import { peopleRoutes } from './people/routes'
import type { Person } from './people/types'
import { recordRoutes } from './records/routes'
import { createRecords } from './records/service'

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
}

/** Every room, built once, each given what it needs. */
export function createRooms({ clock, demoMode }: { clock: Clock; demoMode: boolean }) {
  const people = createPeople({ clock, demoMode })
  const ledger = createLedger<Person>({ people: people.reads })
  const ledgerReads = createLedgerReads()
  const contracts = createContracts({ people: people.reads, ledger, ledgerReads, clock })
  const contractReads = createContractReads({ people: people.reads })
  const records = createRecords({ people: people.reads, ledger, ledgerReads, clock })
  const indicators = createIndicators({
    ledger: ledgerReads,
    contracts: contractReads,
    people: people.reads,
    clock,
  })
  const jobs: readonly Job[] = []
  return { people, ledger, ledgerReads, contracts, contractReads, records, indicators, jobs }
}

export type Rooms = ReturnType<typeof createRooms>

/** The whole service without a port: rooms, routes, jobs. */
export function createApp(needs: AppNeeds) {
  const { rooms, clock, log } = needs
  const limits = createLimits(needs.ratePerMinute)
  const registry = { ...rooms.people.sessions, ...rooms.people.rights }
  const { identify, forget } = createIdentify({ registry, clock, limits })
  const jobs = createJobs({ jobs: rooms.jobs, clock, log })
  const headers = securityHeaders(needs.publicUrl)
  const checkReplies = needs.checkReplies ?? false
  const kit: Kit = { now: () => clock.now(), log, headers, limits, identify, once, checkReplies }

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

function apiRoutes({ rooms, clock, demo }: AppNeeds, { forget, jobs }: Parts): Router {
  const { people, contracts, contractReads, records, ledger, indicators } = rooms
  const { teamsInForce, signedByTeam } = contractReads
  const openSession = (personId: string) => people.sessions.open(personId, { demo: true })
  const nameOf = async (personId: string) => (await people.reads.names([personId])).get(personId)

  const router = new Router()
  const parts = [
    clockRoutes({ clock }),
    ...(demo ? [demoRoutes({ ...demo, jobs, openSession, nameOf })] : []),
    peopleRoutes({ people, clock, forget, teamsInForce, signedByTeam }),
    packageRoutes(),
    contractRoutes({ contracts, clock }),
    recordRoutes({ records }),
    ledgerRoutes({ ledger }),
    indicatorRoutes({ indicators }),
  ]
  for (const part of parts) router.use(part.routes())
  return router
}

/** Without a built preview the API stands alone. */
function previewOf({ demo, publicUrl }: AppNeeds): Router {
  const directory = demo?.previewDirectory
  if (!directory || !existsSync(directory)) return new Router()
  return previewRoutes({ directory, policy: previewPolicy(publicUrl) })
}
