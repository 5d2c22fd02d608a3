import { trusted } from 'mongoose'
import type { SessionWay } from '../../../shared/sign-in'
import { SessionModel } from '../models/session'
import { anyIdOf } from './any-id'

/** Who a session belongs to, and how it came about. */
export interface StoredSession {
  /** Absent while the account is nobody. */
  personId?: string
  accountId?: string
  way: SessionWay
  demo: boolean
  /** The second factor of this session was given. */
  secondFactor: boolean
  startedAt: Date
  expiresAt?: Date
}

export const sessionStore = {
  async add(tokenHash: string, session: StoredSession & { sweepAt?: Date }) {
    await SessionModel.insertMany([{ _id: tokenHash, ...session }])
  },

  /** The session behind a token, unless it has expired by the given instant. */
  async standing(tokenHash: string, now: Date): Promise<StoredSession | undefined> {
    const row = await SessionModel.findOne({ _id: tokenHash, ...unexpired(now) }).lean<SessionRow>()
    return row ? toSession(row) : undefined
  },

  /** The same question, to be asked together with others; `toSession` reads its row. */
  standingPart: (tokenHash: string, now: Date) => ({
    coll: SessionModel.collection.name,
    pipeline: [{ $match: { _id: tokenHash, ...unexpired(now) } }],
  }),

  /** Sessions that stand, the latest first. */
  async ofPerson(personId: string, now: Date): Promise<(StoredSession & { id: string })[]> {
    const rows = await SessionModel.find({ personId: await anyIdOf(personId), ...unexpired(now) })
      .sort({ startedAt: -1, _id: 1 })
      .lean<SessionRow[]>()
    return rows.map((row) => ({ id: row._id, ...toSession(row) }))
  },

  async passSecondFactor(tokenHash: string): Promise<void> {
    await SessionModel.updateOne({ _id: tokenHash }, { $set: { secondFactor: true } })
  },

  async end(tokenHash: string): Promise<void> {
    await SessionModel.deleteOne({ _id: tokenHash })
  },

  async endOne(personId: string, tokenHash: string): Promise<boolean> {
    const own = { _id: tokenHash, personId: await anyIdOf(personId) }
    return (await SessionModel.deleteOne(own)).deletedCount === 1
  },

  /** Every session of the person but one. */
  async endOthers(personId: string, tokenHash: string): Promise<void> {
    const others = { personId: await anyIdOf(personId), _id: trusted({ $ne: tokenHash }) }
    await SessionModel.deleteMany(others)
  },

  async endOfPerson(personId: string): Promise<number> {
    return (await SessionModel.deleteMany({ personId: await anyIdOf(personId) })).deletedCount
  },

  /** Forgets sessions that have expired by the instant; answers how many. */
  async sweep(now: Date): Promise<number> {
    return (await SessionModel.deleteMany({ expiresAt: trusted({ $lte: now }) })).deletedCount
  },

  async endExpired(now: Date): Promise<number> {
    return (await SessionModel.deleteMany({ expiresAt: trusted({ $lte: now }) })).deletedCount
  },

  async endOfAccount(accountId: string): Promise<void> {
    await SessionModel.deleteMany({ accountId })
  },
}

const unexpired = (now: Date) => ({
  $or: [{ expiresAt: trusted({ $exists: false }) }, { expiresAt: trusted({ $gt: now }) }],
})

export type SessionRow = StoredSession & { _id: string }
export function toSession({
  personId,
  accountId,
  way,
  demo,
  secondFactor,
  ...row
}: SessionRow): StoredSession {
  return {
    ...(personId ? { personId } : {}),
    ...(accountId ? { accountId } : {}),
    way,
    demo,
    secondFactor,
    startedAt: row.startedAt,
    ...(row.expiresAt ? { expiresAt: row.expiresAt } : {}),
  }
}
