import { model, Schema } from 'mongoose'
import { callOutcomes, callReasons } from '../../../shared/notices'
import { noticeChannels, noticeKinds, noticeStates } from '../../../shared/notices'
import type { Notice } from '../types'

const text = { type: String, required: true } as const
const instant = { type: Date, required: true } as const

export type NoticeRow = Omit<Notice, 'id' | 'subject'> & {
  _id: string
  room: string
  subjectId: string
  /** Relatives first, so that it is known whether they were reached when the elder's turn comes. */
  rank: number
  /** The try under way, and until when (wall time) nobody else may judge it. */
  attempt?: string
  leaseUntil?: Date
  /** WeChat's own number of the message, by which it reports the delivery. */
  messageId?: string
  /** On the phone list and not done. */
  listed?: boolean
}

const callFields = new Schema(
  { at: text, byId: text, byName: text, outcome: { ...text, enum: callOutcomes } },
  { _id: false },
)

const noticeSchema = new Schema<NoticeRow>(
  {
    _id: text,
    room: text,
    subjectId: text,
    kind: { ...text, enum: noticeKinds },
    elderId: text,
    recipientId: text,
    dueAt: instant,
    sendAt: instant,
    rank: { type: Number, required: true },
    text,
    page: String,
    teamId: String,
    orgPath: { type: [String], required: true },
    state: { ...text, enum: noticeStates },
    channel: { type: String, enum: noticeChannels },
    why: { type: String, enum: callReasons },
    unread: { type: Boolean, required: true },
    tries: { type: Number, required: true },
    attempt: String,
    leaseUntil: Date,
    messageId: String,
    listed: Boolean,
    call: callFields,
  },
  { strict: 'throw', versionKey: false, id: false, collection: 'notices' },
)

const listed = { partialFilterExpression: { listed: true } }

noticeSchema.index({ room: 1, subjectId: 1 })
// The outbox asks for what is due, relatives before elders.
noticeSchema.index({ state: 1, sendAt: 1, rank: 1, _id: 1 })
noticeSchema.index({ recipientId: 1, dueAt: -1, _id: -1 })
noticeSchema.index(
  { recipientId: 1, dueAt: 1 },
  { name: 'unread', partialFilterExpression: { unread: true } },
)
noticeSchema.index({ elderId: 1, state: 1 })
noticeSchema.index({ teamId: 1, dueAt: 1, _id: 1 }, listed)
noticeSchema.index({ orgPath: 1, dueAt: 1, _id: 1 }, listed)
noticeSchema.index({ messageId: 1 }, { partialFilterExpression: { messageId: { $exists: true } } })

export const NoticeModel = model('Notice', noticeSchema)
