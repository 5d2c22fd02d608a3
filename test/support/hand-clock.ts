import { dayOf } from '../../shared/day'
import type { Clock } from '../../server/kit/clock'

/** A clock that stands until a test moves it. */
export interface HandClock extends Clock {
  set(instant: string): void
}

export function handClock(at = '2026-03-04T10:00:00+08:00'): HandClock {
  let now = new Date(at)
  return {
    now: () => now,
    today: () => dayOf(now),
    set: (instant) => {
      now = new Date(instant)
    },
  }
}
