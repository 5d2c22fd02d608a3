import { addDays } from '../../../shared/day'
import type { Clock } from '../../kit/clock'
import { FURTHEST_DAYS } from '../../../shared/schedule'
import { bookingStore } from '../store-booking'
import { takeFreed } from './store-freed'
import { around, waitingStore } from './store'
import type { Days } from './store'

/** What comes free without anybody's act (a stay in hospital is over, a certificate is back) is found by a look at all. */
const ALL_EVERY_MS = 5 * 60_000

/**
 * For which days a house's line has to be looked at. Asking free times for everybody who waits costs much, and mostly
 * nothing came free since the last minute: then nobody is asked for. Everybody who waits for such a day is looked at
 * together, so that the order of asking holds.
 */
export function createStirring(clock: Clock) {
  const looked = new Map<string, { at: string; allAt: number }>()

  return async function stirred(orgId: string): Promise<Days | undefined> {
    const now = clock.now()
    const at = now.toISOString()
    const last = looked.get(orgId)
    const freed = await takeFreed(orgId)
    // A clock that was set back begins anew.
    if (!last || at < last.at || now.getTime() - last.allAt >= ALL_EVERY_MS) {
      looked.set(orgId, { at, allAt: now.getTime() })
      return { from: clock.today(), to: addDays(clock.today(), FURTHEST_DAYS) }
    }
    looked.set(orgId, { ...last, at })
    return around([...freed, ...(await ranOutOrAsked(orgId, last.at))])
  }

  /** Held times that ran out are ended many at once; and who just got in line is looked at for what is free already. */
  async function ranOutOrAsked(orgId: string, since: string): Promise<Days[]> {
    const [ranOut, asked] = await Promise.all([
      bookingStore.daysRanOut(orgId, { today: clock.today(), since }),
      waitingStore.daysAskedSince(orgId, since),
    ])
    return [...ranOut.map((day) => ({ from: day, to: day })), ...(asked ? [asked] : [])]
  }
}
