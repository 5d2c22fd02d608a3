import { z } from 'zod'
import { blockKinds, specialDays } from '../../shared/schedule'
import type {
  BlockView,
  ExceptionRemoved,
  ExceptionView,
  PlanView,
  RosterView,
  ScheduledStaff,
} from '../../shared/schedule'
import { staffRoles } from '../../shared/session'
import { visitKinds } from '../../shared/visits/kinds'

const text = z.string()
const count = z.number().int().min(0)

const span = z.strictObject({
  from: text,
  to: text,
  kinds: z.array(z.enum(visitKinds)).exactOptional(),
})
const spans = z.array(span)
const week = {
  from: text,
  weekly: z.array(spans).length(7),
  capPerDay: count,
  travelMinutes: count,
}
const affected = z.array(z.strictObject({ visitId: text, day: text, time: text }))
const moment = z.strictObject({ day: text, time: text })

export const staffReply = z.array(
  z.strictObject({
    id: text,
    name: text,
    title: text,
    role: z.enum(staffRoles),
    planned: z.boolean(),
  }),
) satisfies z.ZodType<ScheduledStaff[]>

export const planReply = z.strictObject({
  staff: z.strictObject({ id: text, name: text, title: text }),
  ...week,
  version: count,
  later: z.array(z.strictObject(week)).exactOptional(),
  affected: affected.exactOptional(),
}) satisfies z.ZodType<PlanView>

export const exceptionReply = z.strictObject({
  staffId: text,
  day: text,
  spans,
  why: text,
  byName: text,
  affected,
}) satisfies z.ZodType<ExceptionView>

export const exceptionRemovedReply = z.strictObject({
  affected,
}) satisfies z.ZodType<ExceptionRemoved>

export const blockReply = z.strictObject({
  id: text,
  staffId: text,
  staffName: text,
  kind: z.enum(blockKinds),
  from: moment,
  to: moment,
  why: text.exactOptional(),
  byName: text,
  affected,
  ended: z.literal(true).exactOptional(),
}) satisfies z.ZodType<BlockView>

export const blocksReply = z.array(blockReply)

const rosterBlock = z.strictObject({
  id: text,
  kind: z.enum(blockKinds),
  from: text,
  to: text,
  why: text.exactOptional(),
})

export const rosterReply = z.strictObject({
  days: z.array(
    z.strictObject({
      day: text,
      kind: z.enum(['workday', 'rest', 'holiday', 'make-up']),
      name: text.exactOptional(),
      unknown: z.literal(true).exactOptional(),
    }),
  ),
  rows: z.array(
    z.strictObject({
      staff: z.strictObject({ id: text, name: text, title: text, role: text }),
      days: z.array(
        z.strictObject({
          day: text,
          spans,
          special: z.enum(specialDays).exactOptional(),
          note: text.exactOptional(),
          booked: count,
          cap: count,
          blocks: z.array(rosterBlock),
        }),
      ),
    }),
  ),
  holidaysUnknown: z.literal(true).exactOptional(),
}) satisfies z.ZodType<RosterView>
