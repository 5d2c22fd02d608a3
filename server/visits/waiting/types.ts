import type { Day } from '../../../shared/day'
import type { NoTimeReason } from '../../../shared/schedule'
import type { Act } from '../../../shared/session'
import type { WaitRequest, WaitView } from '../../../shared/visits/booking'

/** Somebody who waits for a time; told in the order of asking. */
export interface Waiting extends WaitRequest {
  id: string
  orgId: string
  orgPath: string[]
  name: string
  state: WaitView['state']
  asked: Act
  relation?: string
  offer?: { visitId: string; day: Day; time: string; until: string }
  /** Why they were passed over when a time came free; empty or absent: they were not. */
  skipped?: NoTimeReason[]
  version: number
}
