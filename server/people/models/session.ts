import { model, Schema } from 'mongoose'

/** A day after its end a session is swept; whether it holds is decided by `expiresAt` on the house's clock. */
const sessionSchema = new Schema(
  {
    /** The hash of the token; the token itself is nowhere. */
    _id: { type: String, required: true },
    personId: { type: String, required: true },
    demo: { type: Boolean, required: true },
    startedAt: { type: Date, required: true },
    expiresAt: Date,
    /** Wall time. */
    sweepAt: Date,
  },
  { strict: 'throw', collection: 'sessions', versionKey: false },
)

sessionSchema.index({ sweepAt: 1 }, { expireAfterSeconds: 0 })

export const SessionModel = model('Session', sessionSchema)
