import { dayOf, type Day } from '../../shared/day'

/** How far the server's clock is ahead of the phone's; a phone may be wrong, and the demo town lives in its own time. */
let aheadMs = 0
let known = false

/** The server said what time it is. `now` is an ISO instant. */
export function heardTime(now: string): void {
  const instant = Date.parse(now)
  if (Number.isNaN(instant)) return
  aheadMs = instant - Date.now()
  known = true
}

/** Has the server told the time since the app was opened? */
export const knowsTime = (): boolean => known

/** The present instant by the server's clock. */
export const now = (): Date => new Date(Date.now() + aheadMs)

/** Today's civil day in China by the server's clock. */
export const today = (): Day => dayOf(now())

/** The present time of day in China as `HH:mm`. */
export const timeNow = (): string =>
  new Date(now().getTime() + 8 * 3_600_000).toISOString().slice(11, 16)
