// `npm run bench:people`: finding people in a register of 100,000 over `npm run db`'s engine. Prints the 95th
// percentile of each way to search and the keys its index reads; `--people 5000` for a smaller register.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import mongoose from 'mongoose'
import type { Actor } from '../server/kit/actor'
import { createClock } from '../server/kit/clock'
import { migrate } from '../server/kit/data-version'
import { newKeyVariables, readKeys } from '../server/kit/keys'
import { prepareMongoose } from '../server/kit/mongo'
import { startEmbedded } from '../server/kit/mongo-embedded'
import { createVault } from '../server/kit/vault'
import { createContactRows } from '../server/people/contact-rows'
import { createIdentities } from '../server/people/identity'
import { createSearch } from '../server/people/search'
import { fillRegister } from './bench/fill-register'

const FOLK = Number(process.argv[process.argv.indexOf('--people') + 1]) || 100_000
const ASKED = 200
const KEYS_BESIDE_HITS = 10

async function main() {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'linli-bench-people-'))
  const database = await startEmbedded(dataDir, () => console.error('the database ended'))
  try {
    prepareMongoose()
    await mongoose.connect(database.uri, { ignoreUndefined: true })
    await migrate(() => undefined)
    await measure()
  } finally {
    await mongoose.disconnect()
    await database.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function measure() {
  const clock = createClock()
  const vault = createVault(readKeys(newKeyVariables()))
  const rows = createContactRows(vault)
  const identities = createIdentities({ vault, demoMode: true })
  const began = performance.now()
  const { centre, questions } = await fillRegister(FOLK, rows)
  console.log(`${FOLK} people written in ${((performance.now() - began) / 1000).toFixed(0)} s`)
  const { search } = createSearch({ identities, rows, clock })
  const actor = staffOf(centre)
  for (const [way, asked] of Object.entries(questions)) {
    const times: number[] = []
    let hits = 0
    for (let at = 0; at < ASKED; at += 1) {
      const start = performance.now()
      hits += (await search(actor, asked[at % asked.length] ?? '')).length
      times.push(performance.now() - start)
    }
    console.log(
      `${way.padEnd(9)} p50 ${rank(times, 0.5)} ms, p95 ${rank(times, 0.95)} ms, ${hits / ASKED} hits`,
    )
  }
  for (const start of questions.initials) await examine(centre, start)
}

/** Every key read beside the hits is one that was read for nothing. */
async function examine(centreId: string, start: string) {
  const filter = {
    centreId,
    initials: { $gte: start, $lt: `${start}\u{10FFFF}` },
    registered: true,
  }
  const plan = await mongoose.connection
    .collection('people')
    .find(filter)
    .sort({ initials: 1, _id: 1 })
    .limit(20)
    .explain('executionStats')
  const stats = plan['executionStats'] as { totalKeysExamined: number; nReturned: number }
  const met = stats.totalKeysExamined <= stats.nReturned + KEYS_BESIDE_HITS
  if (!met) process.exitCode = 1
  console.log(
    `${start.padEnd(4)} ${stats.totalKeysExamined} keys for ${stats.nReturned} hits: ${met ? 'met' : 'NOT MET'}`,
  )
}

const rank = (times: readonly number[], share: number) =>
  (times.toSorted((one, other) => one - other)[Math.floor(times.length * share)] ?? 0).toFixed(1)

const staffOf = (orgId: string): Actor => ({
  id: '0'.repeat(24),
  name: '前台',
  roles: [{ role: 'desk', orgId, orgName: orgId }],
  actsFor: [],
  channel: 'mini-program',
})

void main()
