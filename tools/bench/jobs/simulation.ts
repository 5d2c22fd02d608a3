/**
 * Many server processes over one database through simulated days: clocks that are wrong by up to 90 seconds, processes
 * killed in the middle of their work, a WeChat that loses answers, and contracts that are renewed and ended meanwhile.
 */
import { join } from 'node:path'
import mongoose from 'mongoose'
import { createRooms } from '../../../server/app'
import type { Rooms } from '../../../server/app'
import { addDays, dayOf } from '../../../shared/day'
import type { Day } from '../../../shared/day'
import { bytesOnDisk } from '../../../server/files/disk'
import { createAudit } from '../../../server/kit/audit'
import { migrate } from '../../../server/kit/data-version'
import { newKeyVariables, readKeys } from '../../../server/kit/keys'
import { prepareMongoose } from '../../../server/kit/mongo'
import { createVault } from '../../../server/kit/vault'
import { demoWechat } from '../../../server/kit/wechat-demo'
import { Chance } from '../../database/chance'
import { handClock } from '../../../test/support/hand-clock'
import type { HandClock } from '../../../test/support/hand-clock'
import { bundleOf } from '../bundle'
import { createExpectation } from './expectation'
import { judge } from './judging'
import type { Verdict } from './judging'
import { templates } from './templates'
import { settleBenchTown } from './town'
import { startBadWechat } from './wechat'
import { createWorkers } from './workers'

export interface SimulationSize {
  /** A connection string with a database of its own. */
  uri: string
  processes: number
  days: number
  elders: number
  seed: number
}

const FIRST_DAY = '2030-01-01'
const SKEW_MS = 90_000
const KILLS_A_DAY = 0.3
/** Near the minutes at which something falls due, and in the long stretches between; China's time. */
const TICKS = ['03:21', '07:59', '08:01', '08:31', '13:30', '20:30']

export async function simulate(size: SimulationSize): Promise<Verdict> {
  const chance = new Chance(size.seed)
  const keys = newKeyVariables()
  const wechat = await startBadWechat(() => chance.next())
  const worker = await bundleOf(join(__dirname, 'worker.ts'))
  prepareMongoose()
  await mongoose.connect(size.uri, { ignoreUndefined: true })
  await migrate(() => undefined)
  await mongoose.connection
    .collection<{ _id: string }>('bench-tally')
    .insertOne({ _id: 'tally', last: '', times: 0 } as { _id: string })
  const { staff, elders } = await settleBenchTown(wechat, { ...size, firstDay: FIRST_DAY })
  const env = { ...keys, BENCH_URI: size.uri, BENCH_WECHAT: wechat.url }
  const workers = createWorkers(worker.file, env, skewsOf(size.processes))
  try {
    await workers.ready()
    const clock = handClock()
    const acts = createExpectation(elders, actors(roomsOf(clock, keys), staff), chance)
    const ticks = await runDays({ ...size, clock, chance, workers, acts })
    const kills = workers.kills()
    return await judge({ ...size, firstDay: FIRST_DAY, wechat, acts, kills, ticks })
  } finally {
    await workers.stop()
    await mongoose.disconnect()
    wechat.stop()
    worker.remove()
  }
}

interface Run extends SimulationSize {
  clock: HandClock
  chance: Chance
  workers: ReturnType<typeof createWorkers>
  acts: ReturnType<typeof createExpectation>
}

/** Every day its ticks, some of them with a kill; the day after the last one is quiet, so that all settles. */
async function runDays({ days, processes, clock, chance, workers, acts }: Run): Promise<number> {
  let tick = 0
  for (let index = 0; index <= days; index++) {
    const day = addDays(FIRST_DAY, index)
    for (const time of TICKS) {
      const seconds = String(chance.below(60)).padStart(2, '0')
      const now = new Date(`${day}T${time}:${seconds}+08:00`)
      clock.set(now.toISOString())
      const dies = index < days && chance.next() < KILLS_A_DAY / TICKS.length
      const victim = { index: chance.below(processes), afterMs: chance.below(60) }
      await workers.tick(now, (tick += 1), dies ? victim : undefined)
    }
    if (index < days) await acts.some(dayOf(clock.now()))
  }
  return tick
}

/** From the slowest clock to the fastest, evenly. */
const skewsOf = (processes: number): number[] =>
  Array.from({ length: processes }, (_, index) =>
    Math.round(-SKEW_MS + (2 * SKEW_MS * index) / Math.max(1, processes - 1)),
  )

function roomsOf(clock: HandClock, variables: Record<string, string>): Rooms {
  const keys = readKeys(variables)
  return createRooms({
    clock,
    demoMode: false,
    vault: createVault(keys),
    audit: createAudit({ key: keys.audit, clock, anchorFiles: [] }),
    files: { bytes: bytesOnDisk('files-of-a-bench'), linkKey: keys.link },
    wechat: demoWechat,
    templates,
  })
}

/** What the doctor does to contracts, through the room's own verbs. */
function actors({ contracts }: Rooms, staff: { doctor: string }) {
  const role = { role: 'doctor', orgId: 'org-east', orgName: '东街道社区卫生服务中心' } as const
  const doctor = {
    id: staff.doctor,
    name: '东医生',
    roles: [{ ...role, teamId: 'team-east' }],
    actsFor: [],
    channel: 'mini-program' as const,
  }
  return {
    renew: async (contractId: string): Promise<Day> =>
      (await contracts.renew(doctor, contractId, 12)).endsOn ?? '',
    end: async (contractId: string, on: Day): Promise<unknown> =>
      contracts.end(doctor, contractId, { reason: 'resident-asked', on }),
  }
}

export type ContractActs = ReturnType<typeof actors>
