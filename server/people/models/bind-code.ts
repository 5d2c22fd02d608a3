import { model, Schema } from 'mongoose'
import { actFields } from '../../kit/act-fields'

/** A code staff show in person: whoever's phone reads it first is bound to the person. */
const bindCodeSchema = new Schema(
  {
    /** The hash of the code. */
    _id: { type: String, required: true },
    personId: { type: String, required: true },
    act: { type: actFields, required: true },
    expiresAt: { type: Date, required: true },
    used: { type: Boolean, required: true },
    /** Wall time. */
    sweepAt: { type: Date, required: true },
  },
  { strict: 'throw', collection: 'bind-codes', versionKey: false },
)

bindCodeSchema.index({ sweepAt: 1 }, { expireAfterSeconds: 0 })

export const BindCodeModel = model('BindCode', bindCodeSchema)
