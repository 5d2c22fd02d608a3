import { z } from 'zod'
import { baseGroups } from '../../shared/indicators'
import type {
  BaseView,
  BoardView,
  CompareView,
  ExplainView,
  Figure,
  TargetView,
} from '../../shared/indicators'
import { notCountedReasons } from '../../shared/records'

const text = z.string()
const count = z.number().int().min(0)
const area = z.strictObject({ id: text, name: text })
const targetKind = z.enum(['at-least', 'all', 'growth', 'none'])
const unit = z.enum(['人', '人次', '%', '份', '次', '家', '场'])

const targetShape = {
  kind: targetKind,
  value: z.number().exactOptional(),
  unit: text,
  year: z.number(),
  author: text,
  setOn: text,
}
export const targetReply = z.strictObject(targetShape) satisfies z.ZodType<TargetView>
const codedTarget = z.strictObject({ ...targetShape, code: text })
export const targetsReply = z.array(codedTarget)

const entered = { persons: count, source: text, enteredBy: text, enteredOn: text }
export const baseReply = z.strictObject({
  id: text,
  orgId: text,
  orgName: text,
  year: z.number(),
  group: z.enum(baseGroups),
  ...entered,
  replaced: z.array(z.strictObject(entered)).exactOptional(),
}) satisfies z.ZodType<BaseView>
export const basesReply = z.array(baseReply)

const figure = z.strictObject({
  code: text,
  label: text,
  unit,
  value: z.number().nullable(),
  numerator: count.exactOptional(),
  denominator: count.exactOptional(),
  missing: text.exactOptional(),
  lastYear: z.number().nullable().exactOptional(),
  lastYearWhole: z.number().nullable().exactOptional(),
  target: targetReply.exactOptional(),
  ruleVersion: text,
  unverified: z.literal(true).exactOptional(),
  asOf: text,
}) satisfies z.ZodType<Figure>

const measure = z.strictObject({
  no: count,
  text,
  deadline: text.exactOptional(),
  passed: z.boolean().exactOptional(),
  says: text.exactOptional(),
  official: z
    .array(
      z.strictObject({
        code: text,
        kind: targetKind,
        value: z.number().exactOptional(),
        unit: text,
        of: z.enum(['province', 'every-area']),
      }),
    )
    .exactOptional(),
  local: z.array(codedTarget).exactOptional(),
})

export const boardReply = z.strictObject({
  area,
  asOf: text,
  tasks: z.array(
    z.strictObject({
      no: count,
      category: text,
      title: text,
      text,
      owner: text,
      kind: z.enum(['computed', 'attested', 'mixed']),
      measures: z.array(measure),
      figures: z.array(figure),
      notCountedYet: text.exactOptional(),
    }),
  ),
}) satisfies z.ZodType<BoardView>

export const compareReply = z.strictObject({
  area,
  asOf: text,
  columns: z.array(z.strictObject({ code: text, label: text, unit: text })),
  rows: z.array(
    z.strictObject({
      id: text,
      name: text,
      type: text,
      figures: z.array(z.number().nullable()),
      behind: z.boolean(),
      behindOn: z.array(text).exactOptional(),
    }),
  ),
}) satisfies z.ZodType<CompareView>

const reason = z.enum(notCountedReasons)
export const explainReply = z.strictObject({
  figure,
  rule: z
    .strictObject({ version: text, says: text, source: text, verified: z.boolean() })
    .exactOptional(),
  list: z.enum(['numerator', 'denominator', 'excluded']),
  total: count,
  rows: count,
  reasons: z.array(z.strictObject({ reason, words: text, rows: count })),
  items: z.array(
    z.strictObject({
      id: text,
      person: z.strictObject({ id: text, name: text, birthYear: z.number() }).exactOptional(),
      what: text,
      day: text,
      organisation: text,
      visitId: text.exactOptional(),
      counts: count,
      reason: reason.exactOptional(),
    }),
  ),
  next: text.exactOptional(),
}) satisfies z.ZodType<ExplainView>
