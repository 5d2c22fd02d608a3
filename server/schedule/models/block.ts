import { Schema, model } from 'mongoose'
import type { Types } from 'mongoose'
import { blockKinds } from '../../../shared/schedule'
import type { BlockKind } from '../../../shared/schedule'
import type { Act } from '../../../shared/session'
import { actFields } from '../../kit/act-fields'
import { onWrite } from '../../kit/mongo-writes'
import { forgetTopic } from '../../kit/remembering'

/** Begin and end as `YYYY-MM-DDTHH:MM` in China, so that they compare as text. */
export interface BlockRow {
  _id: Types.ObjectId
  staffId: string
  kind: BlockKind
  begins: string
  ends: string
  why?: string
  act: Act
  ended?: Act
}

const text = { type: String, required: true } as const
const blockSchema = new Schema<BlockRow>(
  {
    staffId: text,
    kind: { ...text, enum: blockKinds },
    begins: text,
    ends: text,
    why: String,
    act: { type: actFields, required: true },
    ended: actFields,
  },
  { strict: 'throw', versionKey: false, id: false, collection: 'schedule_blocks' },
)
// What is over long ago is never looked at.
blockSchema.index({ staffId: 1, ends: 1 })

onWrite(blockSchema, () => forgetTopic('workings'))

export const BlockModel = model('ScheduleBlock', blockSchema)
