import { Schema, model } from 'mongoose'
import type { WeeklyPlan } from '../../../shared/schedule'
import type { Act } from '../../../shared/session'
import { actFields } from '../../kit/act-fields'
import { onWrite } from '../../kit/mongo-writes'
import { forgetTopic } from '../../kit/remembering'
import { spanFields } from './span'

/** One row a member of staff: every plan of theirs, and one version over all of them. */
export interface PlansRow {
  _id: string
  version: number
  plans: (WeeklyPlan & { act: Act })[]
}

const planFields = new Schema(
  {
    from: { type: String, required: true },
    weekly: { type: [[spanFields]], required: true },
    capPerDay: { type: Number, required: true },
    travelMinutes: { type: Number, required: true },
    act: { type: actFields, required: true },
  },
  { _id: false, id: false },
)

const plansSchema = new Schema<PlansRow>(
  {
    _id: { type: String, required: true },
    version: { type: Number, required: true },
    plans: { type: [planFields], required: true },
  },
  { strict: 'throw', versionKey: false, id: false, collection: 'plans' },
)

onWrite(plansSchema, () => forgetTopic('workings'))

export const PlansModel = model('Plans', plansSchema)
