import { model, Schema } from 'mongoose'
import { consentPurposes } from '../../../shared/access'

const text = { type: String, required: true } as const

/** What somebody agreed to, or took back: each a row of its own, never changed. */
const consentSchema = new Schema(
  {
    /** Whose consent it is: the person, or a WeChat account that is nobody yet. */
    ownerId: text,
    purpose: { ...text, enum: consentPurposes },
    version: text,
    hash: text,
    agreed: { type: Boolean, required: true },
    /** ISO instant. */
    at: text,
    byId: text,
    byName: { type: String, default: '' },
    /** The elder consented for, by a guardian. */
    forId: String,
  },
  { strict: 'throw', collection: 'consents', versionKey: false },
)

consentSchema.index({ ownerId: 1, at: -1 })

export const ConsentModel = model('Consent', consentSchema)
