// `npm run bench:free`: free times of 30 staff over 30 days beside the reads they need, in CPU of this process and of the
// database together; and what a hundred times as many bookings of other people cost. `--smoke` is small and judges nothing.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import mongoose from 'mongoose'
import { createClock } from '../server/kit/clock'
import { migrate } from '../server/kit/data-version'
import { prepareMongoose } from '../server/kit/mongo'
import { createFree } from '../server/schedule/free'
import { createHolders } from '../server/visits/store-holders'
import { fillSchedule, readsAlone, staffIdsOf } from './bench/fill-schedule'
import { cpuSince } from './bench/process-cpu'
import { buildEngine, startEngine } from './database/engine-process'
import { median } from './database/timing'

const smoke = process.argv.includes('--smoke')
const [STAFF, DAYS] = [30, 30]
const ROUNDS = smoke ? 2 : 15
const [FEW, MANY] = smoke ? [100, 1_000] : [1_000, 100_000]
const MOST_BESIDE_READS = 2
/** Ten times as many levels of an index, and the same rows. */
const MOST_BESIDE_FEW = 1.3
const MOST_BESIDE_SMALLER = 1.3

const clock = createClock()
const { free } = createFree({ clock, holders: createHolders(clock) })
let failed = false

async function main() {
  buildEngine()
  const directory = mkdtempSync(path.join(tmpdir(), 'linli-bench-free-'))
  const socket = path.join(directory, 'db.sock')
  const engine = await startEngine(['--data', path.join(directory, 'data'), '--socket', socket])
  try {
    prepareMongoose()
    await mongoose.connect(engine.uri, { ignoreUndefined: true })
    await migrate(() => undefined)
    await measure(engine.process.pid ?? 0)
  } finally {
    await mongoose.disconnect()
    await engine.stop()
    rmSync(directory, { recursive: true, force: true })
  }
  if (failed && !smoke) process.exitCode = 1
}

async function measure(enginePid: number) {
  const own = await fillSchedule(clock.today(), { staff: STAFF, elsewhere: FEW })
  console.log(`${STAFF} staff × ${DAYS} days, ${own} visits of theirs, ${FEW} of others`)
  const [reads, ours] = await sideBySide(
    () => readsAlone(question(STAFF, DAYS)),
    () => free(question(STAFF, DAYS)),
    enginePid,
  )
  say('the reads alone', reads)
  say('free times', ours)
  judge('free times / reads, CPU', ours.cpu / reads.cpu, MOST_BESIDE_READS)

  const third = STAFF / 3
  const [small] = await sideBySide(() => free(question(third, third)), nothing, enginePid)
  say(`of ${third} staff × ${third} days`, small)
  const perDay = ours.cpu / (STAFF * DAYS) / (small.cpu / third ** 2)
  judge('a staff-day of nine times as many, CPU', perDay, MOST_BESIDE_SMALLER)

  await fillSchedule(clock.today(), { staff: 0, elsewhere: MANY - FEW })
  const [full] = await sideBySide(() => free(question(STAFF, DAYS)), nothing, enginePid)
  say(`with ${MANY} visits of others`, full)
  judge(`${MANY} visits of others / ${FEW}, CPU`, full.cpu / ours.cpu, MOST_BESIDE_FEW)
}

const question = (staff: number, days: number) => ({
  ...{ staffIds: staffIdsOf(staff), elderId: 'e'.repeat(24), from: clock.today(), days },
  ...({ minutes: 60, kind: 'home-nursing', home: true, people: 1 } as const),
})

interface Measured {
  /** Milliseconds a call, here and in the database. */
  cpu: number
  times: number[]
}

const nothing = () => Promise.resolve()

/** Both take turns, so that whatever else the machine does falls on both; medians of all rounds. */
async function sideBySide(
  one: () => Promise<unknown>,
  other: () => Promise<unknown>,
  enginePid: number,
): Promise<[Measured, Measured]> {
  const rounds = { one: [] as Turn[], other: [] as Turn[] }
  for (let round = -3; round < ROUNDS; round += 1) {
    const turns = { one: await turn(one, enginePid), other: await turn(other, enginePid) }
    if (round < 0) continue
    rounds.one.push(turns.one)
    rounds.other.push(turns.other)
  }
  return [summed(rounds.one), summed(rounds.other)]
}

type Turn = Awaited<ReturnType<typeof turn>>
const CALLS_A_TURN = smoke ? 1 : 5

/** Several calls, because the database's CPU is told in hundredths of a second. */
async function turn(work: () => Promise<unknown>, enginePid: number) {
  const cpu = cpuSince(enginePid)
  const times: number[] = []
  for (let call = 0; call < CALLS_A_TURN; call += 1) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return { cpu: cpu() / CALLS_A_TURN, times }
}

const summed = (turns: readonly Turn[]): Measured => ({
  cpu: median(turns.map(({ cpu }) => cpu)),
  times: turns.flatMap(({ times }) => times),
})

function say(what: string, { cpu, times }: Measured) {
  const sorted = times.toSorted((one, other) => one - other)
  const at = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] ?? NaN).toFixed(1)
  console.log(
    `${what.padEnd(34)} CPU ${cpu.toFixed(1).padStart(6)} ms, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`,
  )
}

function judge(what: string, ratio: number, most: number) {
  const met = ratio <= most
  if (!met) failed = true
  console.log(`${what}: ${ratio.toFixed(2)} (goal ≤ ${most}): ${met ? 'met' : 'NOT MET'}`)
}

void main()
