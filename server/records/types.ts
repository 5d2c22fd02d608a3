import type { Day } from '../../shared/day'
import type { RecordStatus, ServiceKind, ServicePlace, ServiceValues } from '../../shared/records'
import type { Act } from '../../shared/session'

/** What was done: all that a correction may change. */
export interface Service {
  kind: ServiceKind
  day: Day
  time?: string
  place: ServicePlace
  values?: ServiceValues
  note?: string
}

/** A service written down by staff. `lineId` is the ledger line it stands as now. */
export interface ServiceRecord extends Service {
  id: string
  /** SHA-256 of the request it came with: another request under the same draft is refused. */
  draftHash: string
  elderId: string
  /** The organisation that served. */
  orgId: string
  teamId?: string
  /** Organisations whose staff see it: those above the elder and above who served. */
  orgPath: string[]
  status: RecordStatus
  act: Act
  lineId: string
  /** Ids of the lines that corrected it, oldest first. */
  corrections: string[]
  voidReason?: string
  correctReason?: string
  version: number
}
