/**
 * Writers that remember what was acknowledged. The one write in flight when the engine is killed may
 * have happened or not; everything else must be there, exactly.
 */
import type { ClientSession, Collection, Document, MongoClient } from 'mongodb'
import type { Chance } from './chance'

export interface Row extends Document {
  _id: string
  version: number
}

/** A row's version, or undefined when the row is gone. */
type Version = number | undefined
type Versions = Map<string, Version>

/** Inserts, changes and removes rows nobody else touches. */
export class RowWriter {
  private readonly acknowledged: Versions = new Map()
  private pending: Versions = new Map()
  private sequence = 0

  constructor(
    private readonly name: string,
    private readonly chance: Chance,
  ) {}

  static collection(client: MongoClient): Collection<Row> {
    return client.db('crash').collection<Row>('rows')
  }

  /** One write; throws when the engine is gone. */
  async step(client: MongoClient): Promise<void> {
    const rows = RowWriter.collection(client)
    const present = [...this.acknowledged].filter(([, version]) => version !== undefined)
    const what = present.length < 3 ? 0 : this.chance.below(4)
    const [id] = what < 2 ? [''] : (this.chance.one(present) as [string, number])
    if (what < 2) await this.insert(rows, what === 0 ? 1 : 3)
    else if (what === 2) await this.change(rows, id)
    else await this.remove(rows, id)
    for (const [row, version] of this.pending) this.acknowledged.set(row, version)
    this.pending = new Map()
  }

  private async insert(rows: Collection<Row>, count: number): Promise<void> {
    const documents = Array.from({ length: count }, () =>
      this.row(`${this.name}:${String(++this.sequence)}`, 1),
    )
    this.pending = new Map(documents.map(({ _id, version }) => [_id, version]))
    await rows.insertMany(documents)
  }

  private async change(rows: Collection<Row>, _id: string): Promise<void> {
    const { version, ...rest } = this.row(_id, (this.acknowledged.get(_id) ?? 0) + 1)
    this.pending = new Map([[_id, version]])
    await rows.updateOne({ _id }, { $set: { version, tags: rest.tags, text: rest.text } })
  }

  private async remove(rows: Collection<Row>, _id: string): Promise<void> {
    this.pending = new Map([[_id, undefined]])
    await rows.deleteOne({ _id })
  }

  private row(_id: string, version: number): Row & { tags: number[]; text: string } {
    const tags = Array.from({ length: this.chance.below(4) }, () => this.chance.below(50))
    return { _id, writer: this.name, version, tags, text: 'x'.repeat(this.chance.below(600)) }
  }

  /** What is wrong with what is there; takes it for granted afterwards. */
  check(found: ReadonlyMap<string, number>): string[] {
    const faults: string[] = []
    for (const [row, version] of this.acknowledged) {
      const now = found.get(row)
      const allowed = this.pending.has(row) ? [version, this.pending.get(row)] : [version]
      if (!allowed.includes(now)) {
        faults.push(`row ${row}: version ${String(now)} instead of ${allowed.join(' or ')}`)
      }
    }
    for (const [row, version] of found) {
      const own = row.startsWith(`${this.name}:`)
      if (own && !this.acknowledged.has(row) && this.pending.get(row) !== version) {
        faults.push(`row ${row}: nobody wrote version ${String(version)}`)
      }
    }
    this.adopt(found)
    return faults
  }

  private adopt(found: ReadonlyMap<string, number>): void {
    for (const row of new Set([...this.acknowledged.keys(), ...this.pending.keys()])) {
      this.acknowledged.set(row, found.get(row))
    }
    this.pending = new Map()
  }
}

export const accounts = 10
export const openingBalance = 1000

/** Moves money between accounts in transactions, each with its line in the book. */
export class MoneyMover {
  private readonly acknowledged = new Set<string>()
  private sequence = 0

  constructor(
    private readonly name: string,
    private readonly chance: Chance,
  ) {}

  async step(client: MongoClient): Promise<void> {
    const move = `${this.name}:${String(++this.sequence)}`
    const [from, to] = [this.chance.below(accounts), this.chance.below(accounts)]
    const amount = 1 + this.chance.below(9)
    await client.withSession((session) =>
      session.withTransaction(() => this.move(client, session, { _id: move, from, to, amount })),
    )
    this.acknowledged.add(move)
  }

  private async move(client: MongoClient, session: ClientSession, move: Move): Promise<void> {
    const db = client.db('crash')
    const book = db.collection<{ _id: number; balance: number }>('accounts')
    await book.updateOne({ _id: move.from }, { $inc: { balance: -move.amount } }, { session })
    await db.collection<Move>('moves').insertOne(move, { session })
    await book.updateOne({ _id: move.to }, { $inc: { balance: move.amount } }, { session })
  }

  check(found: ReadonlySet<string>): string[] {
    const lost = [...this.acknowledged].filter((move) => !found.has(move))
    return lost.map((move) => `move ${move} was acknowledged and is lost`)
  }
}

export interface Move extends Document {
  _id: string
  from: number
  to: number
  amount: number
}
