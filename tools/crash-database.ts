/**
 * npm run crash:database -- [--kills 100] [--seed N]
 * Kills the embedded database again and again while it works, and checks after each kill that nothing
 * acknowledged is lost, nothing is half applied, and every index equals a rebuild.
 */
import { parseArgs } from 'node:util'
import { CrashTest } from './database/crash'
import { buildEngine } from './database/engine-process'

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { kills: { type: 'string', default: '100' }, seed: { type: 'string' } },
  })
  const seed = Number(values.seed ?? Date.now() % 1_000_000)
  console.log(`seed ${String(seed)}`)
  buildEngine()
  const result = await new CrashTest(seed).run(Number(values.kills), (kill, writes) => {
    if (kill % 10 === 0) console.log(`${String(kill)} kills, ${String(writes)} acknowledged writes`)
  })
  for (const fault of result.faults) console.error(fault)
  console.log(
    `${String(result.kills)} kills, ${String(result.writes)} acknowledged writes, ${String(result.faults.length)} faults`,
  )
  process.exitCode = result.faults.length === 0 ? 0 : 1
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
