import { z } from 'zod'
import { mandateBases, mandateScopes } from '../../shared/mandates'
import { lifeStatuses, organisationTypes, personTags, residences } from '../../shared/people'
import { staffRoles } from '../../shared/session'
import { pageOf } from '../kit/input'
import { reachReply } from './replies-register'

const named = z.strictObject({ id: z.string(), name: z.string() })

const card = {
  id: z.string(),
  name: z.string(),
  sex: z.enum(['male', 'female']),
  birthDate: z.string(),
  age: z.number().int(),
  community: z.string(),
  lifeStatus: z.enum(lifeStatuses),
  team: named.exactOptional(),
}

const personCardReply = z.strictObject({ ...card, tags: z.array(z.enum(personTags)) })
export const peopleReply = pageOf(personCardReply)

export const personReply = z.strictObject({
  ...card,
  residence: z.enum(residences),
  centre: named,
  tags: z.array(
    z.strictObject({
      id: z.string(),
      tag: z.enum(personTags),
      from: z.string(),
      to: z.string().exactOptional(),
      source: z.string(),
    }),
  ),
  lifeStatusOn: z.string().exactOptional(),
  relatives: z.array(
    z.strictObject({ personId: z.string(), name: z.string(), relation: z.string() }),
  ),
  ...reachReply,
})

export const regionsReply = z.array(
  z.strictObject({
    code: z.string(),
    name: z.string(),
    level: z.enum(['province', 'city', 'county', 'street', 'community']),
    parent: z.string().exactOptional(),
  }),
)

export const organisationsReply = z.array(
  z.strictObject({
    id: z.string(),
    name: z.string(),
    type: z.enum(organisationTypes),
    regionCode: z.string(),
    parentId: z.string().exactOptional(),
    phone: z.string().exactOptional(),
    address: z.string().exactOptional(),
  }),
)

export const teamReply = z.strictObject({
  id: z.string(),
  name: z.string(),
  centre: named,
  phone: z.string(),
  doctor: z.strictObject({ id: z.string(), name: z.string(), title: z.string() }),
  members: z.array(
    z.strictObject({ id: z.string(), name: z.string(), role: z.string(), title: z.string() }),
  ),
  signed: z.number().int(),
  capacity: z.number().int(),
})
export const teamsReply = z.array(teamReply)

export const sessionReply = z.strictObject({
  person: z.strictObject({
    id: z.string(),
    name: z.string(),
    birthDate: z.string().exactOptional(),
    resident: z.boolean(),
  }),
  roles: z.array(
    z.strictObject({
      role: z.enum(staffRoles),
      orgId: z.string(),
      orgName: z.string(),
      centreId: z.string().exactOptional(),
      teamId: z.string().exactOptional(),
      teamName: z.string().exactOptional(),
    }),
  ),
  actsFor: z.array(
    z.strictObject({
      elderId: z.string(),
      name: z.string(),
      relation: z.string(),
      scopes: z.array(z.enum(mandateScopes)).exactOptional(),
      basis: z.enum(mandateBases).exactOptional(),
      until: z.string().exactOptional(),
    }),
  ),
  unbound: z.literal(true).exactOptional(),
  withheld: z
    .array(z.strictObject({ role: z.enum(staffRoles), orgName: z.string(), enrolled: z.boolean() }))
    .exactOptional(),
  expiresAt: z.string().exactOptional(),
  demo: z.boolean(),
})
