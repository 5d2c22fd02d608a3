import type { Day } from '../../../shared/day'
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
  version: number
}
