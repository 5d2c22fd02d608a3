import { model, Schema, trusted } from 'mongoose'
import { isDuplicate } from './database-errors'

const KEPT_SECONDS = 400 * 86_400

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
  },
  { strict: 'throw', collection: 'job-runs', versionKey: false },
)
runSchema.index({ startedAt: 1 }, { expireAfterSeconds: KEPT_SECONDS })

const LeaseModel = model('JobLease', leaseSchema)
const RunModel = model('JobRun', runSchema)

export const jobStore = {
  /** Takes or keeps the lease of a job; answers its fencing token, or undefined while somebody else holds it. */
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

  async release(job: string, owner: string, now: Date) {
    await LeaseModel.updateOne({ _id: job, owner }, { $set: { until: now } })
  },

  async isDone(run: string): Promise<boolean> {
    const done = { _id: run, doneAt: trusted({ $exists: true }) }
    return (await RunModel.exists(done)) !== null
  },

  /** Writes that this holder runs the period; one left behind by a dead process is taken over by a later fence. */
  async begin(run: string, fence: number, startedAt: Date): Promise<boolean> {
    const unfinished = {
      _id: run,
      doneAt: trusted({ $exists: false }),
      fence: trusted({ $lt: fence }),
    }
    try {
      await RunModel.updateOne(unfinished, { $set: { fence, startedAt } }, { upsert: true })
      return true
    } catch (thrown) {
      if (isDuplicate(thrown)) return false
      throw thrown
    }
  },

  async finish(run: string, fence: number, doneAt: Date, result: Record<string, unknown>) {
    await RunModel.updateOne({ _id: run, fence }, { $set: { doneAt, result } })
  },
}
