import { model, Schema } from 'mongoose'

const KEPT_SECONDS = 24 * 3600

/** What WeChat said of a message, or that its own answer to the sending is written down; whichever came first. */
export interface ReportRow {
  /** WeChat's number of the message. */
  _id: string
  delivered?: boolean
  /** Wall time. */
  at: Date
}

const reportSchema = new Schema<ReportRow>(
  {
    _id: { type: String, required: true },
    delivered: Boolean,
    at: { type: Date, required: true },
  },
  { strict: 'throw', versionKey: false, collection: 'push-reports' },
)
reportSchema.index({ at: 1 }, { expireAfterSeconds: KEPT_SECONDS })

export const ReportModel = model('PushReport', reportSchema)
