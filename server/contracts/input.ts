import { z } from 'zod'
import { contractStatuses, endReasons, signingWays } from '../../shared/contracts'
import type {
  ConfirmContractRequest,
  DraftContractRequest,
  EndContractRequest,
  RenewContractRequest,
  ReturnContractRequest,
  SignContractRequest,
} from '../../shared/contracts'
import { day, line, objectId, pageQuery, prose, slug } from '../kit/input'

const termMonths = z.union([z.literal(12), z.literal(24), z.literal(36)])
const agreementVersion = z.string().regex(/^[\d.]{1,12}-[a-z]{1,20}\.\d{1,4}$/, '协议版本不对')

const asked = { elderId: objectId, teamId: slug, packageCode: slug, termMonths, agreementVersion }

export const signInput = z.strictObject(asked) satisfies z.ZodType<SignContractRequest>

export const draftInput = z.strictObject({
  ...asked,
  channel: z.enum(['on-site', 'phone']),
}) satisfies z.ZodType<DraftContractRequest>

export const confirmInput = z.strictObject({
  way: z.enum(signingWays),
  paperRef: line(120).exactOptional(),
  signedById: objectId.exactOptional(),
}) satisfies z.ZodType<ConfirmContractRequest>

export const returnInput = z.strictObject({
  reason: prose(200),
}) satisfies z.ZodType<ReturnContractRequest>

export const renewInput = z.strictObject({ termMonths }) satisfies z.ZodType<RenewContractRequest>

export const endInput = z.strictObject({
  reason: z.enum(endReasons),
  on: day,
}) satisfies z.ZodType<EndContractRequest>

export const nothing = z.strictObject({})
export const contractParams = z.strictObject({ id: objectId })
export const currentQuery = z.strictObject({ elderId: objectId })
export const listQuery = z.strictObject({
  elderId: objectId.optional(),
  status: z.enum(contractStatuses).optional(),
  ...pageQuery,
})
export const agreementQuery = z.strictObject({
  packageCode: slug.optional(),
  version: agreementVersion.optional(),
})
