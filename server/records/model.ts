import { Schema, model } from 'mongoose'
import type { Types } from 'mongoose'
import { recordStatuses, serviceKinds, servicePlaces } from '../../shared/records'
import { actFields } from '../kit/act-fields'
import type { ServiceRecord } from './types'

const text = { type: String, required: true } as const

const valueFields = new Schema(
  { systolic: Number, diastolic: Number, pulse: Number, glucose: Number, timing: String },
  { _id: false, id: false },
)

export type RecordRow = Omit<ServiceRecord, 'id'> & { _id: Types.ObjectId }

/** The id is made of who wrote it and of the draft on the phone, so the same draft cannot be two records. */
const recordSchema = new Schema<RecordRow>(
  {
    draftHash: text,
    elderId: text,
    kind: { ...text, enum: serviceKinds },
    day: text,
    time: String,
    place: { ...text, enum: servicePlaces },
    values: valueFields,
    note: String,
    orgId: text,
    teamId: String,
    orgPath: { type: [String], required: true },
    status: { ...text, enum: recordStatuses },
    act: { type: actFields, required: true },
    lineId: text,
    corrections: { type: [String], required: true },
    voidReason: String,
    correctReason: String,
    version: { type: Number, required: true },
  },
  { strict: 'throw', versionKey: false, id: false, collection: 'records' },
)
recordSchema.index({ elderId: 1, day: -1, 'act.at': -1, _id: -1 })
recordSchema.index({ 'act.byId': 1, day: -1, 'act.at': -1, _id: -1 })

export const RecordModel = model('ServiceRecord', recordSchema)
