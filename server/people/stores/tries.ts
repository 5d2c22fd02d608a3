import { hash } from 'node:crypto'
import { trusted } from 'mongoose'
import { wallNow } from '../../kit/clock'
import { isDuplicate } from '../../kit/database-errors'
import { TryModel } from '../models/try'

const HOUR_MS = 3_600_000

export interface Tried {
  /** What is being tried: `bind`, `totp` … */
  kind: string
  /** Whom or what it is tried at, or who tries; stored as a hash. */
  target: string
  now: Date
  /** Within an hour (or `hours`); every hour, wherever it begins. */
  most: number
  hours?: number
}

export const triesStore = {
  /**
   * Counts a try; false when as many have been made within that time. The row keeps the last instants, and one
   * guarded write both looks and counts, so many at once are counted one by one.
   */
  async take({ kind, target, now, most, hours = 1 }: Tried): Promise<boolean> {
    const _id = hash('sha256', JSON.stringify([kind, target]), 'base64url')
    const long = hours * HOUR_MS
    const longAgo = new Date(now.getTime() - long)
    const oldest = `at.${most - 1}`
    const room = [{ [oldest]: trusted({ $exists: false }) }, { 'at.0': trusted({ $lte: longAgo }) }]
    const count = {
      $push: { at: { $each: [now], $slice: -most } },
      $set: { sweepAt: new Date(wallNow() + 2 * long) },
    }
    try {
      await TryModel.updateOne({ _id, $or: room }, count, { upsert: true })
      return true
    } catch (thrown) {
      // The row is there and has no room: the upsert then meets its own key.
      if (isDuplicate(thrown)) return false
      throw thrown
    }
  },
}
