import { z } from 'zod'
import type { CatalogueItem, CatalogueRequest } from '../../shared/visits/catalogue'
import { itemCategories, itemRisks } from '../../shared/visits/catalogue'
import { certificateKinds } from '../../shared/visits/credentials'
import type {
  BookRequest,
  CallBackRequest,
  CancelRequest,
  MoveRequest,
  RedFlagRequest,
  SeriesRequest,
  WaitRequest,
} from '../../shared/visits/booking'
import { visitLists } from '../../shared/visits/view'
import { FURTHEST_DAYS, dayHours } from '../../shared/schedule'
import { day, line, objectId, pageQuery, prose, slug } from '../kit/input'
import { eventId, stepInput } from './input-care'

/** Quarters of an hour of a day that has 24 hours. */
const time = z.string().regex(/^([01]\d|2[0-3]):(00|15|30|45)$/, '时间格式不对')
const channel = z.enum(['phone', 'on-site'])
const yesOrNo = z.boolean()

const book = {
  elderId: objectId,
  code: slug,
  day,
  time,
  pass: z.string().min(1).max(80),
  staffId: objectId.exactOptional(),
  addressId: objectId.exactOptional(),
  note: prose(500).exactOptional(),
  fileIds: z.array(objectId).max(9).exactOptional(),
  channel: channel.exactOptional(),
  overrideElder: z.strictObject({ reason: prose(200) }).exactOptional(),
}

export const bookInput = z.strictObject(book) satisfies z.ZodType<BookRequest>

export const seriesInput = z.strictObject({
  ...book,
  every: z.union([
    z.strictObject({ days: z.number().int().min(1).max(30) }),
    z.strictObject({ months: z.number().int().min(1).max(3) }),
  ]),
  times: z.number().int().min(2).max(30),
  eventId: eventId.exactOptional(),
}) satisfies z.ZodType<SeriesRequest>

export const redFlagInput = z.strictObject({
  elderId: objectId,
  answers: z.strictObject({
    'chest-pain': yesOrNo,
    breathless: yesOrNo,
    'stroke-signs': yesOrNo,
    'not-wakeable': yesOrNo,
    bleeding: yesOrNo,
    'fell-cannot-rise': yesOrNo,
  }),
  channel: channel.exactOptional(),
}) satisfies z.ZodType<RedFlagRequest>

export const moveInput = stepInput.extend({
  day,
  time,
  staffId: objectId.exactOptional(),
}) satisfies z.ZodType<MoveRequest>

export const cancelInput = stepInput.extend({
  reason: prose(200),
  rest: z.boolean().exactOptional(),
}) satisfies z.ZodType<CancelRequest>

export const waitInput = z.strictObject({
  ...{ elderId: objectId, code: slug, from: day, to: day },
  staffId: objectId.exactOptional(),
  part: z.enum(['morning', 'afternoon', 'evening']).exactOptional(),
}) satisfies z.ZodType<WaitRequest>

export const callBackInput = z.strictObject({
  elderId: objectId,
  code: slug.exactOptional(),
  words: prose(300).exactOptional(),
}) satisfies z.ZodType<CallBackRequest>

export const callBackDoneInput = z.strictObject({
  outcome: z.enum(['reached', 'not-reached', 'booked']),
})

const days = z
  .string()
  .regex(/^\d{1,2}$/)
  .transform(Number)
  .pipe(z.number().min(1).max(FURTHEST_DAYS))

export const timesQuery = z.strictObject({
  ...{ elderId: objectId, code: slug, from: day },
  pass: z.string().min(1).max(80).exactOptional(),
  days: days.default(14),
  staffId: objectId.exactOptional(),
  addressId: objectId.exactOptional(),
  visitId: objectId.exactOptional(),
  channel: channel.exactOptional(),
})

export const elderQuery = z.strictObject({ elderId: objectId })
export const codeParams = z.strictObject({ code: slug })
export const orgQuery = z.strictObject({ orgId: slug })
export const elderOrOrgQuery = z.union([elderQuery, orgQuery])
export const listParams = z.strictObject({ list: z.enum(visitLists) })

export const visitsQuery = z.strictObject({
  elderId: objectId,
  when: z.enum(['coming', 'past']).default('coming'),
  ...pageQuery,
})

const itemInput = z.strictObject({
  ...{ code: slug, name: line(60), category: z.enum(itemCategories), risk: z.enum(itemRisks) },
  minutes: z.number().int().min(15).max(240),
  price: z.number().int().min(0).max(10_000_000),
  certificates: z.array(z.enum(certificateKinds)).max(8),
  titleYears: z
    .strictObject({ years: z.number().int().min(1).max(20), verified: yesOrNo, source: line(100) })
    .exactOptional(),
  ...{ order: yesOrNo, relative: yesOrNo, twoPeople: yesOrNo },
  says: line(200),
  prepare: z.array(line(100)).max(10),
}) satisfies z.ZodType<CatalogueItem>

/** Nights begin in the afternoon or the evening, while doors are still gone to. */
const nightFrom = time.refine(
  (at) => at >= '12:00' && at <= dayHours.to,
  `夜间从 12:00 到 ${dayHours.to} 之间开始`,
)

export const catalogueInput = z.strictObject({
  base: slug,
  from: day,
  callOut: z.number().int().min(0).max(1_000_000).exactOptional(),
  nightFrom: nightFrom.exactOptional(),
  put: z.array(itemInput).max(100),
  remove: z.array(slug).max(100),
}) satisfies z.ZodType<CatalogueRequest>

export const changesQuery = z.strictObject({ from: slug, to: slug })
