import { model, Schema } from 'mongoose'

/** A WeChat account. It is nobody until it is bound; then it is one person, and a person has one account. */
const accountSchema = new Schema(
  {
    openid: { type: String, required: true },
    unionid: String,
    personId: String,
    at: { type: Date, required: true },
  },
  { strict: 'throw', collection: 'accounts', versionKey: false },
)

accountSchema.index({ openid: 1 }, { unique: true })
accountSchema.index({ personId: 1 })

export const AccountModel = model('Account', accountSchema)
