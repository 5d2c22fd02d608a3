import type { Retime } from '../booking/retiming'
import type { BookingNeeds } from '../booking/needs'
import type { Care } from '../care/service'

/** What the parts around visits are given. */
export type AroundNeeds = BookingNeeds & {
  /** Takes another time, or somebody else, for a visit that stands. */
  retime: Retime
  /** After a call: what a doctor found before holds no more. */
  conditionChanged: Care['conditionChanged']
  refuseByGate: Care['refuseByGate']
}
