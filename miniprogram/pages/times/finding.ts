import type { Day } from '../../../shared/day'
import { bookable, freeTimes, visit } from '../../api/visits'
import { sayWhen } from '../../components/visit-card/words'
import { today } from '../../kit/clock'
import type { Booking } from '../../kit/booking'
import { DAYS_ASKED } from '../../components/time-buttons/shown'

/** What a time is looked for, in words. */
export interface About {
  name: string
  minutes: string
  /** Of a visit that moves. */
  version: number
  /** When it is now; '' for something new. */
  now: string
}

const inMinutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
const sayMinutes = (minutes: number): string => `大约\u00a0${minutes}\u00a0分钟`

/** Something new, or a visit that moves. */
export async function aboutOf({ code = '', elderId = '', visitId }: Booking): Promise<About> {
  if (visitId) {
    const { name, day, time, to, version } = await visit(visitId)
    const minutes = sayMinutes(inMinutes(to) - inMinutes(time))
    return { name, minutes, version, now: sayWhen(day, time) }
  }
  const { name, minutes } = await bookable(code, elderId)
  return { name, minutes: sayMinutes(minutes), version: 0, now: '' }
}

/** Free times of the next days from one on. */
export function timesFrom(booking: Booking, from: Day = today(), days = DAYS_ASKED) {
  const { elderId = '', code = '', pass, staffId, addressId, visitId } = booking
  return freeTimes({
    ...{ elderId, code, from, days },
    ...(pass ? { pass } : {}),
    ...(visitId ? { visitId } : {}),
    ...(staffId ? { staffId } : {}),
    ...(addressId ? { addressId } : {}),
  })
}
