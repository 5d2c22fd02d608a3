import { model, Schema } from 'mongoose'

const text = { type: String, required: true } as const

/** Whoever shows this code may be asked for a mandate, once. */
const linkCodeSchema = new Schema(
  {
    /** The hash of the code; the code itself is nowhere. */
    _id: text,
    personId: text,
    expiresAt: { type: Date, required: true },
    /** Wall time. */
    sweepAt: { type: Date, required: true },
  },
  { strict: 'throw', collection: 'link_codes', versionKey: false },
)

linkCodeSchema.index({ sweepAt: 1 }, { expireAfterSeconds: 0 })

export const LinkCodeModel = model('LinkCode', linkCodeSchema)
