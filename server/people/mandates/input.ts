import { z } from 'zod'
import { mandateBases, mandateConfirmations, mandateScopes } from '../../../shared/mandates'
import type {
  ConfirmMandateRequest,
  DeskMandateChange,
  DeskMandateEnd,
  DeskMandateRequest,
  LinkCodeView,
  MandateAsked,
  MandateChange,
  MandateRequest,
  MandatesView,
  MandateView,
} from '../../../shared/mandates'
import { relations } from '../../../shared/people'
import type { Relation } from '../../../shared/people'
import { day, line, objectId } from '../../kit/input'

const LONGEST_NAME = 40
const LONGEST_REASON = 200
const MOST_RELATIVES = 50

const relation = z.enum(Object.keys(relations) as [Relation, ...Relation[]])
const scopes = z
  .array(z.enum(mandateScopes))
  .min(1)
  .max(mandateScopes.length)
  .refine((given) => new Set(given).size === given.length, '有重复的事项')
const phone = z.string().regex(/^\+?\d{5,16}$/, '电话号码格式不对')

export const mandateParams = z.strictObject({ id: objectId })

export const mandateInput = z
  .strictObject({
    side: z.enum(['elder', 'relative']),
    otherCode: z
      .string()
      .regex(/^[A-Za-z0-9_-]{10,64}$/, '二维码不对')
      .exactOptional(),
    otherPhone: phone.exactOptional(),
    otherName: line(LONGEST_NAME).exactOptional(),
    relation,
    scopes,
    until: day,
  })
  .refine(
    ({ otherCode, otherPhone, otherName }) =>
      otherCode === undefined
        ? otherPhone !== undefined && otherName !== undefined
        : otherPhone === undefined && otherName === undefined,
    '请扫对方的二维码，或填写对方的电话和姓名',
  ) satisfies z.ZodType<MandateRequest>

export const deskInput = z
  .strictObject({
    relativeId: objectId.exactOptional(),
    relativeName: line(LONGEST_NAME).exactOptional(),
    relativePhone: phone.exactOptional(),
    relation,
    scopes,
    basis: z.enum(mandateBases),
    until: day,
    fileId: objectId,
  })
  .refine(
    ({ relativeId, relativeName }) => (relativeId === undefined) !== (relativeName === undefined),
    '请填写家属姓名，或选择已有的人',
  ) satisfies z.ZodType<DeskMandateRequest>

export const confirmInput = z.strictObject({
  way: z.enum(['own-tap', 'voice']).exactOptional(),
}) satisfies z.ZodType<ConfirmMandateRequest>

const changes = {
  scopes: scopes.exactOptional(),
  until: day.exactOptional(),
  contactOrder: z.number().int().min(1).max(MOST_RELATIVES).exactOptional(),
}
const changesSomething = (change: MandateChange) =>
  [change.scopes, change.until, change.contactOrder].some((each) => each !== undefined)

export const changeInput = z
  .strictObject(changes)
  .refine(changesSomething, '没有要改的内容') satisfies z.ZodType<MandateChange>

const word = {
  askedBy: line(LONGEST_NAME),
  channel: z.enum(['on-site', 'phone', 'on-behalf']),
  reason: line(LONGEST_REASON).refine((text) => text.length >= 2, '请写明原因'),
}
export const deskMandateParams = z.strictObject({ id: objectId, mandateId: objectId })
export const deskEndInput = z.strictObject(word) satisfies z.ZodType<DeskMandateEnd>
export const deskChangeInput = z
  .strictObject({ ...word, ...changes })
  .refine(changesSomething, '没有要改的内容') satisfies z.ZodType<DeskMandateChange>

export const mandateReply = z.strictObject({
  id: z.string(),
  elderId: z.string(),
  elderName: z.string(),
  relativeId: z.string(),
  relativeName: z.string(),
  relation,
  scopes: z.array(z.enum(mandateScopes)),
  basis: z.enum(mandateBases),
  confirmation: z.enum(mandateConfirmations).exactOptional(),
  from: z.string(),
  until: z.string(),
  contactOrder: z.number().int(),
  state: z.enum(['asked', 'in-force', 'revoked', 'expired', 'declined']),
  askedBy: z.enum(['elder', 'relative', 'staff']),
  endedOn: z.string().exactOptional(),
  endedByName: z.string().exactOptional(),
}) satisfies z.ZodType<MandateView>

export const mandateListReply = z.array(mandateReply)

export const mandatesReply = z.strictObject({
  given: mandateListReply,
  held: mandateListReply,
}) satisfies z.ZodType<MandatesView>

export const askedReply = z.strictObject({
  sent: z.literal(true),
  mandate: mandateReply.exactOptional(),
}) satisfies z.ZodType<MandateAsked>

export const linkCodeReply = z.strictObject({
  code: z.string(),
  qr: z.string(),
  expiresAt: z.string(),
}) satisfies z.ZodType<LinkCodeView>
