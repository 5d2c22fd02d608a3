import { model, Schema } from 'mongoose'
import { noticeKinds } from '../../../shared/notices'

/** How somebody wants to be told; without a row the house's own hours hold. */
const settingSchema = new Schema(
  {
    /** The person. */
    _id: { type: String, required: true },
    quietFrom: { type: String, required: true },
    quietTo: { type: String, required: true },
    muted: { type: [{ type: String, enum: noticeKinds }], required: true },
  },
  { strict: 'throw', versionKey: false, collection: 'notice-settings' },
)

export const SettingModel = model('NoticeSetting', settingSchema)
