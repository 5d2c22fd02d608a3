import { addDays, dayOf } from '../../shared/day'
import type { Day } from '../../shared/day'
import { longestQuiet, quietHours } from '../../shared/notices'
import type { NoticeSettings } from '../../shared/notices'

type Hours = Pick<NoticeSettings, 'quietFrom' | 'quietTo'>

/** The instant of a time of day in China. `instantOf('2026-03-04', '07:00') //=> 2026-03-03T23:00:00Z` */
const instantOf = (day: Day, time: string): Date => new Date(`${day}T${time}:00+08:00`)

/**
 * When the quiet hours end in which an instant lies; undefined when it is not quiet. Quiet hours hold midnight: the
 * first minute is quiet, the last one is not.
 */
export function quietUntil(now: Date, { quietFrom, quietTo }: Hours): Date | undefined {
  const today = dayOf(now)
  if (now < instantOf(today, quietTo)) return instantOf(today, quietTo)
  if (now >= instantOf(today, quietFrom)) return instantOf(addDays(today, 1), quietTo)
  return undefined
}

/** The next morning on which a digest may go out. */
export const nextMorning = (now: Date, { quietTo }: Hours): Date =>
  instantOf(addDays(dayOf(now), 1), quietTo)

/** Somebody may have it quiet for longer than the house, never shorter, and not all day. */
export const areQuietHours = ({ quietFrom, quietTo }: Hours): boolean =>
  quietFrom >= longestQuiet.from &&
  quietFrom <= quietHours.from &&
  quietTo >= quietHours.to &&
  quietTo <= longestQuiet.to
