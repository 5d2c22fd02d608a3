import { z } from 'zod'
import { personTags, residences } from '../../shared/people'
import { identityKinds, phoneOwners } from '../../shared/register'

export const identityReply = z.strictObject({
  kind: z.enum(identityKinds),
  masked: z.string(),
  area: z.string().exactOptional(),
})

export const phoneReply = z.strictObject({
  id: z.string(),
  masked: z.string(),
  owner: z.enum(phoneOwners),
})

export const addressReply = z.strictObject({
  id: z.string(),
  label: z.string(),
  communityCode: z.string(),
  community: z.string(),
  text: z.string(),
  preferred: z.boolean(),
  floor: z.number().int().exactOptional(),
  lift: z.boolean().exactOptional(),
  hasDoorNote: z.boolean().exactOptional(),
  hasPoint: z.boolean().exactOptional(),
})

/** What a file shows of documents, contacts and stays. */
export const reachReply = {
  identity: identityReply.exactOptional(),
  phones: z.array(phoneReply).exactOptional(),
  addresses: z.array(addressReply).exactOptional(),
  inHospitalSince: z.string().exactOptional(),
}

export const nearReply = z.array(
  z.strictObject({
    id: z.string(),
    maskedName: z.string(),
    birthYear: z.number().int(),
    centreName: z.string(),
    why: z.enum(['identity', 'alike']),
    own: z.boolean(),
  }),
)

const sideReply = z.strictObject({
  id: z.string(),
  name: z.string(),
  birthDate: z.string(),
  community: z.string(),
  centreName: z.string(),
  identity: identityReply.exactOptional(),
  contracts: z.number().int(),
  services: z.number().int(),
})

export const mergeReply = z.strictObject({
  id: z.string(),
  state: z.enum(['suggested', 'merged', 'undone', 'refused']),
  kept: sideReply,
  other: sideReply,
  why: z.string(),
  decidedByName: z.string().exactOptional(),
  decidedAt: z.string().exactOptional(),
})

export const hitReply = z.strictObject({
  id: z.string(),
  name: z.string(),
  sex: z.enum(['male', 'female']),
  age: z.number().int(),
  community: z.string(),
  tags: z.array(z.enum(personTags)),
  by: z.enum(['name', 'initials', 'phone', 'address', 'identity']),
  phone: z.string().exactOptional(),
  residence: z.enum(residences),
})

export const clearReply = z.strictObject({ value: z.string() })

export const doorCardReply = z.strictObject({
  id: z.string(),
  qr: z.string(),
  issuedAt: z.string(),
  revokedAt: z.string().exactOptional(),
})

/** What was ended, and the file as it stands now. */
export const lifeEventReply = <File extends z.ZodType>(person: File) =>
  z.strictObject({
    contracts: z.number().int(),
    mandates: z.number().int(),
    notices: z.number().int(),
    visits: z.number().int(),
    sessions: z.number().int(),
    person,
  })
