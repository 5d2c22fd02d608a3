import { z } from 'zod'
import { serviceKinds } from '../../shared/records'
import type { VisitStep } from '../../shared/visits/booking'
import type {
  ArriveRequest,
  ConsentRequest,
  ConsultRequest,
  CorrectVisitRequest,
  FinishRequest,
  OfferRequest,
  OrderRequest,
  ProofRequest,
  ReasonRequest,
  ReviewRequest,
  VoidVisitRequest,
} from '../../shared/visits/care'
import { proofWays } from '../../shared/visits/kinds'
import { day, line, objectId, prose, slug, version } from '../kit/input'
import { values, vitals } from './measured'

export const eventId = z.string().regex(/^[A-Za-z0-9-]{8,64}$/, '编号格式不对')
/** An instant in any zone, kept as UTC text, so that instants compare as text. */
const instant = z.iso.datetime({ offset: true }).transform((at) => new Date(at).toISOString())
const step = {
  version,
  eventId: eventId.exactOptional(),
  at: instant.exactOptional(),
}
const fileIds = z.array(objectId).max(9).exactOptional()

export const visitParams = z.strictObject({ id: objectId })
export const stepInput = z.strictObject(step) satisfies z.ZodType<VisitStep>

export const consultInput = z.strictObject({
  ...step,
  way: z.enum(['in-person', 'records']),
  result: z.enum(['suitable', 'not-suitable', 'refer']),
  findings: prose(1000),
  fileIds,
  conditionChanged: z.boolean().exactOptional(),
}) satisfies z.ZodType<ConsultRequest>

export const orderInput = z.strictObject({
  ...step,
  text: prose(1000),
  validUntil: day,
  fileId: objectId.exactOptional(),
  from: z.enum(['own', 'other-institution']),
}) satisfies z.ZodType<OrderRequest>

export const consentInput = z.strictObject({
  ...step,
  textVersion: slug,
  textHash: z.string().regex(/^[0-9a-f]{64}$/),
  way: z.enum(['own-tap', 'staff-screen', 'paper']),
  signedBy: z.strictObject({ name: line(40), relation: line(20) }).exactOptional(),
  fileId: objectId.exactOptional(),
}) satisfies z.ZodType<ConsentRequest>

export const offerInput = z.strictObject({
  ...step,
  staffIds: z.array(objectId).min(1).max(2).exactOptional(),
}) satisfies z.ZodType<OfferRequest>

export const reasonInput = z.strictObject({
  ...step,
  reason: prose(200),
  negative: slug.exactOptional(),
}) satisfies z.ZodType<ReasonRequest>

const proof = z.strictObject({
  way: z.enum(proofWays),
  code: line(200).exactOptional(),
  fileId: objectId.exactOptional(),
})

export const arriveInput = z.strictObject({
  ...step,
  point: z
    .strictObject({
      longitude: z.number().min(-180).max(180),
      latitude: z.number().min(-90).max(90),
    })
    .exactOptional(),
  proof: proof.exactOptional(),
}) satisfies z.ZodType<ArriveRequest>

export const proofInput = z.strictObject({
  ...step,
  proof: proof.exactOptional(),
}) satisfies z.ZodType<ProofRequest>

const services = z
  .array(
    z.strictObject({
      kind: z.enum(serviceKinds),
      values: values.exactOptional(),
      note: prose(200).exactOptional(),
    }),
  )
  .max(12)

export const finishInput = z.strictObject({
  ...step,
  vitals: vitals.exactOptional(),
  services,
  done: z.array(line(80)).max(40),
  findings: prose(2000),
  wasteTakenBack: z.boolean(),
  consumables: z
    .array(
      z.strictObject({
        name: line(40),
        count: z.number().int().min(1).max(99),
        fen: z.number().int().min(0).max(1_000_000),
      }),
    )
    .max(20)
    .exactOptional(),
  signatureFileId: objectId.exactOptional(),
}) satisfies z.ZodType<FinishRequest>

export const reviewInput = z.strictObject({
  ...step,
  counted: z.boolean(),
  why: prose(200),
}) satisfies z.ZodType<ReviewRequest>

export const voidInput = z.strictObject({
  ...step,
  reason: prose(200),
}) satisfies z.ZodType<VoidVisitRequest>

export const correctInput = z.strictObject({
  ...step,
  reason: prose(200),
  services,
}) satisfies z.ZodType<CorrectVisitRequest>
