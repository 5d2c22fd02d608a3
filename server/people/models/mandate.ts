import { model, Schema } from 'mongoose'
import type { Types } from 'mongoose'
import { mandateBases, mandateConfirmations, mandateScopes } from '../../../shared/mandates'
import { relations } from '../../../shared/people'
import type { Act } from '../../../shared/session'
import { actFields } from '../../kit/act-fields'
import { onWrite } from '../../kit/mongo-writes'
import { forgetTopic } from '../../kit/remembering'
import type { HeldMandate } from '../types'

const text = { type: String, required: true } as const

/** The row: what is told of a mandate, and the acts that made and ended it. */
export type MandateRow = Omit<HeldMandate, 'id' | 'lastAct' | 'isChanged'> & {
  _id: Types.ObjectId
  /** What may be only once between two people: one open ask, and one mandate in force. */
  lane?: 'asked' | 'in-force'
  act: Act
  confirmAct?: Act
  /** The last change of what it covers or until when. */
  changeAct?: Act
  endAct?: Act
}

const mandateSchema = new Schema<MandateRow>(
  {
    elderId: text,
    elderName: text,
    relativeId: text,
    relativeName: text,
    relation: { ...text, enum: Object.keys(relations) },
    scopes: { type: [{ type: String, enum: mandateScopes }], required: true },
    basis: { ...text, enum: mandateBases },
    confirmation: { type: String, enum: mandateConfirmations },
    from: text,
    until: text,
    contactOrder: { type: Number, required: true },
    status: { ...text, enum: ['asked', 'in-force', 'revoked', 'expired', 'declined'] },
    askedBy: { ...text, enum: ['elder', 'relative', 'staff'] },
    byPhone: Boolean,
    fileId: String,
    lane: { type: String, enum: ['asked', 'in-force'] },
    endedOn: String,
    act: { type: actFields, required: true },
    confirmAct: actFields,
    changeAct: actFields,
    wordOf: String,
    endAct: actFields,
  },
  { strict: 'throw', collection: 'mandates', versionKey: false, id: false },
)

// At most one open ask and one mandate in force between two people, even when two desks write at once.
mandateSchema.index(
  { elderId: 1, relativeId: 1, lane: 1 },
  { unique: true, partialFilterExpression: { lane: { $exists: true } } },
)
mandateSchema.index({ relativeId: 1, lane: 1 })

onWrite(mandateSchema, () => forgetTopic('mandates'))

export const MandateModel = model('Mandate', mandateSchema)
