import { z } from 'zod'
import { contractStatuses, endReasons, signingWays } from '../../shared/contracts'
import type {
  AgreementView,
  ContractView,
  CurrentContractView,
  ServicePackage,
} from '../../shared/contracts'
import { serviceKinds } from '../../shared/records'
import { channels } from '../../shared/session'
import { visitKinds, visitStates } from '../../shared/visits/kinds'
import { pageOf } from '../kit/input'

const text = z.string()
const count = z.number().int().min(0)

const actReply = z.strictObject({
  byId: text,
  byName: text,
  forId: text.exactOptional(),
  channel: z.enum(channels),
  at: text,
})

const elder = z.strictObject({ id: text, name: text, age: count })
const entitlementReply = z.strictObject({
  code: text,
  name: text,
  times: count,
  used: count,
  left: count,
  due: count,
})

export const contractReply = z.strictObject({
  id: text,
  elder,
  team: z.strictObject({ id: text, name: text, phone: text, doctor: text, centre: text }),
  package: z.strictObject({ code: text, name: text, feePerYear: z.number() }),
  termMonths: z.union([z.literal(12), z.literal(24), z.literal(36)]),
  startsOn: text.exactOptional(),
  endsOn: text.exactOptional(),
  status: z.enum(contractStatuses),
  standing: z.enum(['waiting', 'upcoming', 'active', 'expiring', 'ended']),
  asked: actReply,
  signed: actReply
    .extend({
      way: z.enum(signingWays),
      paperRef: text.exactOptional(),
      signedById: text.exactOptional(),
    })
    .exactOptional(),
  agreement: z.strictObject({ version: text, hash: text }),
  returnReason: text.exactOptional(),
  endedOn: text.exactOptional(),
  endReason: z.enum(endReasons).exactOptional(),
  entitlements: z.array(entitlementReply).exactOptional(),
  version: count,
}) satisfies z.ZodType<ContractView>

export const contractsReply = pageOf(contractReply)

export const currentReply = z.strictObject({
  elder,
  contract: contractReply.exactOptional(),
  pending: contractReply.exactOptional(),
  recent: z.array(
    z.strictObject({
      lineId: text,
      kind: z.enum(serviceKinds),
      day: text,
      by: text,
      place: text,
    }),
  ),
  nextVisit: z
    .strictObject({
      ...{ id: text, name: text, day: text, time: text },
      kind: z.enum(visitKinds),
      state: z.enum(visitStates),
      staff: z.array(z.strictObject({ name: text, title: text })),
    })
    .exactOptional(),
  offered: z
    .strictObject({ visitId: text, name: text, day: text, time: text, until: text })
    .exactOptional(),
}) satisfies z.ZodType<CurrentContractView>

export const standingsReply = z.array(currentReply)

export const packagesReply = z.array(
  z.strictObject({
    code: text,
    version: count,
    name: text,
    says: text,
    feePerYear: z.number(),
    items: z.array(
      z.strictObject({
        code: text,
        name: text,
        kinds: z.array(z.enum(serviceKinds)),
        times: count,
      }),
    ),
  }),
) satisfies z.ZodType<ServicePackage[]>

export const agreementReply = z.strictObject({
  version: text,
  hash: text,
  title: text,
  paragraphs: z.array(text),
}) satisfies z.ZodType<AgreementView>
