/**
 * npm run bench:jobs -- [--days 365] [--processes 2,5] [--elders 300] [--seed N]
 * Runs the jobs and the outbox in several server processes over one embedded database through simulated days: clocks
 * skewed by ± 90 s, processes killed at random, a WeChat that loses answers. Ends with 1 when a period was not
 * effective exactly once, a notice was sent twice or after a cancel, or sent + unknown + phone list is not what was owed.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { simulate } from './bench/jobs/simulation'
import type { Verdict } from './bench/jobs/judging'
import { buildEngine, startEngine } from './database/engine-process'

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      days: { type: 'string', default: '365' },
      processes: { type: 'string', default: '2,5' },
      elders: { type: 'string', default: '300' },
      seed: { type: 'string' },
    },
  })
  const seed = Number(values.seed ?? Date.now() % 1_000_000)
  console.log(`seed ${String(seed)}`)
  buildEngine()
  for (const processes of values.processes.split(',').map(Number)) {
    const verdict = await onNewDatabase((uri) =>
      simulate({ uri, processes, days: Number(values.days), elders: Number(values.elders), seed }),
    )
    say(verdict)
    if (!verdict.good) process.exitCode = 1
  }
}

async function onNewDatabase<T>(work: (uri: string) => Promise<T>): Promise<T> {
  const data = mkdtempSync(join(tmpdir(), 'linli-jobs-'))
  // The database itself is not killed here, so its writes need not wait for the disk.
  const address = ['--socket', join(data, 'db.sock'), '--no-sync']
  const engine = await startEngine(['--data', join(data, 'data'), ...address])
  try {
    return await work(engine.uri)
  } finally {
    await engine.stop()
    rmSync(data, { recursive: true, force: true })
  }
}

function say({ processes, days, ticks, kills, periods, notices, messages, ...rest }: Verdict) {
  const { owed, wechat, inApp, unknown, phoneList } = notices
  const told = `${wechat} WeChat + ${inApp} in the program`
  console.log(
    [
      `${processes} processes, ${days} days, ${ticks} ticks, ${kills} kills, ${rest.renewed} renewals, ${rest.ended} ends`,
      `  daily periods  ${periods.done} of ${periods.owed} done, counted by the tally ${periods.counted} of ${days + 1}`,
      `  notices        owed ${owed} = sent (${told}) + ${unknown} unknown + ${phoneList} phone list; ${notices.open} open`,
      `  messages       ${messages.received} received, ${messages.twice} twice, ${messages.afterClear} after a cancel`,
      rest.good ? '  good' : '  NOT GOOD',
    ].join('\n'),
  )
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
