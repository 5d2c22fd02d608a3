import { Schema, model } from 'mongoose'
import type { Types } from 'mongoose'
import { actFields } from '../../../kit/act-fields'
import type { Complaint } from '../types'
import { aroundFields, rowOptions, text, texts } from './fields'

export type ComplaintRow = Omit<Complaint, 'id'> & { _id: Types.ObjectId }

const complaintSchema = new Schema<ComplaintRow>(
  {
    ...aroundFields,
    text,
    made: { type: actFields, required: true },
    dueOn: text,
    rulesVersion: text,
    aboutIds: texts,
    closed: actFields,
    closedNote: String,
  },
  rowOptions('visit_complaints'),
)

complaintSchema.index({ orgPath: 1, open: 1, dueOn: 1, _id: 1 })
complaintSchema.index({ elderId: 1, open: 1, dueOn: 1, _id: 1 })

export const ComplaintModel = model('VisitComplaint', complaintSchema)
