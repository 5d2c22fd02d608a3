import { addDays } from '../../../shared/day'
import { call } from './client'
import type { Answer } from './client'
import { TIMES_A_DAY } from './contests'
import type { Bench } from './contests'
import { FIRST_DAY } from './house'
import { percentiles } from './judging'
import { startServer } from './servers'
import type { BookingServer } from './servers'

/** CPU of a booking beside koa and one guarded insert. */
const GOAL = 2.5
const TOGETHER = 10
const ROUNDS = 5
const COUNTED = 20

type Kind = 'ours' | 'bare' | 'scoped' | 'writes'
type One = (at: number) => Promise<Answer>

/** Bookings that all succeed, against the least that a guarded write can cost; rounds interleaved, medians judged. */
export async function compareCost(
  bench: Bench,
  env: Record<string, string>,
  count: number,
): Promise<boolean> {
  const bare = await startServer({ ...env, BENCH_KIND: 'bare' })
  const writes = await startServer({ ...env, BENCH_KIND: 'writes' })
  const sides: Record<Kind, { server: BookingServer; one: One }> = {
    ours: { server: bench.server, one: (at) => bookOne(bench, at) },
    bare: { server: bare, one: (at) => insertOne(bare, at) },
    scoped: { server: bench.server, one: (at) => insertInScope(bench, at) },
    writes: { server: writes, one: (at) => insertOne(writes, at) },
  }
  const spent: Record<Kind, number[]> = { ours: [], bare: [], scoped: [], writes: [] }
  const answers: Answer[] = []
  const each = Math.ceil(count / ROUNDS)

  async function runRound(round: number) {
    for (const kind of kinds) {
      const { server, one } = sides[kind]
      const measured = await costOf(server, { from: round * each, count: each }, one)
      // The first round warms up.
      if (round === 0) continue
      spent[kind].push(measured.cpu)
      if (kind === 'ours') answers.push(...measured.answers)
    }
  }

  try {
    for (let round = 0; round <= ROUNDS; round++) await runRound(round)
  } finally {
    bare.stop()
    writes.stop()
  }
  const trips = await tripsOf(bench, env, (ROUNDS + 1) * each)
  return judge(spent, { trips, answers })
}

const kinds = ['ours', 'bare', 'scoped', 'writes'] as const

function judge(
  spent: Record<Kind, number[]>,
  { trips, answers }: { trips: [name: string, times: number][]; answers: Answer[] },
): boolean {
  const ours = median(spent.ours)
  const against = (kind: Kind) => {
    const cost = median(spent[kind])
    return `${cost.toFixed(0)} µs (${inTurn(spent[kind])}); ratio ${(ours / cost).toFixed(2)}`
  }
  const met = ours / median(spent.bare) <= GOAL
  const questions = trips.reduce((sum, [, times]) => sum + times, 0)
  const floor = median(spent.writes) / median(spent.bare)
  console.log(
    [
      `cost: ${answers.length} bookings, CPU of the server ${ours.toFixed(0)} µs (${inTurn(spent.ours)}) and ${questions.toFixed(1)} questions to the database each`,
      ...trips.map(([name, times]) => `    ${times.toFixed(1)} ${name}`),
      `  koa and one guarded insert ${against('bare')} (goal ≤ ${GOAL}): ${met ? 'met' : 'NOT MET'}`,
      `  the same behind session and scope ${against('scoped')}`,
      `  the writes of a booking alone ${against('writes')}; themselves ${floor.toFixed(2)} × koa and one guarded insert`,
      `  ${percentiles(answers)}`,
    ].join('\n'),
  )
  return met
}

/** Round by round: code gets faster while it runs. */
const inTurn = (rounds: readonly number[]): string =>
  rounds.map((cost) => cost.toFixed(0)).join(' ')

/** Of one booking, by command and collection: counted on a server of its own, one after the other. */
async function tripsOf(
  bench: Bench,
  env: Record<string, string>,
  from: number,
): Promise<[name: string, times: number][]> {
  const server = await startServer({ ...env, BENCH_TRIPS: '1' })
  try {
    await bookOne({ ...bench, server }, from)
    const before = await server.trips()
    for (let at = from + 1; at <= from + COUNTED; at++) await bookOne({ ...bench, server }, at)
    const after = Object.entries(await server.trips())
    return after
      .map(([name, times]): [string, number] => [name, (times - (before[name] ?? 0)) / COUNTED])
      .filter(([, times]) => times > 0)
  } finally {
    server.stop()
  }
}

const insertOne = (server: BookingServer, at: number) =>
  call(server.url, '', '/api/visits', { key: `key-${at}`, by: 'bench' })

function insertInScope({ server, house }: Bench, at: number): Promise<Answer> {
  const { elderId = '', token = '' } = house.actors[at % house.actors.length] ?? {}
  return call(server.url, token, '/bench/guarded', { key: `scoped-${at}`, elderId })
}

/** Times far from those of the contests, each its own. */
function bookOne({ server, house, passes }: Bench, at: number): Promise<Answer> {
  const { elderId = '', token = '' } = house.actors[at % house.actors.length] ?? {}
  // No elder twice at one time.
  const counted = house.counted.slice(0, house.actors.length)
  const slot = Math.floor(at / counted.length)
  const hour = 8 + (slot % TIMES_A_DAY)
  return call(server.url, token, '/api/visits', {
    ...{ elderId, pass: passes[at % house.actors.length], code: 'vitalSigns' },
    day: addDays(FIRST_DAY, 20 + Math.floor(slot / TIMES_A_DAY)),
    time: `${String(hour).padStart(2, '0')}:00`,
    staffId: counted[at % counted.length],
  })
}

async function costOf(
  server: BookingServer,
  { from, count }: { from: number; count: number },
  one: (at: number) => Promise<Answer>,
) {
  const answers: Answer[] = []
  const before = await server.cpu()
  for (let at = from; at < from + count; at += TOGETHER) {
    const some = Math.min(TOGETHER, from + count - at)
    answers.push(...(await Promise.all(Array.from({ length: some }, (_, next) => one(at + next)))))
  }
  const spent = (await server.cpu()) - before
  const lost = answers.find(({ status }) => status !== 201)
  if (lost) throw new Error(`not booked: ${lost.status} ${lost.code ?? ''}`)
  return { cpu: spent / count, answers }
}

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN
