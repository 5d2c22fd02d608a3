import { z } from 'zod'
import { importColumns, importStates, rowOutcomes } from '../../../shared/imports'
import type { ImportColumn, ImportDecision, ImportRowView } from '../../../shared/imports'
import type { ImportView, ImportWriteRequest } from '../../../shared/imports'
import { line, objectId, pageOf, pageQuery } from '../../kit/input'
import { uploaded } from '../../kit/upload'

const MOST_ROWS = 1_048_576
const LONGEST_REASON = 100
const decisions = z.enum(['same', 'different', 'skip'])

export const importParams = z.strictObject({ id: objectId })
export const importInput = z.strictObject({ file: uploaded })
export const rowsQuery = z.strictObject({
  outcome: z.enum(rowOutcomes).exactOptional(),
  ...pageQuery,
})
/** A reason that is missing or too short passes here: it is refused with words of its own. */
export const exportQuery = z.strictObject({
  reason: z.union([z.string().trim().max(1), line(LONGEST_REASON)]).exactOptional(),
  whole: z.literal('yes').exactOptional(),
})

export const decisionInput = z.strictObject({
  row: z.number().int().min(1).max(MOST_ROWS),
  decision: decisions,
}) satisfies z.ZodType<ImportDecision>

export const writeInput = z.strictObject({
  leaveOutErrors: z.boolean(),
}) satisfies z.ZodType<ImportWriteRequest>

const columnKeys = importColumns.map(({ key }) => key) as [ImportColumn, ...ImportColumn[]]
const says = z.strictObject({ column: z.enum(columnKeys).exactOptional(), text: z.string() })

export const importReply = z.strictObject({
  id: objectId,
  fileName: z.string(),
  state: z.enum(importStates),
  doneRows: z.number(),
  rows: z.number().exactOptional(),
  counts: z.record(z.enum(rowOutcomes), z.number()),
  undecided: z.number().int(),
  says: z.string().exactOptional(),
  byName: z.string(),
  at: z.string(),
}) satisfies z.ZodType<ImportView>

export const importsReply = z.array(importReply)

export const rowReply = z.strictObject({
  row: z.number(),
  outcome: z.enum(rowOutcomes),
  name: z.string(),
  says: z.array(says),
  match: z
    .strictObject({
      personId: objectId,
      maskedName: z.string(),
      birthYear: z.number(),
      centreName: z.string(),
    })
    .exactOptional(),
  decision: decisions.exactOptional(),
}) satisfies z.ZodType<ImportRowView>

export const rowsReply = pageOf(rowReply)
