import { Schema, model } from 'mongoose'
import { actFields } from '../../kit/act-fields'
import { onWrite } from '../../kit/mongo-writes'
import { forgetTopic } from '../../kit/remembering'
import type { Exception } from '../types'
import { spanFields } from './span'

/** `_id` is `<staffId>|<day>`: one exception a day. */
export type ExceptionRow = Exception & { _id: string }

const exceptionSchema = new Schema<ExceptionRow>(
  {
    _id: { type: String, required: true },
    staffId: { type: String, required: true },
    day: { type: String, required: true },
    spans: { type: [spanFields], required: true },
    why: { type: String, required: true },
    act: { type: actFields, required: true },
  },
  { strict: 'throw', versionKey: false, id: false, collection: 'schedule_exceptions' },
)
exceptionSchema.index({ staffId: 1, day: 1 })

onWrite(exceptionSchema, () => forgetTopic('workings'))

export const ExceptionModel = model('ScheduleException', exceptionSchema)
