import { trusted } from 'mongoose'
import { SessionModel } from '../models/session'

export interface StoredSession {
  personId: string
  demo: boolean
  expiresAt?: Date
}

export const sessionStore = {
  async add(tokenHash: string, session: StoredSession & { startedAt: Date; sweepAt?: Date }) {
    await SessionModel.insertMany([{ _id: tokenHash, ...session }])
  },

  /** The session behind a token, unless it has expired by the given instant. */
  async standing(tokenHash: string, now: Date): Promise<StoredSession | undefined> {
    const unexpired = [
      { expiresAt: trusted({ $exists: false }) },
      { expiresAt: trusted({ $gt: now }) },
    ]
    const row = await SessionModel.findOne({ _id: tokenHash, $or: unexpired }).lean()
    if (!row) return undefined
    const { personId, demo, expiresAt } = row
    return { personId, demo, ...(expiresAt ? { expiresAt } : {}) }
  },

  async end(tokenHash: string): Promise<void> {
    await SessionModel.deleteOne({ _id: tokenHash })
  },
}
