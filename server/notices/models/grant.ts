import { model, Schema } from 'mongoose'

/** How many messages of a template somebody still allows. */
const grantSchema = new Schema(
  {
    /** WeChat account and template; without an account the person's id stands in its place. */
    _id: { type: String, required: true },
    left: { type: Number, required: true },
    /** A long-term template asks once and is not used up. */
    longTerm: { type: Boolean, required: true },
    at: { type: Date, required: true },
  },
  { strict: 'throw', versionKey: false, collection: 'notice-grants' },
)
grantSchema.index({ left: 1, at: 1 })

export const GrantModel = model('NoticeGrant', grantSchema)
