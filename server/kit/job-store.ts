import { model, Schema, trusted } from 'mongoose'
import { isDuplicate } from './database-errors'

const leaseSchema = new Schema(
  {
    _id: { type: String, required: true },
    owner: { type: String, required: true },
    /** Wall time: leases are between processes, not of the town. */
    until: { type: Date, required: true },
    fence: { type: Number, required: true },
  },
  { strict: 'throw', collection: 'job-leases', versionKey: false },
)

const runSchema = new Schema(
  {
    /** Job and period: a period runs once, whoever asks. */
    _id: { type: String, required: true },
    fence: { type: Number, required: true },
    startedAt: { type: Date, required: true },
    doneAt: Date,
    result: Schema.Types.Mixed,
    /** Wall time after which nobody can ask for the period again. */
    sweepAt: { type: Date, required: true },
  },
  { strict: 'throw', collection: 'job-runs', versionKey: false },
)
runSchema.index({ sweepAt: 1 }, { expireAfterSeconds: 0 })

const LeaseModel = model('JobLease', leaseSchema)
const RunModel = model('JobRun', runSchema)

export const jobStore = {
  /** Takes the lease of a job; answers its fencing token, or undefined while somebody else holds it. */
  async lease(job: string, owner: string, now: Date, until: Date): Promise<number | undefined> {
    const free = { _id: job, $or: [{ until: trusted({ $lte: now }) }, { owner }] }
    const mine = { $set: { owner, until }, $inc: { fence: 1 } }
    try {
      const row = await LeaseModel.findOneAndUpdate(free, mine, {
        upsert: true,
        returnDocument: 'after',
      }).lean()
      return row?.fence
    } catch (thrown) {
      if (isDuplicate(thrown)) return undefined
      throw thrown
    }
  },

  /** Holds the lease for longer; false when a later fence has been given out. */
  async renew(job: string, fence: number, until: Date): Promise<boolean> {
    const { matchedCount } = await LeaseModel.updateOne({ _id: job, fence }, { $set: { until } })
    return matchedCount === 1
  },

  async release(job: string, fence: number, now: Date) {
    await LeaseModel.updateOne({ _id: job, fence }, { $set: { until: now } })
  },

  async isDone(run: string): Promise<boolean> {
    const done = { _id: run, doneAt: trusted({ $exists: true }) }
    return (await RunModel.exists(done)) !== null
  },

  /** Writes that this holder runs the period; one left behind by a dead process is taken over by a later fence. */
  async begin(
    run: string,
    fence: number,
    at: { startedAt: Date; sweepAt: Date },
  ): Promise<boolean> {
    const unfinished = {
      _id: run,
      doneAt: trusted({ $exists: false }),
      fence: trusted({ $lt: fence }),
    }
    try {
      await RunModel.updateOne(unfinished, { $set: { fence, ...at } }, { upsert: true })
      return true
    } catch (thrown) {
      if (isDuplicate(thrown)) return false
      throw thrown
    }
  },

  /** False when a later fence has taken the period over: whoever holds that one finishes it. */
  async finish(
    run: string,
    fence: number,
    doneAt: Date,
    result: Record<string, unknown>,
  ): Promise<boolean> {
    const mine = { _id: run, fence, doneAt: trusted({ $exists: false }) }
    return (await RunModel.updateOne(mine, { $set: { doneAt, result } })).modifiedCount === 1
  },
}
