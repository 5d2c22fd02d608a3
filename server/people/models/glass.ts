import { model, Schema } from 'mongoose'

const text = { type: String, required: true } as const

/** A reason given for opening the file of somebody outside one's contracts; holds on its day only. */
const glassSchema = new Schema(
  {
    /** `actor|person|day`: asking again on the same day changes nothing. */
    _id: text,
    reason: text,
    /** Who, in words: organisation and name. */
    by: text,
    at: text,
    /** Wall time. */
    sweepAt: { type: Date, required: true },
  },
  { strict: 'throw', collection: 'broken_glass', versionKey: false },
)

glassSchema.index({ sweepAt: 1 }, { expireAfterSeconds: 0 })

export const GlassModel = model('BrokenGlass', glassSchema)
