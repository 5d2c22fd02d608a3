import { addDays } from '../../shared/day'
import type { Clock } from '../kit/clock'
import type { Job } from '../kit/jobs'
import { claimStore } from './stores/claims'

const KEPT_DAYS = 7

/**
 * Claims of days that are over. By the clock of the house, not by the database's own: a town's clock may stand before
 * the wall's, and its coming days must not be swept.
 */
export const sweepClaims = (clock: Clock): Job => ({
  name: 'schedule.sweep',
  at: '40 3 * * *',
  run: async () => ({ swept: await claimStore.sweepBefore(addDays(clock.today(), -KEPT_DAYS)) }),
})
