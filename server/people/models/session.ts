import { model, Schema } from 'mongoose'
import { sessionWays } from '../../../shared/sign-in'

/** A day after its end a session is swept; whether it holds is decided by `expiresAt` on the house's clock. */
const sessionSchema = new Schema(
  {
    /** The hash of the token; the token itself is nowhere. */
    _id: { type: String, required: true },
    /** Absent while the account behind it is nobody. */
    personId: String,
    accountId: String,
    way: { type: String, enum: sessionWays, required: true },
    demo: { type: Boolean, required: true },
    secondFactor: { type: Boolean, required: true },
    startedAt: { type: Date, required: true },
    expiresAt: Date,
    /** Wall time. */
    sweepAt: Date,
  },
  { strict: 'throw', collection: 'sessions', versionKey: false },
)

sessionSchema.index({ sweepAt: 1 }, { expireAfterSeconds: 0 })
sessionSchema.index({ personId: 1 })
sessionSchema.index({ accountId: 1 })

export const SessionModel = model('Session', sessionSchema)
