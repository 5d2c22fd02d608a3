/**
 * npm run bench:timing -- [--pairs 400]
 * Does the time of a refused binding tell whether there is such a person? Asks by turns with the number of somebody of
 * the town, under a wrong name or a wrong phone, and with a number nobody has; each time from a new account and address.
 * Prints how long both take, and how often the longer of two answers is the existing one: 50 % tells nothing.
 * Ends with 1 when it is outside 50 ± 10 %.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startBindServer } from './bench/bind-server'
import type { BindServer, Claim } from './bench/bind-server'
import { buildEngine, startEngine } from './database/engine-process'

const WARM_UP = 40
const MOST_TOLD = 0.1

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { pairs: { type: 'string', default: '400' } } })
  buildEngine()
  const data = mkdtempSync(join(tmpdir(), 'linli-timing-'))
  const engine = await startEngine([
    '--data',
    join(data, 'data'),
    '--socket',
    join(data, 'db.sock'),
  ])
  try {
    const server = await startBindServer(engine.uri)
    say(await measure(server, Number(values.pairs)))
    await server.stop()
  } finally {
    await engine.stop()
    rmSync(data, { recursive: true, force: true })
  }
}

interface Times {
  existing: number[]
  missing: number[]
}

/** The kinds take turns, so that whatever else the machine does falls on both. */
async function measure(server: BindServer, pairs: number): Promise<Times> {
  const times: Times = { existing: [], missing: [] }
  for (let at = -WARM_UP; at < pairs; at++) {
    const pair: (keyof Times)[] = at % 2 === 0 ? ['existing', 'missing'] : ['missing', 'existing']
    for (const kind of pair) {
      const claim = kind === 'existing' ? wrongClaim(server, at) : server.nobody()
      const took = await server.bind(claim)
      if (at >= 0) times[kind].push(took)
    }
  }
  return times
}

/** The number is right; the name or the phone is not. */
function wrongClaim(server: BindServer, at: number): Claim {
  const claim = server.somebody(at + WARM_UP)
  return at % 4 < 2 ? { ...claim, name: '不对的人' } : { ...claim, phone: '15499999999' }
}

function say({ existing, missing }: Times) {
  const told = shareOfLonger(existing, missing)
  const ratio = percentile(existing, 0.5) / percentile(missing, 0.5)
  console.log(`existing  ${row(existing)}`)
  console.log(`missing   ${row(missing)}`)
  console.log(
    `ratio of the medians ${ratio.toFixed(3)}; existing takes longer in ${(told * 100).toFixed(1)} % of pairs`,
  )
  if (Math.abs(told - 0.5) > MOST_TOLD) process.exitCode = 1
}

const row = (times: readonly number[]) =>
  `p50 ${percentile(times, 0.5).toFixed(2)} ms, p95 ${percentile(times, 0.95).toFixed(2)} ms of ${times.length}`

function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((one, other) => one - other)
  return sorted[Math.floor((sorted.length - 1) * share)] ?? NaN
}

/** Of all pairs of one and the other, in how many the first is longer (Mann–Whitney). */
function shareOfLonger(ones: readonly number[], others: readonly number[]): number {
  const longer = ones.flatMap((one) => others.map((other) => Number(one > other)))
  return longer.reduce((sum, each) => sum + each, 0) / longer.length
}

void main()
