import { Schema, model } from 'mongoose'
import type { Types } from 'mongoose'
import { adverseClasses, harmLevels } from '../../../../shared/visits/safety'
import { actFields } from '../../../kit/act-fields'
import type { AdverseEvent } from '../types'
import { aroundFields, rowOptions, text } from './fields'

export type AdverseRow = Omit<AdverseEvent, 'id'> & { _id: Types.ObjectId }

const adverseSchema = new Schema<AdverseRow>(
  {
    ...aroundFields,
    class: { ...text, enum: adverseClasses },
    harm: { ...text, enum: harmLevels },
    what: text,
    at: text,
    firstAid: text,
    found: { type: actFields, required: true },
    reportDueAt: text,
    rulesVersion: text,
    reported: actFields,
    reportedTo: String,
    followedUp: actFields,
    followUpNote: String,
  },
  rowOptions('visit_adverse_events'),
)

adverseSchema.index({ orgPath: 1, at: 1 })
adverseSchema.index({ orgPath: 1, open: 1, reportDueAt: 1, _id: 1 })

export const AdverseModel = model('VisitAdverseEvent', adverseSchema)
