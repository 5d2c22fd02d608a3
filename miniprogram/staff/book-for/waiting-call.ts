import type { Day } from '../../../shared/day'
import type { CallBackView } from '../../../shared/visits/booking'
import { callBacksOf } from '../../api/visit-desk'
import { sayInstant } from '../../components/visit-card/words'
import { report } from '../../kit/report'
import type { Call } from './steps'

/** A call the elder waits for, which this booking may answer. */
export interface WaitingCall {
  id: string
  about: string
  /** What was said with it; '' when nothing was. */
  words: string
  asked: string
  /** It is over with the booking. */
  settles: boolean
}

/**
 * The one call that a booking of this service may answer: about the same service, or else about none in particular; of
 * several nobody can say which it is. What was asked without a service is settled only by who has read the words.
 */
export function waitingCall(
  calls: readonly CallBackView[],
  code: string,
  today: Day,
): WaitingCall | null {
  const same = calls.filter((call) => call.code === code)
  const [call, ...others] = same.length > 0 ? same : calls.filter((each) => !each.code)
  if (!call || others.length > 0) return null
  const { id, about, words = '', askedBy, askedAt } = call
  const asked = `${askedBy} ${sayInstant(askedAt, today)} 请我们打电话`
  return { id, about, words, asked, settles: same.length > 0 }
}

/** The same, asked of the server, when the booking was not begun from a call. Booking does without it, too. */
export async function findWaitingCall(
  { elderId, code, callBackId }: Call,
  today: Day,
): Promise<WaitingCall | null> {
  if (callBackId) return null
  try {
    return waitingCall(await callBacksOf(elderId), code, today)
  } catch (error) {
    report(error)
    return null
  }
}
