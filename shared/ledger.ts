import type { Day, Month } from './day'
import type { PersonTag, Residence } from './people'
import type { NotCounted, ServiceKind, ServicePlace } from './records'
import type { Act } from './session'

/** Groups of a person as they stood on the service day; ages by the birth date, the rest by dated tags. */
export type PersonGroup = 'aged65' | 'aged80' | PersonTag

/** What a line says happened. */
export type LedgerItem =
  | `service.${ServiceKind}`
  | 'contract.accepted'
  | 'contract.renewed'
  | 'contract.ended'
  | 'line.voided'
  | 'line.corrected'

/**
 * One append-only line. `id` is made of source and item (`record:<id>#service.blood-pressure`), so writing it
 * twice counts once. `orgPath` runs from the province to the organisation that served, as it stood that day.
 */
export interface LedgerLine {
  id: string
  item: LedgerItem
  elderId: string
  day: Day
  month: Month
  orgId: string
  orgPath: string[]
  teamId?: string
  place?: ServicePlace
  groups: PersonGroup[]
  residence: Residence
  act: Act
  /** The line that this one voids or corrects. */
  about?: string
  /** contract lines: the contract and its days in force. */
  contract?: { id: string; startsOn: Day; endsOn: Day; endedOn?: Day }
  excluded?: NotCounted
}
