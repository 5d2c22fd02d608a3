import { trusted } from 'mongoose'
import type { mongo } from 'mongoose'
import type { Day } from '../../../shared/day'
import { isDuplicate } from '../../kit/database-errors'
import type { Write } from '../../kit/writing-together'
import { ClaimModel } from '../models/claim'
import type { ClaimRow } from '../models/claim'
import { partsOf } from '../keys'

/** One key to be taken: a new row, or the row seen dead with this `n`. */
export interface ClaimStep {
  key: string
  seen?: number
}

export const claimStore = {
  /**
   * Takes the keys one after the other and stops at the first that somebody else has taken in between; answers how
   * many were taken. Outside of any transaction: rows must be seen at once, and a duplicate key would end it.
   */
  async takeInOrder(visitId: string, steps: readonly ClaimStep[]): Promise<number> {
    if (steps.length === 0) return 0
    const operations = steps.map((step) => taking(visitId, step))
    try {
      await claims().bulkWrite(operations, { ordered: true })
      return steps.length
    } catch (thrown) {
      if (isDuplicate(thrown)) return takenBefore(thrown)
      throw thrown
    }
  },

  /** One key as a new row, to be written with something else. */
  adding: (visitId: string, key: string): Write => ({
    collection: ClaimModel.collection.name,
    insert: newRow(visitId, key),
  }),

  async rows(keys: readonly string[]): Promise<Map<string, ClaimRow>> {
    const rows = await ClaimModel.find({ _id: trusted({ $in: [...keys] }) }).lean<ClaimRow[]>()
    return new Map(rows.map((row) => [row._id, row]))
  },

  /** Overrides of an elder's cells: rows between two keys of one day, both ends with all that follows them. */
  async overridesBetween(first: string, last: string): Promise<ClaimRow[]> {
    const range = trusted({ $gt: `${first}|`, $lt: `${last}|~` })
    const rows = await ClaimModel.find({ _id: range }).lean<ClaimRow[]>()
    return rows.filter(({ _id }) => partsOf(_id).override !== undefined)
  },

  async sweepBefore(day: Day): Promise<number> {
    return (await ClaimModel.deleteMany({ day: trusted({ $lt: day }) })).deletedCount
  },
}

const newRow = (visitId: string, key: string): ClaimRow => ({
  ...{ _id: key, visitId, n: 1 },
  day: partsOf(key).day,
})

/** Without mongoose between: rows are ten a booking, and a running transaction does not take part. */
const claims = () => ClaimModel.collection as unknown as mongo.Collection<ClaimRow>

/**
 * The guard of a takeover is the row as it was seen. When it is another by now, the same write would make a new row
 * and meets the key: so a lost race is always a duplicate, and an ordered bulk ends there.
 */
function taking(visitId: string, { key, seen }: ClaimStep): mongo.AnyBulkWriteOperation<ClaimRow> {
  if (seen === undefined) return { insertOne: { document: newRow(visitId, key) } }
  const { day } = partsOf(key)
  return {
    updateOne: {
      filter: { _id: key, n: seen },
      update: { $set: { visitId, day }, $inc: { n: 1 } },
      upsert: true,
    },
  }
}

/** An ordered bulk names the write it ended at. */
function takenBefore(thrown: unknown): number {
  const { writeErrors } = thrown as { writeErrors?: { index: number } | { index: number }[] }
  const [first] = [writeErrors ?? []].flat()
  if (first === undefined) throw thrown
  return first.index
}
