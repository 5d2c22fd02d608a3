import { trusted } from 'mongoose'
import type { Page } from '../../shared/people'
import type { AuditLink, Tail } from './audit-chain'
import { AuditCheckModel, AuditModel } from './audit-model'
import { isDuplicate } from './database-errors'
import { pageOfRows, readCursor } from './page'
import type { PageRequest } from './page'

/** Rows of one organisation; with a kind or a person, only those. */
export interface AuditFilter {
  orgId: string
  kind?: string
  personId?: string
}

export const auditStore = {
  async tail(orgId: string): Promise<Tail | undefined> {
    const fields = { projection: { n: 1, mac: 1 }, sort: { n: -1 } } as const
    const row = await rows().findOne({ orgId }, fields)
    return row ? { n: row.n, mac: row.mac } : undefined
  },

  /**
   * Adds links in their order, outside any transaction of the caller: what was seen stays seen when the act around
   * it fails. Answers how many were written before somebody else's row with the same number.
   */
  async add(links: readonly AuditLink[]): Promise<number> {
    try {
      await rows().insertMany([...links], { ordered: true })
      return links.length
    } catch (thrown) {
      if (isDuplicate(thrown)) return (thrown as { insertedCount?: number }).insertedCount ?? 0
      throw thrown
    }
  },

  async row(orgId: string, n: number): Promise<AuditLink | undefined> {
    return (await rows().findOne({ _id: `${orgId}|${n}` })) ?? undefined
  },

  /** Newest first. */
  async list(filter: AuditFilter, { limit, after }: PageRequest): Promise<Page<AuditLink>> {
    const { orgId, kind, personId } = filter
    const before = after === undefined ? Infinity : Number(readCursor(after, 1)[0])
    const found = await AuditModel.find({
      orgId,
      ...(kind ? { kind } : {}),
      ...(personId ? { personIds: personId } : {}),
      ...(Number.isInteger(before) ? { n: trusted({ $lt: before }) } : {}),
    })
      .sort({ n: -1 })
      .limit(limit + 1)
      .lean<AuditLink[]>()
    return pageOfRows(found, limit, ({ n }) => [String(n)])
  },

  /** Everything that was opened of a person, in every organisation; newest first. */
  async opened(
    personIds: readonly string[],
    { limit, after }: PageRequest,
  ): Promise<Page<AuditLink>> {
    const rowsOf = async (personId: string) => openedOf(personId, { limit: limit + 1, after })
    const ofEach = (await Promise.all(personIds.map(rowsOf))).flat()
    const found = [...new Map(ofEach.map((row) => [row._id, row])).values()].sort(newestFirst)
    return pageOfRows(found.slice(0, limit + 1), limit, ({ at, _id }) => [at.toISOString(), _id])
  },

  organisations: (): Promise<string[]> => AuditModel.distinct('orgId'),

  /** The last rows of a chain in their order, as they lie there. */
  async lastRows(orgId: string, count: number): Promise<Stored[]> {
    const found = await rows().find({ orgId }).sort({ n: -1 }).limit(count).toArray()
    return found.reverse().map((row) => ({ ...row }))
  },

  /** Every row as it lies there, chain by chain in the order of its numbers. */
  everything: (): AsyncIterable<Stored> =>
    AuditModel.collection.find({}).sort({ orgId: 1, n: 1 }).batchSize(1_000),

  /** Keeps what the last check of all rows found, by organisation; one without findings is whole. */
  async keepCheck(at: Date, findings: ReadonlyMap<string, number>) {
    const kept = { at, findings: Object.fromEntries(findings) }
    await AuditCheckModel.updateOne({ _id: 'last' }, { $set: kept }, { upsert: true })
  },

  /** When all rows were checked last, and how much was found in this chain. */
  async lastCheck(orgId: string): Promise<{ at: Date; findings: number } | undefined> {
    const row = await AuditCheckModel.findById('last').lean<{
      at: Date
      findings: Record<string, number>
    }>()
    return row ? { at: row.at, findings: row.findings[orgId] ?? 0 } : undefined
  },
}

type Stored = Record<string, unknown>

/** The driver's own collection: what no transaction of mongoose's reaches, and rows as they are stored. */
const rows = () => AuditModel.db.collection<AuditLink>('audit')

/** Of one id: the index holds its rows in their order, so no more of them are read than are shown. */
const openedOf = (
  personId: string,
  { limit, after }: { limit: number; after: string | undefined },
): Promise<AuditLink[]> =>
  AuditModel.find({
    personIds: personId,
    what: trusted({ $exists: true }),
    ...(after === undefined ? {} : olderThan(readCursor(after, 2))),
  })
    .sort({ at: -1, _id: -1 })
    .limit(limit)
    .lean<AuditLink[]>()

const newestFirst = (one: AuditLink, other: AuditLink): number =>
  other.at.getTime() - one.at.getTime() || (one._id < other._id ? 1 : -1)

function olderThan([at = '', id = '']: string[]) {
  const day = new Date(at)
  return {
    // What the two sides have in common, so that the index begins there.
    at: trusted({ $lte: day }),
    $or: [{ at: trusted({ $lt: day }) }, { at: day, _id: trusted({ $lt: id }) }],
  }
}
