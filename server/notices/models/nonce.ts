import { model, Schema } from 'mongoose'

const KEPT_SECONDS = 3600

/** A random number WeChat has used already: a copied push is not taken a second time. */
const nonceSchema = new Schema(
  { _id: { type: String, required: true }, at: { type: Date, required: true } },
  { strict: 'throw', versionKey: false, collection: 'push-nonces' },
)
nonceSchema.index({ at: 1 }, { expireAfterSeconds: KEPT_SECONDS })

export const NonceModel = model('PushNonce', nonceSchema)
