import type { Day } from '../../../shared/day'
import { gateOf } from '../../../shared/visits/credentials'
import type { CertificateKind, GateFailure } from '../../../shared/visits/credentials'
import { credentialStore } from './store-credentials'

interface GateAsk {
  staffIds: readonly string[]
  /** The institution that sends. */
  orgId: string
  /** Of the item: any one of these will do; none: no special one is asked. */
  certificates: readonly CertificateKind[]
  /** Day of the visit. */
  day: Day
}

/** Why each of these nurses may not be sent on a day, by name; an empty list for whoever may. 互联网+护理 only. */
export type Gate = (ask: GateAsk) => Promise<Map<string, GateFailure[]>>

export const gate: Gate = async ({ staffIds, orgId, certificates, day }) => {
  const [held, kept] = await Promise.all([
    credentialStore.of(staffIds),
    credentialStore.covers(orgId),
  ])
  const covers = kept?.covers ?? []
  return new Map(
    staffIds.map((staffId) => {
      const credentials = held.get(staffId)
      return [staffId, gateOf({ credentials, covers, orgId, certificates, day })]
    }),
  )
}
