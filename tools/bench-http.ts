// `npm run bench:http`: what the whole chain costs beside bare koa + @koa/router, in server CPU per request.
// Rounds are interleaved and the median of five is judged; `--smoke` runs one short round and judges nothing.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startEmbedded } from '../server/kit/mongo-embedded'
import { median, runRound, startBenchServer } from './bench/measure'
import type { BenchServer, Round } from './bench/measure'
import { prepareContract } from './bench/prepare-contract'
import { compareScope } from './bench/scope'

const smoke = process.argv.includes('--smoke')
const ROUNDS = smoke ? 1 : 5
const SECONDS = smoke ? {} : { seconds: 2 }

const FOLK = 100_000
const SMOKE_FOLK = 1_000

interface Comparison {
  title: string
  goal: number
  base: BenchServer
  ours: BenchServer
  path: string
  token: string
}

async function compare({ title, goal, base, ours, path: asked, token }: Comparison) {
  const rounds: { base: Round[]; ours: Round[] } = { base: [], ours: [] }
  for (const side of ['base', 'ours'] as const) {
    await runRound(side === 'base' ? base : ours, { path: asked, token })
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.base.push(await runRound(base, { path: asked, token, ...SECONDS }))
    rounds.ours.push(await runRound(ours, { path: asked, token, ...SECONDS }))
  }
  const ratio =
    median(rounds.ours.map(({ cpu }) => cpu)) / median(rounds.base.map(({ cpu }) => cpu))
  console.log(`\n${title}`)
  console.table({ [base.kind]: row(rounds.base), [ours.kind]: row(rounds.ours) })
  const met = ratio <= goal
  console.log(`ratio ${ratio.toFixed(2)} (goal ≤ ${goal}): ${met ? 'met' : 'NOT MET'}`)
  return met
}

const row = (rounds: Round[]) => ({
  'CPU µs/request': Number(median(rounds.map(({ cpu }) => cpu)).toFixed(1)),
  'requests/s': Math.round(median(rounds.map(({ perSecond }) => perSecond))),
  'p99 ms': median(rounds.map(({ p99 }) => p99)),
})

async function main() {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'linli-bench-'))
  const database = await startEmbedded(dataDir, () => console.error('the database ended'))
  const servers: BenchServer[] = []
  try {
    const contract = await prepareContract(database.uri)
    const logs = { BENCH_DIR: dataDir }
    const env = { ...logs, BENCH_MONGODB_URI: database.uri, BENCH_ELDER: contract.elderId }
    const [bare, full] = [
      await startBenchServer('bare', logs),
      await startBenchServer('full', logs),
    ]
    const contractBare = await startBenchServer('contract-bare', env)
    const contractFull = await startBenchServer('contract-full', env)
    servers.push(bare, full, contractBare, contractFull)
    const { token } = contract
    const chain = { base: bare, ours: full, path: `/things/${contract.contractId}`, token }
    const one = {
      base: contractBare,
      ours: contractFull,
      path: `/contracts/${contract.contractId}`,
      token,
    }
    const met = [
      await compare({ title: 'GET without a database: the whole chain', goal: 1.6, ...chain }),
      await compare({
        title: 'GET of a contract by id: with and without auth',
        goal: 1.35,
        ...one,
      }),
    ]
    met.push(await compareScope(smoke ? SMOKE_FOLK : FOLK, ROUNDS, SECONDS.seconds))
    if (!smoke && met.includes(false)) process.exitCode = 1
  } finally {
    for (const { child } of servers) child.disconnect()
    await database.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

void main()
