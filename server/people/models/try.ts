import { model, Schema } from 'mongoose'

/** The last tries at one target. */
const trySchema = new Schema(
  {
    /** What is tried at, as a hash: no identity number and no address stands here. */
    _id: { type: String, required: true },
    at: { type: [Date], required: true },
    /** Wall time. */
    sweepAt: { type: Date, required: true },
  },
  { strict: 'throw', collection: 'tries', versionKey: false },
)

trySchema.index({ sweepAt: 1 }, { expireAfterSeconds: 0 })

export const TryModel = model('Try', trySchema)
