import type { TakeStep } from '../care/stepping'
import { createCallBacks } from '../call-backs/service'
import { createSeries } from '../series/series'
import { createWaitingOffers } from '../waiting/offering'
import { createWaiting } from '../waiting/waiting'
import { createAskers } from './asking'
import { createCancelling } from './cancelling'
import { createClaiming } from './claiming'
import { createConfirming } from './confirming'
import { createDrafting } from './drafting'
import { createEligible } from './eligible'
import { createExpiring } from './expiring'
import { createFindingTime } from './finding-time'
import { createHolding } from './holding'
import { createHoldingAtOnce } from './holding-at-once'
import { createListing } from './listing'
import { createMoving } from './moving'
import type { BookingNeeds } from './needs'
import { createOfferingTimes } from './offering-times'
import { createPasses } from './passes'
import { createRedFlags } from './red-flags'
import { createRetiming } from './retiming'
import { createServices } from './services'

/** Booking: what can be asked for, free times, holding and confirming, other times, waiting, and letting go. */
export function createBooking(needs: BookingNeeds, step: TakeStep) {
  const askerOf = createAskers(needs)
  const passes = createPasses(needs)
  const drafting = createDrafting(needs)
  const claiming = createClaiming(needs)
  const finding = createFindingTime({ ...needs, ...createEligible(needs), ...drafting })
  const parts = { askerOf, passes, drafting, finding, claiming }
  const holding = createHolding(needs, parts)
  const offers = createWaitingOffers(needs, { ...parts, tryHold: holding.tryHold })
  const confirming = createConfirming(needs, {
    ...{ step, taken: offers.taken },
    holdAtOnce: createHoldingAtOnce(needs, { ...holding, ...claiming }),
  })
  const retime = createRetiming(needs, claiming)
  const expiring = createExpiring(needs)
  return {
    ...createServices(needs, parts),
    ...createOfferingTimes(needs, parts),
    redFlags: createRedFlags(needs, parts),
    hold: holding.hold,
    confirm: confirming.confirm,
    create: confirming.create,
    ...createCancelling(needs, step),
    ...createMoving(needs, { finding, retime }),
    series: createSeries(needs, { ...holding, askerOf, confirmHeld: confirming.confirmHeld }),
    waiting: createWaiting(needs, parts),
    callBacks: createCallBacks(needs, askerOf),
    ...createListing(needs),
    retime,
    /** What the jobs do, for whoever does not wait for the minute. */
    expire: expiring.expire,
    offerWaiting: offers.offerAll,
    jobs: [expiring.job, offers.job],
  }
}

export type Booking = ReturnType<typeof createBooking>
