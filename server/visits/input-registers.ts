import { z } from 'zod'
import {
  certificateKinds,
  coverKinds,
  gateFailures,
  nurseTitles,
} from '../../shared/visits/credentials'
import type {
  CoversRequest,
  CoversView,
  CredentialsRequest,
  CredentialsView,
} from '../../shared/visits/credentials'
import { day, line, objectId, slug, version } from '../kit/input'

const certificate = z.strictObject({
  kind: z.enum(certificateKinds),
  number: line(60),
  from: day,
  until: day.exactOptional(),
})

const credentials = {
  title: z.enum(nurseTitles),
  titleSince: day.exactOptional(),
  clinicalSince: day,
  registeredAt: slug,
  registryVerifiedOn: day.exactOptional(),
  violation: z.strictObject({ on: day, note: line(200) }).exactOptional(),
  certificates: z.array(certificate).max(20),
}

const cover = z.strictObject({
  kind: z.enum(coverKinds),
  insurer: line(80),
  policyNumber: line(60),
  from: day,
  until: day,
})

export const staffParams = z.strictObject({ staffId: objectId })
export const orgParams = z.strictObject({ id: slug })
export const orgQuery = z.strictObject({ orgId: slug })

export const credentialsInput = z.strictObject({
  ...credentials,
  version,
}) satisfies z.ZodType<CredentialsRequest>

export const coversInput = z.strictObject({
  version,
  covers: z.array(cover).max(30),
}) satisfies z.ZodType<CoversRequest>

const text = z.string()

export const credentialsReply = z.strictObject({
  staff: z.strictObject({ id: text, name: text, title: text, role: text }),
  credentials: z.strictObject(credentials).exactOptional(),
  failing: z.array(z.strictObject({ code: z.enum(gateFailures), says: text })),
  version,
}) satisfies z.ZodType<CredentialsView>

export const credentialsListReply = z.strictObject({ items: z.array(credentialsReply) })

export const coversReply = z.strictObject({
  orgId: text,
  covers: z.array(cover),
  lacking: z.array(z.strictObject({ kind: z.enum(coverKinds), name: text })),
  version,
}) satisfies z.ZodType<CoversView>
