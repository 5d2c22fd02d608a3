import { z } from 'zod'
import { identityKinds, lifeEvents, phoneOwners } from '../../shared/register'
import type {
  AddressChange,
  AddressRequest,
  ClearRequest,
  IdentityGiven,
  LifeEventRequest,
  NearRequest,
} from '../../shared/register'
import { day, line, objectId, prose, slug } from '../kit/input'

const LONGEST_NAME = 40
const REASON = 200

export const identityInput = z.strictObject({
  kind: z.enum(identityKinds),
  number: line(30),
}) satisfies z.ZodType<IdentityGiven>

export const phoneInput = z.strictObject({ number: line(30), owner: z.enum(phoneOwners) })

/** GCJ-02 degrees within China. */
const pointInput = z.strictObject({
  longitude: z.number().min(73).max(136),
  latitude: z.number().min(3).max(54),
})

export const addressInput = z.strictObject({
  label: line(20),
  communityCode: slug,
  text: line(100),
  floor: z.number().int().min(-5).max(200).exactOptional(),
  lift: z.boolean().exactOptional(),
  doorNote: line(100).exactOptional(),
  point: pointInput.exactOptional(),
}) satisfies z.ZodType<AddressRequest>

const { label, communityCode, text } = addressInput.shape
export const addressChangeInput = z
  .strictObject({
    label: label.exactOptional(),
    communityCode: communityCode.exactOptional(),
    text: text.exactOptional(),
    floor: addressInput.shape.floor.unwrap().nullable().exactOptional(),
    lift: z.boolean().nullable().exactOptional(),
    doorNote: addressInput.shape.doorNote.unwrap().nullable().exactOptional(),
    point: pointInput.nullable().exactOptional(),
    preferred: z.literal(true).exactOptional(),
  })
  .refine(
    (change) => Object.keys(change).length > 0,
    '没有要改的内容',
  ) satisfies z.ZodType<AddressChange>

/** Fields of `POST /people` beside the ones everybody has. */
export const moreInput = {
  identity: identityInput.exactOptional(),
  phones: z.array(phoneInput).max(8).exactOptional(),
  address: addressInput.exactOptional(),
  entered: z
    .strictObject({ channel: z.enum(['on-site', 'phone', 'on-behalf']), askedBy: line(40) })
    .exactOptional(),
  notTheSame: z
    .strictObject({ ids: z.array(objectId).max(20), reason: line(REASON) })
    .exactOptional(),
}

export const nearInput = z.strictObject({
  name: line(LONGEST_NAME),
  birthDate: day,
  communityCode: slug,
  identity: identityInput.exactOptional(),
  reason: line(REASON),
}) satisfies z.ZodType<NearRequest>

export const lifeEventInput = z.strictObject({
  event: z.enum(lifeEvents),
  on: day,
  note: prose(REASON).exactOptional(),
}) satisfies z.ZodType<LifeEventRequest>

export const clearInput = z.strictObject({
  field: z.enum(['identity', 'phone', 'address']),
  itemId: objectId.exactOptional(),
  reason: line(REASON),
}) satisfies z.ZodType<ClearRequest>

export const phoneParams = z.strictObject({ id: objectId, phoneId: objectId })
export const addressParams = z.strictObject({ id: objectId, addressId: objectId })

const mergeId = z.string().regex(/^[0-9a-f]{24}-[0-9a-f]{24}$/, '编号格式不对')
export const mergeParams = z.strictObject({ id: mergeId })
export const mergesQuery = z.strictObject({ orgId: slug })
export const suggestInput = z.strictObject({
  keptId: objectId,
  otherId: objectId,
  why: line(REASON),
})
export const decideInput = z.strictObject({
  merge: z.boolean(),
  keptId: objectId.exactOptional(),
})

export const searchQuery = z.strictObject({ q: line(LONGEST_NAME) })
export const doorCardInput = z.strictObject({ code: line(100) })
