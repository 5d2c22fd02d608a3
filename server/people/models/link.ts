import { model, Schema } from 'mongoose'
import { relations } from '../../../shared/people'
import { actFields } from '../../kit/act-fields'

const linkSchema = new Schema(
  {
    elderId: { type: String, required: true },
    elderName: { type: String, required: true },
    relativeId: { type: String, required: true },
    relativeName: { type: String, required: true },
    relation: { type: String, enum: Object.keys(relations), required: true },
    from: { type: String, required: true },
    endedOn: String,
    inForce: { type: Boolean, required: true },
    act: { type: actFields, required: true },
    endAct: actFields,
  },
  { strict: 'throw', collection: 'links', versionKey: false },
)

// At most one mandate in force between an elder and a relative, even when two desks write at once.
linkSchema.index(
  { elderId: 1, relativeId: 1 },
  { unique: true, partialFilterExpression: { inForce: true } },
)
linkSchema.index({ relativeId: 1, inForce: 1 })

export const LinkModel = model('Link', linkSchema)
