import { z } from 'zod'
import type { AdverseRequest, RatingRequest } from '../../shared/visits/safety'
import { adverseClasses, harmLevels } from '../../shared/visits/safety'
import { day, line, objectId, pageQuery, prose, slug } from '../kit/input'

/** An instant in any zone, kept as UTC text, so that instants compare as text. */
const instant = z.iso.datetime({ offset: true }).transform((at) => new Date(at).toISOString())
const state = z.enum(['open', 'closed']).optional()

export const houseQuery = z.strictObject({ orgId: slug, state, ...pageQuery })
export const complaintsQuery = z.strictObject({
  orgId: slug.optional(),
  elderId: objectId.optional(),
  state,
  ...pageQuery,
})
/** Of a house, or one's own and one's team's. */
export const ownOrHouseQuery = z.strictObject({ orgId: slug.optional(), state, ...pageQuery })
export const dayQuery = z.strictObject({ day, teamId: slug.optional() })

export const ratingInput = z.strictObject({
  stars: z.number().int().min(1).max(5),
  words: prose(500).exactOptional(),
}) satisfies z.ZodType<RatingRequest>

export const adverseInput = z.strictObject({
  class: z.enum(adverseClasses),
  harm: z.enum(harmLevels),
  what: prose(1000),
  at: instant,
  firstAid: prose(1000),
}) satisfies z.ZodType<AdverseRequest>

export const summaryQuery = z.strictObject({ orgId: slug, from: day, to: day })
export const reportInput = z.strictObject({ to: line(100) })
export const noteInput = z.strictObject({ note: prose(1000) })
export const complaintInput = z.strictObject({ text: prose(1000) })
export const heardInput = z.strictObject({
  findings: prose(1000),
  conditionChanged: z.boolean().exactOptional(),
})
