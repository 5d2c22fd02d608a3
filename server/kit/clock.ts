import { dayOf } from '../../shared/day'
import type { Day } from '../../shared/day'

/** The only "now" of the house. In a town it stands ahead of or behind the wall clock by one stored offset. */
export interface Clock {
  now(): Date
  /** The civil day in China. */
  today(): Day
}

/** The time on the wall: only for what never belongs to a town (leases, caches, sweeping, timing). */
export const wallNow = (): number => Date.now()

/** A clock that is `offset()` milliseconds from the wall. */
export function createClock(offset: () => number = () => 0): Clock {
  const now = () => new Date(wallNow() + offset())
  return { now, today: () => dayOf(now()) }
}
