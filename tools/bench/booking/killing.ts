import { setTimeout as wait } from 'node:timers/promises'
import mongoose from 'mongoose'
import { Chance } from '../../database/chance'
import type { Bench } from './contests'
import { afterExpiry } from './judging'
import { runMixed } from './mixed'
import { startServer } from './servers'

/** More than anybody gets to before the kill. */
const ENDLESS = 1_000_000
/** Turns of each client before the kill. */
const ANSWERS = 3
const LOOK_MS = 50

/** kill -9 in the middle of the load, again and again: what was acknowledged stands, and nothing else is left over. */
export async function killAndLook(
  bench: Bench,
  env: Record<string, string>,
  { kills, clients, seed }: { kills: number; clients: number; seed: number },
): Promise<boolean> {
  const chance = new Chance(seed)
  let acknowledged = 0
  const faults: string[] = []
  for (let kill = 0; kill < kills; kill++) {
    let going = true
    let turns = 0
    const load = runMixed(bench, {
      ...{ clients, operations: ENDLESS, seed: seed + 1000 * (kill + 1) },
      going: () => {
        turns += 1
        return going
      },
    })
    // On a busy machine nobody may have an answer for seconds, and then there would be nothing to lose.
    while (turns < ANSWERS * clients) await wait(LOOK_MS)
    await wait(chance.next() * 3_000)
    await bench.server.kill()
    going = false
    const said = await load
    acknowledged += said.acknowledged.size
    bench.server = await startServer(env)
    faults.push(...(await lostOf(said.acknowledged)))
    const { doubles, orphans } = await afterExpiry(bench)
    faults.push(...doubles, ...orphans.map((id) => `${id} still stands`))
  }
  if (acknowledged === 0) faults.push('nothing was acknowledged, so nothing was shown')
  console.log(
    [
      `kill -9: ${kills} kills, ${acknowledged} acknowledged visits`,
      faults.length === 0
        ? '  0 lost, 0 double bookings, 0 orphans: good'
        : `  NOT GOOD ${faults.slice(0, 5).join('; ')}`,
    ].join('\n'),
  )
  return faults.length === 0
}

/** Acknowledged visits that are not as the service said last. */
async function lostOf(acknowledged: Map<string, string>): Promise<string[]> {
  const rows = await mongoose.connection
    .collection('visits')
    .find({ _id: { $in: [...acknowledged.keys()].map((id) => new mongoose.Types.ObjectId(id)) } })
    .toArray()
  const stands = new Map(rows.map(({ _id, state }) => [String(_id), String(state)]))
  return [...acknowledged]
    .filter(([id, state]) => stands.get(id) !== state)
    .map(([id, state]) => `${id} was ${state} and is ${stands.get(id) ?? 'gone'}`)
}
