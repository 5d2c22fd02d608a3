/** Measures the engine beside raw LMDB and beside a ping, in turns, so that both see one machine. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MongoClient } from 'mongodb'
import type { Collection, ObjectId } from 'mongodb'
import { elder, indexes, line, lines, linesEach } from './bench-documents'
import type { Line } from './bench-documents'
import { RawLmdb } from './bench-raw'
import { each, inTurns, together } from './timing'
import { startEngine } from './engine-process'
import type { RunningEngine } from './engine-process'

export interface BenchSize {
  documents: number
  rounds: number
  /** Durable writes of one writer per round; reads are cheaper, so there are ten times as many. */
  operations: number
}

/** Microseconds per operation, one number a round. */
interface Timings {
  rawInsert: number[]
  insert: number[]
  insertBy50: number[]
  ping: number[]
  findById: number[]
  sortedPage: number[]
}

export interface BenchResult {
  timings: Timings
  loadPerSecond: number
  privateMegabytes: number
  coldStartEmpty: number[]
  coldStartFull: number[]
}

const writers = 50
const batch = 1000

export async function bench(size: BenchSize): Promise<BenchResult> {
  const directory = mkdtempSync(join(tmpdir(), 'linli-bench-'))
  const start = (name: string): Promise<RunningEngine> =>
    startEngine(['--data', join(directory, name), '--socket', join(directory, `${name}.sock`)])
  const raw = new RawLmdb(join(directory, 'raw'))
  try {
    const engine = await start('full')
    const client = new MongoClient(engine.uri, { maxPoolSize: writers })
    const collection = client.db('bench').collection<Line>('lines')
    await collection.createIndexes(indexes)
    const loadPerSecond = await load(collection, raw, size.documents)
    const privateMegabytes = privateMemory(engine.process.pid ?? 0)
    const timings = await measure(collection, raw, size)
    await client.close()
    await engine.stop()
    return { timings, loadPerSecond, privateMegabytes, ...(await coldStarts(start, size.rounds)) }
  } finally {
    await raw.close()
    rmSync(directory, { recursive: true, force: true })
  }
}

async function load(collection: Collection<Line>, raw: RawLmdb, count: number): Promise<number> {
  let seconds = 0
  for (let from = 0; from < count; from += batch) {
    const documents = lines(from, Math.min(batch, count - from))
    const begun = performance.now()
    await collection.insertMany(documents)
    seconds += (performance.now() - begun) / 1000
    raw.write(documents.flatMap((document) => raw.puts(document)))
  }
  return count / seconds
}

type Round = Record<keyof Timings, number>

async function measure(
  collection: Collection<Line>,
  raw: RawLmdb,
  size: BenchSize,
): Promise<Timings> {
  const timings: Timings = {
    rawInsert: [],
    insert: [],
    insertBy50: [],
    ping: [],
    findById: [],
    sortedPage: [],
  }
  const ids = await someIds(collection, size.operations * 10)
  let next = size.documents
  const take = (count: number): Line[] => lines((next += count) - count, count)
  // The round before the first warms everything up and does not count.
  for (let round = 0; round <= size.rounds; round++) {
    const writes = await measureWrites(collection, raw, { take, operations: size.operations })
    const reads = await measureReads(collection, ids, Math.floor(size.documents / linesEach))
    if (round === 0) continue
    for (const [name, value] of Object.entries({ ...writes, ...reads })) {
      timings[name as keyof Timings].push(value)
    }
  }
  return timings
}

interface Writes {
  take: (count: number) => Line[]
  operations: number
}

async function measureWrites(
  collection: Collection<Line>,
  raw: RawLmdb,
  { take, operations }: Writes,
): Promise<Pick<Round, 'rawInsert' | 'insert' | 'insertBy50'>> {
  const puts = take(operations).map((document) => raw.puts(document))
  const one = take(operations)
  const many = take(operations * 5)
  return {
    rawInsert: await each(operations, (i) => raw.write(puts[i] ?? [])),
    insert: await each(operations, (i) => collection.insertOne(one[i] ?? line(i))),
    insertBy50: await together(writers, many.length, (i) =>
      collection.insertOne(many[i] ?? line(i)),
    ),
  }
}

async function measureReads(
  collection: Collection<Line>,
  ids: readonly ObjectId[],
  elders: number,
): Promise<Pick<Round, 'ping' | 'findById' | 'sortedPage'>> {
  const page = (i: number): Promise<unknown> =>
    collection
      .find({ elder: elder((i * 31) % elders) })
      .sort({ day: -1 })
      .limit(20)
      .toArray()
  const works = {
    ping: () => collection.db.command({ ping: 1 }),
    findById: (i: number) => collection.findOne({ _id: ids[i] as ObjectId }),
    sortedPage: page,
  }
  return inTurns(ids.length, works)
}

async function someIds(collection: Collection<Line>, count: number): Promise<ObjectId[]> {
  const found = await collection
    .aggregate<{ _id: ObjectId }>([{ $sample: { size: count } }, { $project: { _id: 1 } }])
    .toArray()
  return found.map(({ _id }) => _id)
}

/** Memory of the process that is not a mapped file (Linux: RssAnon), in megabytes. */
function privateMemory(pid: number): number {
  const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8')
  return Number(/RssAnon:\s+(\d+)/.exec(status)?.[1] ?? NaN) / 1024
}

/** Milliseconds from the start of the process until it listens. */
async function coldStarts(
  start: (name: string) => Promise<RunningEngine>,
  rounds: number,
): Promise<Pick<BenchResult, 'coldStartEmpty' | 'coldStartFull'>> {
  const times = { empty: [] as number[], full: [] as number[] }
  for (let round = 0; round <= rounds; round++) {
    for (const name of ['empty', 'full'] as const) {
      const begun = performance.now()
      const engine = await start(name)
      if (round > 0) times[name].push(performance.now() - begun)
      await engine.stop()
    }
  }
  return { coldStartEmpty: times.empty, coldStartFull: times.full }
}
