import { z } from 'zod'
import {
  LONGEST_NOTE,
  notCountedReasons,
  recordStatuses,
  serviceKinds,
  servicePlaces,
} from '../../shared/records'
import type {
  CorrectRecordRequest,
  RecordServiceRequest,
  RecordView,
  ServiceValues,
  VoidRecordRequest,
} from '../../shared/records'
import { channels } from '../../shared/session'
import { day, objectId, pageOf, pageQuery, prose, version } from '../kit/input'

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间格式不对')
const draftId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/, '草稿编号格式不对')
const reason = prose(200)
const note = prose(LONGEST_NOTE)

/** Only the shape; whether the numbers can be true is a shared rule. */
const values = z.strictObject({
  systolic: z.number().int().exactOptional(),
  diastolic: z.number().int().exactOptional(),
  pulse: z.number().int().exactOptional(),
  glucose: z.number().multipleOf(0.1).exactOptional(),
  timing: z.enum(['fasting', 'post-meal', 'random']).exactOptional(),
}) satisfies z.ZodType<ServiceValues>

export const recordInput = z.strictObject({
  draftId,
  elderId: objectId,
  kind: z.enum(serviceKinds),
  day,
  time: clockTime.exactOptional(),
  place: z.enum(servicePlaces),
  values: values.exactOptional(),
  note: note.exactOptional(),
  channel: z.enum(['on-site', 'phone', 'on-behalf']).exactOptional(),
}) satisfies z.ZodType<RecordServiceRequest>

export const voidInput = z.strictObject({ reason, version }) satisfies z.ZodType<VoidRecordRequest>

export const correctInput = z.strictObject({
  reason,
  version,
  kind: z.enum(serviceKinds).exactOptional(),
  day: day.exactOptional(),
  time: clockTime.exactOptional(),
  place: z.enum(servicePlaces).exactOptional(),
  values: values.exactOptional(),
  note: note.exactOptional(),
}) satisfies z.ZodType<CorrectRecordRequest>

export const recordParams = z.strictObject({ id: objectId })
export const listQuery = z.strictObject({
  elderId: objectId.optional(),
  by: z.literal('me').optional(),
  day: day.optional(),
  ...pageQuery,
})

const text = z.string()

export const recordReply = z.strictObject({
  id: text,
  elder: z.strictObject({ id: text, name: text }),
  kind: z.enum(serviceKinds),
  day: text,
  time: text.exactOptional(),
  place: z.enum(servicePlaces),
  values: values.exactOptional(),
  note: text.exactOptional(),
  status: z.enum(recordStatuses),
  act: z.strictObject({
    byId: text,
    byName: text,
    forId: text.exactOptional(),
    channel: z.enum(channels),
    at: text,
  }),
  organisation: z.strictObject({ id: text, name: text }),
  lineId: text,
  notCounted: z.enum(notCountedReasons).exactOptional(),
  voidReason: text.exactOptional(),
  correctReason: text.exactOptional(),
  corrections: z.array(text),
  version: z.number().int(),
}) satisfies z.ZodType<RecordView>

export const recordsReply = pageOf(recordReply)
