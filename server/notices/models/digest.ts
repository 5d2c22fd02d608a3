import { model, Schema } from 'mongoose'

const KEPT_SECONDS = 400 * 86_400

/** One row for a recipient and a day: at most one digest. */
const digestSchema = new Schema(
  {
    _id: { type: String, required: true },
    attempt: { type: String, required: true },
    /** Wall time. */
    at: { type: Date, required: true },
  },
  { strict: 'throw', versionKey: false, collection: 'notice-digests' },
)
digestSchema.index({ at: 1 }, { expireAfterSeconds: KEPT_SECONDS })

export const DigestModel = model('NoticeDigest', digestSchema)
