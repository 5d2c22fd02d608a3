import { addDays } from '../../../shared/day'
import { call } from './client'
import type { Answer } from './client'
import type { Bench } from './contests'
import { FIRST_DAY } from './house'
import { percentiles } from './judging'
import { startServer } from './servers'
import type { BookingServer } from './servers'

/** CPU of a booking beside koa and one guarded insert. */
const GOAL = 2.5
const TOGETHER = Number(process.env.BENCH_TOGETHER ?? 10)
const ROUNDS = 5
/** From eight on, before two have to come. */
const DAYTIME_HOURS = 10

/** Bookings that all succeed, against the least that a guarded write can cost; rounds interleaved, medians judged. */
export async function compareCost(
  bench: Bench,
  env: Record<string, string>,
  count: number,
): Promise<boolean> {
  const bare = await startServer({ ...env, BENCH_KIND: 'bare' })
  const ours: number[] = []
  const least: number[] = []
  const answers: Answer[] = []
  const each = Math.ceil(count / ROUNDS)
  try {
    for (let round = 0; round <= ROUNDS; round++) {
      const work = { from: round * each, count: each }
      const least1 = await costOf(bare, work, (at) =>
        call(bare.url, '', '/api/visits', { key: `key-${at}`, by: 'bench' }),
      )
      const ours1 = await costOf(bench.server, work, (at) => bookOne(bench, at))
      // The first round warms up.
      if (round === 0) continue
      least.push(least1.cpu)
      ours.push(ours1.cpu)
      answers.push(...ours1.answers)
    }
  } finally {
    bare.stop()
  }
  const ratio = median(ours) / median(least)
  const met = ratio <= GOAL
  console.log(
    [
      `cost: ${answers.length} bookings, CPU of the server ${median(ours).toFixed(0)} µs each`,
      `  koa and one guarded insert ${median(least).toFixed(0)} µs; ratio ${ratio.toFixed(2)} (goal ≤ ${GOAL}): ${met ? 'met' : 'NOT MET'}`,
      `  ${percentiles(answers)}`,
    ].join('\n'),
  )
  return met
}

/** Times far from those of the contests, each its own. */
function bookOne({ server, house, passes }: Bench, at: number): Promise<Answer> {
  const { elderId = '', token = '' } = house.actors[at % house.actors.length] ?? {}
  const nurses = house.nurses.slice(-8)
  const slot = Math.floor(at / nurses.length)
  const hour = 8 + (slot % DAYTIME_HOURS)
  return call(server.url, token, '/api/visits', {
    ...{ elderId, pass: passes[at % house.actors.length], code: 'vitalSigns' },
    day: addDays(FIRST_DAY, 20 + Math.floor(slot / DAYTIME_HOURS)),
    time: `${String(hour).padStart(2, '0')}:00`,
    staffId: nurses[at % nurses.length],
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
