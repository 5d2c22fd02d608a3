/**
 * npm run bench:booking -- [--smoke] [--times 100] [--actors 200] [--paths create,move] [--operations 2000] [--kills 3]
 *   [--skip contests,mixed,cost,kill] [--seed 42]
 * One time, many who want it: on every path into the booked state exactly one gets it and everybody else hears why.
 * Then a mixed load, what a booking costs beside koa and one guarded insert, and the same with the server killed in
 * the middle. A scan of the rows alone judges what stands. Ends with 1 when anything is not as it must be.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import mongoose from 'mongoose'
import { newKeyVariables } from '../server/kit/keys'
import { contest } from './bench/booking/contest-rounds'
import { passFor } from './bench/booking/client'
import type { Bench, PathName } from './bench/booking/contests'
import { paths } from './bench/booking/paths'
import { compareCost } from './bench/booking/cost'
import { BEGINS, settleBench } from './bench/booking/house'
import { killAndLook } from './bench/booking/killing'
import { judgeMixed } from './bench/booking/judging'
import { removeProgram, startServer } from './bench/booking/servers'
import { buildEngine, startEngine } from './database/engine-process'

const { values } = parseArgs({
  options: {
    smoke: { type: 'boolean', default: false },
    times: { type: 'string', default: '100' },
    actors: { type: 'string', default: '200' },
    paths: { type: 'string', default: Object.keys(paths).join(',') },
    operations: { type: 'string', default: '2000' },
    kills: { type: 'string', default: '3' },
    skip: { type: 'string', default: '' },
    seed: { type: 'string' },
  },
})
const { smoke } = values
const skip = new Set(values.skip.split(','))
const TIMES = smoke ? 2 : Number(values.times)
const ACTORS = smoke ? 20 : Number(values.actors)
const OPERATIONS = smoke ? 200 : Number(values.operations)
const KILLS = smoke ? 1 : Number(values.kills)
const CLIENTS = Math.min(50, ACTORS)
const NURSES = 16

async function main() {
  const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed)
  console.log(`seed ${seed}, ${ACTORS} actors, ${TIMES} times a path`)
  buildEngine()
  const data = mkdtempSync(join(tmpdir(), 'linli-booking-'))
  const address = ['--socket', join(data, 'db.sock')]
  const engine = await startEngine(['--data', join(data, 'data'), ...address])
  const env = { ...newKeyVariables(), BENCH_URI: engine.uri, BENCH_AT: BEGINS }
  try {
    const house = await settleBench(engine.uri, ACTORS, NURSES)
    const server = await startServer(env)
    const bench: Bench = { server, house, ...(await passesOf(server.url, house)) }
    const good = [
      ...(skip.has('contests') ? [] : await contests(bench)),
      ...(skip.has('cost') ? [] : [(await compareCost(bench, env, smoke ? 50 : 2000)) || smoke]),
      ...(skip.has('mixed')
        ? []
        : [await judgeMixed(bench, { clients: CLIENTS, operations: OPERATIONS, seed })]),
      ...(skip.has('kill')
        ? []
        : [await killAndLook(bench, env, { kills: KILLS, clients: CLIENTS, seed })]),
    ]
    bench.server.stop()
    if (good.includes(false)) process.exitCode = 1
  } finally {
    await mongoose.disconnect()
    await engine.stop()
    await removeProgram()
    rmSync(data, { recursive: true, force: true })
  }
}

async function contests(bench: Bench): Promise<boolean[]> {
  const good: boolean[] = []
  for (const name of values.paths.split(',') as PathName[]) {
    good.push(await contest(bench, name, TIMES))
  }
  return good
}

async function passesOf(url: string, house: Bench['house']) {
  const passes: string[] = []
  const deskPasses: string[] = []
  for (const { elderId, token } of house.actors) {
    passes.push(await passFor(url, token, elderId))
    deskPasses.push(await passFor(url, house.desk.token, elderId))
  }
  return { passes, deskPasses }
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
