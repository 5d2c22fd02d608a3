import { model, Schema } from 'mongoose'
import { identityKinds } from '../../../shared/register'
import { actFields } from '../../kit/act-fields'

/** A document somebody is known by. The key is the blind index of its number, so one number is one person. */
const identitySchema = new Schema(
  {
    _id: { type: String, required: true },
    personId: { type: String, required: true },
    kind: { type: String, enum: identityKinds, required: true },
    number: { type: String, required: true, sealed: true },
    masked: { type: String, required: true },
    area: String,
    act: { type: actFields, required: true },
  },
  { strict: 'throw', collection: 'identities', versionKey: false },
)

identitySchema.index({ personId: 1 })

export const IdentityModel = model('Identity', identitySchema)
