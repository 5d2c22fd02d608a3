import { z } from 'zod'
import { blockKinds, dayHours } from '../../shared/schedule'
import type { BlockRequest, ExceptionRequest, PlanRequest, Span } from '../../shared/schedule'
import { visitKinds } from '../../shared/visits/kinds'
import { day, line, objectId, slug, version } from '../kit/input'

const SPANS_A_DAY = 6
const MOST_A_DAY = 40
const MOST_ON_THE_WAY = 120
const HALF_HOUR = 30

/** Clock time by the quarter of an hour. */
const time = z.string().regex(/^([01]\d|2[0-3]):(00|15|30|45)$/, '时间须是整刻钟，如 08:30')

const span = z
  .strictObject({
    from: time,
    to: time,
    kinds: z.array(z.enum(visitKinds)).min(1).max(visitKinds.length).exactOptional(),
  })
  .refine(({ from, to }) => from < to, '开始须早于结束')
  .refine(
    ({ from, to }) => from >= dayHours.from && to <= dayHours.to,
    `须在 ${dayHours.from} 到 ${dayHours.to} 之间`,
  ) satisfies z.ZodType<Span>

const spans = z
  .array(span)
  .max(SPANS_A_DAY)
  .refine((all) => !overlap(all), '时段不能重叠')

const weekly = z.array(spans).length(7)

export const planInput = z.strictObject({
  from: day,
  weekly,
  capPerDay: z.number().int().min(1).max(MOST_A_DAY),
  travelMinutes: z
    .number()
    .int()
    .min(0)
    .max(MOST_ON_THE_WAY)
    .refine((minutes) => minutes % HALF_HOUR === 0, '路上时间须是 30 分钟的倍数'),
  version,
}) satisfies z.ZodType<PlanRequest>

export const exceptionInput = z.strictObject({
  spans,
  why: line(60),
}) satisfies z.ZodType<ExceptionRequest>

const moment = z.strictObject({ day, time })

export const blockInput = z
  .strictObject({
    staffId: objectId,
    kind: z.enum(blockKinds),
    from: moment,
    to: moment,
    why: line(60).exactOptional(),
  })
  .refine(({ from, to }) => textOf(from) < textOf(to), {
    message: '开始须早于结束',
    path: ['to'],
  }) satisfies z.ZodType<BlockRequest>

export const staffParams = z.strictObject({ id: objectId })
export const exceptionParams = z.strictObject({ id: objectId, day })
export const blockParams = z.strictObject({ id: objectId })
export const staffQuery = z.strictObject({ orgId: slug })
export const blocksQuery = z.strictObject({
  orgId: slug.optional(),
  staffId: objectId.optional(),
  from: day.optional(),
})
export const rosterQuery = z.strictObject({ orgId: slug, from: day.optional() })

/** Two that touch do not overlap. */
function overlap(all: readonly Span[]): boolean {
  const inOrder = all.toSorted((one, other) => (one.from < other.from ? -1 : 1))
  return inOrder.some(({ from }, at) => from < (inOrder[at - 1]?.to ?? ''))
}

const textOf = (at: { day: string; time: string }) => `${at.day}T${at.time}`
