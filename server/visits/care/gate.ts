import type { Day } from '../../../shared/day'
import type { GateFailure } from '../../../shared/visits/credentials'
import { gateOf } from '../../../shared/visits/gate'
import type { AskedOfNurse } from '../../../shared/visits/gate'
import { credentialStore } from './store-credentials'

interface GateAsk {
  staffIds: readonly string[]
  /** The institution that sends. */
  orgId: string
  /** What the item asks for beyond the gate. */
  item: AskedOfNurse | undefined
  /** Day of the visit. */
  day: Day
}

/** Why each of these nurses may not be sent on a day, by name; an empty list for whoever may. 互联网+护理 only. */
export type Gate = (ask: GateAsk) => Promise<Map<string, GateFailure[]>>

export const gate: Gate = async ({ staffIds, orgId, item, day }) => {
  const { held, covers } = await credentialStore.forGate(staffIds, orgId)
  return new Map(
    staffIds.map((staffId) => {
      const credentials = held.get(staffId)
      return [staffId, gateOf({ credentials, covers, orgId, item, day })]
    }),
  )
}
