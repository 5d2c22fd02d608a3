import { addDays } from '../../../shared/day'
import type { Job, Turn } from '../../kit/jobs'
import { lapseRanOut } from '../store-holders'
import { bookingStore } from '../store-booking'
import type { BookingNeeds } from './needs'

const BATCH = 200
/** What was held and never confirmed is nobody's history. */
const EXPIRED_KEPT_DAYS = 7

/** Held times that ran out are ended every minute; until then whoever wants the time ends them. */
export function createExpiring({ clock }: Pick<BookingNeeds, 'clock'>) {
  async function expire(turn?: Turn): Promise<number> {
    const now = clock.now().toISOString()
    let ended = 0
    for (;;) {
      await turn?.hold()
      const ids = await lapseRanOut(now, BATCH)
      ended += ids.length
      if (ids.length < BATCH) break
    }
    await bookingStore.sweepExpired(addDays(clock.today(), -EXPIRED_KEPT_DAYS))
    return ended
  }

  const job: Job = {
    name: 'visits.expire',
    at: '* * * * *',
    keptDays: 2,
    run: async (turn) => ({ expired: await expire(turn) }),
  }
  return { expire, job }
}
