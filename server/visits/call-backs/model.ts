import { Schema, model } from 'mongoose'
import type { Types } from 'mongoose'
import type { Act } from '../../../shared/session'
import { actFields } from '../../kit/act-fields'

/** Somebody who wants to be called; instants are ISO text. */
export interface CallBack {
  id: string
  elderId: string
  orgId: string
  code?: string
  about: string
  words?: string
  asked: Act
  dueAt: string
  /** The last call that reached nobody. */
  tried?: Act
  done?: Act
  outcome?: 'reached' | 'not-reached' | 'booked'
}
/** `wish` is there until somebody called. */
export type CallBackRow = Omit<CallBack, 'id'> & { _id: Types.ObjectId; wish?: string }

const text = { type: String, required: true } as const

const callBackSchema = new Schema<CallBackRow>(
  {
    ...{ elderId: text, orgId: text, about: text, dueAt: text },
    ...{ code: String, words: String },
    asked: { type: actFields, required: true },
    tried: actFields,
    done: actFields,
    wish: String,
    outcome: { type: String, enum: ['reached', 'not-reached', 'booked'] },
  },
  { strict: 'throw', versionKey: false, id: false, collection: 'call_backs' },
)
// One call for the same wish of an elder.
callBackSchema.index(
  { elderId: 1, wish: 1 },
  { unique: true, partialFilterExpression: { wish: { $exists: true } } },
)
// What is open at a house, most urgent first; and what was done lately there.
callBackSchema.index({ orgId: 1, outcome: 1, dueAt: 1, _id: 1 })
callBackSchema.index({ orgId: 1, 'done.at': -1 })
// Everything an elder ever asked for, newest first.
callBackSchema.index({ elderId: 1, 'asked.at': -1 })

export const CallBackModel = model('CallBack', callBackSchema)
