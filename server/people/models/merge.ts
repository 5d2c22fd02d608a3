import { model, Schema } from 'mongoose'
import { actFields } from '../../kit/act-fields'

/** Two files that may be one person; one row a pair, whichever was named first. */
const mergeSchema = new Schema(
  {
    /** Both ids in order. */
    _id: { type: String, required: true },
    keptId: { type: String, required: true },
    otherId: { type: String, required: true },
    /** Every organisation above either of them: who may see the pair. */
    orgIds: { type: [String], required: true },
    state: { type: String, enum: ['suggested', 'merged', 'undone', 'refused'], required: true },
    why: { type: String, required: true },
    /** Who suggested it. */
    act: { type: actFields, required: true },
    /** Who decided last. */
    decided: actFields,
  },
  { strict: 'throw', collection: 'merges', versionKey: false },
)

mergeSchema.index({ orgIds: 1, state: 1, 'act.at': -1, _id: 1 })

export const MergeModel = model('Merge', mergeSchema)
