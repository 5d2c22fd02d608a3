import { model, Schema } from 'mongoose'

/** The secret an authenticator shares with us (RFC 6238). */
const secondFactorSchema = new Schema(
  {
    /** The person. */
    _id: { type: String, required: true },
    secret: { type: String, required: true, sealed: true },
    confirmed: { type: Boolean, required: true },
    /** The 30-second step of the last code taken: none is taken twice. */
    lastStep: { type: Number, required: true },
    at: { type: Date, required: true },
  },
  { strict: 'throw', collection: 'second-factors', versionKey: false },
)

export const SecondFactorModel = model('SecondFactor', secondFactorSchema)
