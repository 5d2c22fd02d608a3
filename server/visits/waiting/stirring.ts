import { addDays } from '../../../shared/day'
import type { Clock } from '../../kit/clock'
import { FURTHEST_DAYS } from '../../../shared/schedule'
import { bookingStore } from '../store-booking'
import { around, waitingStore } from './store'
import type { Days } from './store'

/** Times that come free otherwise (a move, another plan, a leave that is taken back) are found by a look at all, so often. */
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
    // A clock that was set back begins anew.
    if (!last || at < last.at || now.getTime() - last.allAt >= ALL_EVERY_MS) {
      looked.set(orgId, { at, allAt: now.getTime() })
      return { from: clock.today(), to: addDays(clock.today(), FURTHEST_DAYS) }
    }
    looked.set(orgId, { ...last, at })
    return stirredSince(orgId, last.at)
  }

  async function stirredSince(orgId: string, since: string): Promise<Days | undefined> {
    const [letGo, asked] = await Promise.all([
      bookingStore.daysLetGo(orgId, { today: clock.today(), since }),
      waitingStore.daysAskedSince(orgId, since),
    ])
    return around([...letGo.map((day) => ({ from: day, to: day })), ...(asked ? [asked] : [])])
  }
}
