import { z } from 'zod'
import { staffRoles } from '../../../shared/session'
import { bindingWays, sessionWays } from '../../../shared/sign-in'
import { sessionReply } from '../replies'

export const signedInReply = z.strictObject({
  token: z.string(),
  person: z.strictObject({ id: z.string(), name: z.string() }),
  session: sessionReply,
})

export const bindCodeReply = z.strictObject({
  code: z.string(),
  qr: z.string(),
  expiresAt: z.string(),
})

export const bindingReply = z.strictObject({
  id: z.string(),
  way: z.enum(bindingWays),
  at: z.string(),
  byName: z.string(),
  endedAt: z.string().exactOptional(),
  current: z.boolean(),
})
export const bindingsReply = z.array(bindingReply)

export const ownSessionsReply = z.array(
  z.strictObject({
    id: z.string(),
    startedAt: z.string(),
    expiresAt: z.string().exactOptional(),
    way: z.enum(sessionWays),
    current: z.boolean(),
  }),
)

export const pcTicketReply = z.strictObject({
  ticket: z.string(),
  secret: z.string(),
  qr: z.string(),
  expiresAt: z.string(),
})

export const pcPollReply = z.strictObject({
  state: z.enum(['waiting', 'confirmed', 'expired']),
  signedIn: signedInReply.exactOptional(),
})

export const enrolReply = z.strictObject({ secret: z.string(), uri: z.string() })

export const invitationReply = z.strictObject({
  id: z.string(),
  name: z.string(),
  role: z.enum(staffRoles),
  orgId: z.string(),
  orgName: z.string(),
  teamName: z.string().exactOptional(),
  title: z.string(),
  state: z.enum(['open', 'used', 'expired', 'withdrawn']),
  createdByName: z.string(),
  createdAt: z.string(),
  expiresAt: z.string(),
  code: z.string().exactOptional(),
  qr: z.string().exactOptional(),
})
export const invitationsReply = z.array(invitationReply)

export const staffReply = z.strictObject({
  id: z.string(),
  personId: z.string(),
  name: z.string(),
  role: z.enum(staffRoles),
  orgId: z.string(),
  orgName: z.string(),
  teamId: z.string().exactOptional(),
  teamName: z.string().exactOptional(),
  title: z.string(),
  from: z.string(),
  to: z.string().exactOptional(),
  bound: z.boolean(),
  secondFactor: z.boolean(),
})
export const staffListReply = z.array(staffReply)
