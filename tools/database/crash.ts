/**
 * Kills the engine (SIGKILL) under mixed writes and transactions, starts it again on the same
 * directory, and compares what is there with what was acknowledged.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { MongoClient } from 'mongodb'
import { checkDatabase } from '../../server/embedded/store/check-database'
import { Chance } from './chance'
import { accounts, MoneyMover, openingBalance, RowWriter } from './crash-writers'
import type { Move } from './crash-writers'
import { startEngine } from './engine-process'
import type { RunningEngine } from './engine-process'

export interface CrashResult {
  kills: number
  writes: number
  /** A sentence for each thing that was lost, half done, or indexed wrongly. */
  faults: string[]
}

interface Writer {
  step(client: MongoClient): Promise<void>
}

const rowWriters = 6
const moneyMovers = 4
const mostWrites = 100
const longestRunMs = 3000

export class CrashTest {
  private readonly chance: Chance
  private readonly rows: RowWriter[]
  private readonly movers: MoneyMover[]
  private readonly directory = mkdtempSync(join(tmpdir(), 'linli-crash-'))
  private writes = 0

  constructor(seed: number) {
    this.chance = new Chance(seed)
    const chance = (): Chance => new Chance(this.chance.below(2 ** 31))
    this.rows = Array.from(
      { length: rowWriters },
      (_, i) => new RowWriter(`w${String(i)}`, chance()),
    )
    this.movers = Array.from(
      { length: moneyMovers },
      (_, i) => new MoneyMover(`m${String(i)}`, chance()),
    )
  }

  /** Runs until `kills` kills are done or something is wrong; tells of each one to `told`. */
  async run(
    kills: number,
    told: (kill: number, writes: number) => void = () => undefined,
  ): Promise<CrashResult> {
    const faults: string[] = []
    let done = 0
    let engine = await this.start()
    try {
      await withClient(engine, prepare)
      while (done < kills && faults.length === 0) {
        engine = await this.killDuringWrites(engine)
        faults.push(...(await withClient(engine, (client) => this.inspect(client))))
        told(++done, this.writes)
      }
    } finally {
      await engine.stop()
      rmSync(this.directory, { recursive: true, force: true })
    }
    return { kills: done, writes: this.writes, faults }
  }

  private start(): Promise<RunningEngine> {
    const { directory } = this
    return startEngine(['--data', join(directory, 'data'), '--socket', join(directory, 'db.sock')])
  }

  /**
   * Kills the engine while writers write, and starts it again under the same address: what was in
   * flight is sent once more by the driver, and must happen once.
   */
  private async killDuringWrites(engine: RunningEngine): Promise<RunningEngine> {
    return withClient(engine, async (client) => {
      const state = { killed: false }
      const writers: Writer[] = [...this.rows, ...this.movers]
      const writing = Promise.all(writers.map((writer) => this.write(writer, client, state)))
      await this.someWrites()
      state.killed = true
      const gone = new Promise((ended) => engine.process.once('exit', ended))
      engine.process.kill('SIGKILL')
      await gone
      const next = await this.start()
      await writing
      return next
    })
  }

  /** Until a random number of writes is acknowledged, so that a slow machine kills no sooner. */
  private async someWrites(): Promise<void> {
    const enough = this.writes + 5 + this.chance.below(mostWrites)
    const latest = performance.now() + longestRunMs
    while (this.writes < enough && performance.now() < latest) await wait(1)
  }

  private async write(
    writer: Writer,
    client: MongoClient,
    state: { killed: boolean },
  ): Promise<void> {
    while (!state.killed) {
      try {
        await writer.step(client)
        this.writes++
      } catch (error) {
        if (!state.killed) throw error
      }
    }
  }

  private async inspect(client: MongoClient): Promise<string[]> {
    const faults = (await checkDatabase(join(this.directory, 'data'))).errors
    const rows = await RowWriter.collection(client)
      .find({}, { projection: { version: 1 } })
      .toArray()
    const found = new Map(rows.map(({ _id, version }) => [_id, version]))
    for (const writer of this.rows) faults.push(...writer.check(found))
    const moves = await client.db('crash').collection<Move>('moves').find().toArray()
    const known = new Set(moves.map(({ _id }) => _id))
    for (const mover of this.movers) faults.push(...mover.check(known))
    return [...faults, ...(await balanceFaults(client, moves))]
  }
}

async function withClient<T>(
  engine: RunningEngine,
  work: (client: MongoClient) => Promise<T>,
): Promise<T> {
  const client = await new MongoClient(engine.uri).connect()
  try {
    return await work(client)
  } finally {
    await client.close()
  }
}

async function prepare(client: MongoClient): Promise<void> {
  const db = client.db('crash')
  const opening = Array.from({ length: accounts }, (_, _id) => ({ _id, balance: openingBalance }))
  await db.collection<{ _id: number; balance: number }>('accounts').insertMany(opening)
  await db.createCollection('moves')
  await db.collection('moves').createIndex({ from: 1, to: 1 })
  await RowWriter.collection(client).createIndexes([
    { key: { writer: 1, version: -1 } },
    { key: { tags: 1 } },
    { key: { text: 1 }, partialFilterExpression: { version: { $gt: 1 } } },
  ])
}

/** Each balance is the opening balance and the moves in the book: no transaction is half applied. */
async function balanceFaults(client: MongoClient, moves: readonly Move[]): Promise<string[]> {
  const book = client.db('crash').collection<{ _id: number; balance: number }>('accounts')
  const expected = new Array<number>(accounts).fill(openingBalance)
  for (const { from, to, amount } of moves) {
    expected[from] = (expected[from] ?? 0) - amount
    expected[to] = (expected[to] ?? 0) + amount
  }
  const found = await book.find().toArray()
  return found
    .filter(({ _id, balance }) => balance !== expected[_id])
    .map(
      ({ _id, balance }) =>
        `account ${String(_id)}: ${String(balance)}, its moves say ${String(expected[_id])}`,
    )
}
