import { z } from 'zod'
import { serviceKinds } from '../../shared/records'
import { channels } from '../../shared/session'
import { payers, proofWays, visitEvents, visitKinds, visitStates } from '../../shared/visits/kinds'
import type { VisitCard, VisitView } from '../../shared/visits/view'
import { values, vitals } from './measured'

const text = z.string()
const count = z.number().int().min(0)
const fen = z.number().int()
const yes = z.literal(true)

const actReply = z.strictObject({
  byId: text,
  byName: text,
  forId: text.exactOptional(),
  channel: z.enum(channels),
  at: text,
})

const card = {
  id: text,
  number: text,
  kind: z.enum(visitKinds),
  code: text,
  name: text,
  state: z.enum(visitStates),
  elder: z.strictObject({ id: text, name: text, age: count.exactOptional() }),
  day: text,
  time: text,
  to: text,
  staff: z.array(
    z.strictObject({ id: text, name: text, title: text, phone: text.exactOptional() }),
  ),
  askedBy: z
    .strictObject({
      name: text,
      relation: text.exactOptional(),
      channel: z.enum(['phone', 'on-site']).exactOptional(),
    })
    .exactOptional(),
  address: text.exactOptional(),
  seriesId: text.exactOptional(),
  late: yes.exactOptional(),
  unproven: yes.exactOptional(),
  version: count,
}

export const cardReply = z.strictObject(card) satisfies z.ZodType<VisitCard>

const billReply = z.strictObject({
  priceVersion: text,
  lines: z.array(z.strictObject({ name: text, fen })),
  total: fen,
  payer: z.enum(payers),
  feeKept: fen.exactOptional(),
})

export const needsReply = z.strictObject({
  order: z.boolean(),
  relative: z.boolean(),
  twoPeople: z.boolean(),
  firstConsultation: z.boolean(),
})

const consultation = z.strictObject({
  id: text,
  way: z.enum(['in-person', 'records']),
  result: z.enum(['suitable', 'not-suitable', 'refer']),
  findings: text,
  byName: text,
  organisation: text,
  on: text,
  validUntil: text,
})

const order = z.strictObject({
  text,
  validUntil: text,
  from: z.enum(['own', 'other-institution']),
  byName: text,
  on: text,
  fileId: text.exactOptional(),
})

const consent = z.strictObject({
  textVersion: text,
  textHash: text,
  way: z.enum(['own-tap', 'staff-screen', 'paper']),
  signedByName: text,
  relation: text.exactOptional(),
  fileId: text.exactOptional(),
  at: text,
})

const arrival = z.strictObject({
  at: text,
  metres: z.number().exactOptional(),
  way: z.enum(proofWays).exactOptional(),
  fileId: text.exactOptional(),
  proven: z.boolean(),
  review: z
    .strictObject({ counted: z.boolean(), why: text, byName: text, at: text })
    .exactOptional(),
})

const service = z.strictObject({
  kind: z.enum(serviceKinds),
  values: values.exactOptional(),
  note: text.exactOptional(),
})

const record = z.strictObject({
  vitals: vitals.exactOptional(),
  services: z.array(service),
  done: z.array(text),
  findings: text,
  wasteTakenBack: z.boolean(),
  consumables: z.array(z.strictObject({ name: text, count, fen })).exactOptional(),
  signatureFileId: text.exactOptional(),
  byName: text,
  at: text,
})

const rating = z.strictObject({
  side: z.enum(['resident', 'staff']),
  stars: count,
  words: text.exactOptional(),
  byName: text,
  at: text,
})

const trailStep = z.strictObject({
  event: z.enum([...visitEvents, 'consent', 'order', 'proof', 'review', 'alarm', 'rate']),
  state: z.enum(visitStates),
  act: actReply,
  relation: text.exactOptional(),
  note: text.exactOptional(),
})

/** One visit whole, as every door that changes or shows one answers it. */
export const visitReply = z.strictObject({
  ...card,
  note: text.exactOptional(),
  heldUntil: text.exactOptional(),
  offerUntil: text.exactOptional(),
  addressId: text.exactOptional(),
  doorNote: text.exactOptional(),
  bill: billReply,
  needs: needsReply,
  consultation: consultation.exactOptional(),
  order: order.exactOptional(),
  consent: consent.exactOptional(),
  arrival: arrival.exactOptional(),
  record: record.exactOptional(),
  ratings: z.array(rating),
  doorCode: text.exactOptional(),
  files: z.array(z.strictObject({ id: text, name: text })),
  trail: z.array(trailStep),
  may: z.array(z.enum(visitEvents)),
  reason: text.exactOptional(),
  lineIds: z.array(text),
}) satisfies z.ZodType<VisitView>
