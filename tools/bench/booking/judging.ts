import type { Answer } from './client'
import type { Bench } from './contests'
import { BEGINS } from './house'
import { runMixed } from './mixed'
import { scan } from './scan'

/** After this every held time has run out. */
const LATER = '2026-03-04T08:20:00+08:00'

/** The mixed load: throughput and latencies, and nothing doubled or left over when the clock has moved on. */
export async function judgeMixed(
  bench: Bench,
  of: { clients: number; operations: number; seed: number },
): Promise<boolean> {
  const { answers, seconds } = await runMixed(bench, of)
  const { doubles, orphans, standing } = await afterExpiry(bench)
  const failed = answers.filter(({ status }) => status === 0 || status >= 500)
  const good = failed.length === 0 && doubles.length === 0 && orphans.length === 0
  console.log(
    [
      `mixed: ${answers.length} operations by ${of.clients} clients in ${seconds.toFixed(1)} s, ${(answers.length / seconds).toFixed(0)}/s`,
      `  ${percentiles(answers)}; ${wins(answers)} done, ${answers.length - wins(answers)} refused`,
      `  ${standing} stand, ${doubles.length} double bookings, ${orphans.length} orphans, ${failed.length} failures`,
      good
        ? '  good'
        : `  NOT GOOD ${doubles.slice(0, 3).join('; ')} ${orphans.slice(0, 3).join(' ')}`,
    ].join('\n'),
  )
  return good
}

/** Moves the clock past every expiry, lets the job run, looks at the rows, and sets the clock back for what follows. */
export async function afterExpiry({ server }: Bench) {
  await server.ask({ clock: LATER })
  await server.ask({ run: 'expire' })
  const seen = await scan(new Date(LATER).toISOString())
  await server.ask({ clock: BEGINS })
  return seen
}

export function percentiles(answers: readonly Answer[]): string {
  const sorted = answers.map(({ ms }) => ms).toSorted((one, other) => one - other)
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)]?.toFixed(1) ?? '-'
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms`
}

const wins = (answers: readonly Answer[]) =>
  answers.filter(({ status }) => status === 200 || status === 201).length
