import type { ClockView } from '../../shared/session'
import { heardTime, knowsTime } from '../kit/clock'
import { get } from '../kit/http'

export { session } from '../kit/session'

/** Sets the phone's idea of today by the server's, unless an answer already did. */
export async function syncClock(): Promise<void> {
  if (knowsTime()) return
  const { now } = await get<ClockView>('/clock')
  heardTime(now)
}
