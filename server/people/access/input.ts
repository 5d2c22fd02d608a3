import { z } from 'zod'
import { consentPurposes, openedThings } from '../../../shared/access'
import type {
  BreakGlassRequest,
  ConsentReceipt,
  ConsentText,
  DeletionView,
  OpenedRow,
} from '../../../shared/access'
import { line, objectId, pageOf, pageQuery } from '../../kit/input'

export const openedQuery = z.strictObject(pageQuery)

export const glassInput = z.strictObject({
  reason: line(100).min(4, '请写明原因'),
}) satisfies z.ZodType<BreakGlassRequest>

export const openedReply = pageOf(
  z.strictObject({
    id: z.string(),
    at: z.string(),
    byName: z.string(),
    byRole: z.string(),
    orgName: z.string(),
    what: z.enum(openedThings),
    reason: z.string().exactOptional(),
    self: z.boolean(),
  }) satisfies z.ZodType<OpenedRow>,
)

export const consentInput = z.strictObject({
  purpose: z.enum(consentPurposes),
  version: line(20),
  agreed: z.boolean(),
  forId: objectId.exactOptional(),
})

export const consentTextsReply = z.array(
  z.strictObject({
    purpose: z.enum(consentPurposes),
    version: z.string(),
    hash: z.string(),
    title: z.string(),
    paragraphs: z.array(z.string()),
    needed: z.boolean(),
  }),
) satisfies z.ZodType<ConsentText[]>

export const consentReply = z.strictObject({
  id: z.string(),
  purpose: z.enum(consentPurposes),
  version: z.string(),
  hash: z.string(),
  agreed: z.boolean(),
  at: z.string(),
  byName: z.string(),
  forId: z.string().exactOptional(),
}) satisfies z.ZodType<ConsentReceipt>

export const consentsReply = z.array(consentReply)

export const deletionReply = z.strictObject({
  at: z.string(),
  deleted: z.array(z.string()),
  kept: z.array(
    z.strictObject({
      what: z.string(),
      law: z.string(),
      until: z.string(),
      says: z.string().exactOptional(),
    }),
  ),
}) satisfies z.ZodType<DeletionView>
