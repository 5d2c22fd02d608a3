import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startEmbedded } from '../../server/kit/mongo-embedded'
import { startBenchServer } from './measure'
import type { BenchServer, Round } from './measure'
import { median, runRound } from './measure'
import { prepareContract } from './prepare-contract'
import { prepareScope } from './prepare-scope'

const SPREAD = 0.1

/** A session look-up and a person in scope, beside 100,000 people and beside the small town: the same work, ± 10 %. */
export async function compareScope(
  folk: number,
  rounds: number,
  seconds?: number,
): Promise<boolean> {
  const town = await startSide('scope-town', 0)
  const large = await startSide('scope-100k', folk)
  try {
    const measured: { town: Round[]; large: Round[] } = { town: [], large: [] }
    for (let round = 0; round <= rounds; round += 1) {
      const both = [await town.run(seconds), await large.run(seconds)] as const
      // The first one warms up.
      if (round === 0) continue
      measured.town.push(both[0])
      measured.large.push(both[1])
    }
    const cpu = (side: Round[]) => median(side.map((each) => each.cpu))
    const perSecond = (side: Round[]) => median(side.map((each) => each.perSecond))
    const ratio = cpu(measured.large) / cpu(measured.town)
    const met = Math.abs(ratio - 1) <= SPREAD
    console.log(`\nsession and scope: ${folk} people more beside the town`)
    console.table({
      'scope-town': {
        'CPU µs/request': cpu(measured.town),
        'requests/s': perSecond(measured.town),
      },
      'scope-100k': {
        'CPU µs/request': cpu(measured.large),
        'requests/s': perSecond(measured.large),
      },
    })
    console.log(`ratio ${ratio.toFixed(2)} (goal 1 ± ${SPREAD}): ${met ? 'met' : 'NOT MET'}`)
    return met
  } finally {
    await town.stop()
    await large.stop()
  }
}

async function startSide(kind: 'scope-town' | 'scope-100k', folk: number) {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'linli-bench-scope-'))
  const database = await startEmbedded(dataDir, () => console.error('the database ended'))
  await prepareContract(database.uri)
  const { elderId, token, session } = await prepareScope(database.uri, folk)
  const env = { BENCH_DIR: dataDir, BENCH_MONGODB_URI: database.uri, BENCH_SESSION: session }
  const server: BenchServer = await startBenchServer(kind, env)
  return {
    run: (seconds?: number) =>
      runRound(server, { path: `/people/${elderId}`, token, ...(seconds ? { seconds } : {}) }),
    async stop() {
      server.child.disconnect()
      await database.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
