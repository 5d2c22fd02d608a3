import { Schema, model } from 'mongoose'
import type { Types } from 'mongoose'
import { actFields } from '../../../kit/act-fields'
import type { Alarm } from '../types'
import { aroundFields, rowOptions, text } from './fields'

export type AlarmRow = Omit<Alarm, 'id'> & { _id: Types.ObjectId }

const contactFields = new Schema({ personId: text, name: text, at: text }, { _id: false })

const alarmSchema = new Schema<AlarmRow>(
  {
    ...aroundFields,
    cause: { ...text, enum: ['pressed', 'overtime'] },
    lane: String,
    raised: { type: actFields, required: true },
    contacts: { type: [contactFields], required: true },
    acknowledged: actFields,
    closed: actFields,
    closedNote: String,
  },
  rowOptions('visit_alarms'),
)

// A second press is the first alarm, and a visit runs over its time once.
alarmSchema.index(
  { lane: 1 },
  { unique: true, partialFilterExpression: { lane: { $exists: true } } },
)
alarmSchema.index({ orgPath: 1, open: 1, 'raised.at': -1, _id: -1 })

export const AlarmModel = model('VisitAlarm', alarmSchema)
