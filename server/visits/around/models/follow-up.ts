import { Schema, model } from 'mongoose'
import type { Types } from 'mongoose'
import { actFields } from '../../../kit/act-fields'
import type { FollowUp } from '../types'
import { aroundFields, rowOptions, text } from './fields'

export type FollowUpRow = Omit<FollowUp, 'id'> & { _id: Types.ObjectId }

const followUpSchema = new Schema<FollowUpRow>(
  {
    ...aroundFields,
    teamId: String,
    dueAt: text,
    done: actFields,
    findings: String,
    conditionChanged: Boolean,
  },
  rowOptions('visit_follow_ups'),
)

followUpSchema.index({ orgPath: 1, open: 1, dueAt: 1, _id: 1 })
followUpSchema.index({ staffIds: 1, open: 1, dueAt: 1, _id: 1 })
followUpSchema.index({ teamId: 1, open: 1, dueAt: 1, _id: 1 })
followUpSchema.index({ elderId: 1, open: 1 })

export const FollowUpModel = model('VisitFollowUp', followUpSchema)
