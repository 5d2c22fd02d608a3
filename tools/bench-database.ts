/**
 * npm run bench:database -- [--documents 100000] [--rounds 5] [--operations 300] [--smoke]
 * One interleaved run of the embedded database against raw LMDB and against its own ping: medians,
 * ratios beside their goals, and absolute rates. `--smoke` runs one short round and judges nothing.
 */
import { parseArgs } from 'node:util'
import { bench } from './database/bench'
import type { BenchResult, BenchSize } from './database/bench'
import { documentBytes } from './database/bench-documents'
import { buildEngine } from './database/engine-process'
import { median } from './database/timing'

interface Row {
  what: string
  value: number
  unit: string
  goal: string
  met: boolean
}

function rows({ timings, privateMegabytes, coldStartEmpty, coldStartFull }: BenchResult): Row[] {
  const ratio = (a: readonly number[], b: readonly number[]): number => median(a) / median(b)
  const most = (what: string, value: number, limit: number, unit = '×'): Row => ({
    what,
    value,
    unit,
    goal: `≤ ${String(limit)} ${unit}`,
    met: value <= limit,
  })
  const group = ratio(timings.insert, timings.insertBy50)
  return [
    most('sequential durable insert / raw LMDB', ratio(timings.insert, timings.rawInsert), 3.5),
    { what: '50 writers / one', value: group, unit: '×', goal: '≥ 3 ×', met: group >= 3 },
    most('find by id / ping', ratio(timings.findById, timings.ping), 2),
    most('equality + sort + limit 20 / ping', ratio(timings.sortedPage, timings.ping), 4),
    most('private memory after load', privateMegabytes, 120, 'MB'),
    most('cold start full / empty', ratio(coldStartFull, coldStartEmpty), 1.5),
  ]
}

function print(result: BenchResult, documents: number): void {
  console.log(`${String(documents)} documents of ${String(documentBytes)} bytes, 3 indexes and _id`)
  for (const { what, value, unit, goal, met } of rows(result)) {
    const shown = `${value.toFixed(2)} ${unit}`
    console.log(
      `${what.padEnd(40)} ${shown.padStart(12)}   goal ${goal.padEnd(9)} ${met ? 'met' : 'MISSED'}`,
    )
  }
  console.log('\nrates (medians)')
  for (const [name, values] of Object.entries(result.timings) as [string, number[]][]) {
    const micros = median(values)
    console.log(
      `${name.padEnd(12)} ${micros.toFixed(0).padStart(8)} µs ${(1e6 / micros).toFixed(0).padStart(8)} /s`,
    )
  }
  console.log(`load         ${result.loadPerSecond.toFixed(0)} /s in batches of 1000`)
  const starts = [result.coldStartEmpty, result.coldStartFull].map((times) =>
    median(times).toFixed(0),
  )
  console.log(`cold start   ${starts.join(' ms empty, ')} ms full`)
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      documents: { type: 'string', default: '100000' },
      rounds: { type: 'string', default: '5' },
      operations: { type: 'string', default: '300' },
      smoke: { type: 'boolean', default: false },
    },
  })
  buildEngine()
  const size: BenchSize = values.smoke
    ? { documents: 2000, rounds: 1, operations: 20 }
    : {
        documents: Number(values.documents),
        rounds: Number(values.rounds),
        operations: Number(values.operations),
      }
  const result = await bench(size)
  print(result, size.documents)
  const met = rows(result).every((row) => row.met)
  process.exitCode = met || values.smoke ? 0 : 1
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
