import type { Day } from '../../../shared/day'
import type { TimesView } from '../../../shared/visits/booking'
import { freeTimes } from '../../api/visits'
import { DAYS_ASKED } from '../../components/time-buttons/shown'
import { questionsOwed } from '../../kit/refused'
import { callAddress } from './steps'
import type { Call } from './steps'

/** Free times of what is wanted, so many days at once; undefined when the questions are owed once more. */
export const timesFor = (call: Call, from: Day): Promise<TimesView | undefined> => {
  const { elderId, code, pass } = call
  const wanted = { elderId, code, pass, from, days: DAYS_ASKED }
  return freeTimes(wanted).catch((error: unknown) => askAgain(call, error))
}

/** Asked half an hour ago: the questions are read out once more. Anything else went wrong. */
export function askAgain(call: Call, error: unknown): undefined {
  if (!questionsOwed(error)) throw error
  void wx.redirectTo({ url: callAddress({ ...call, pass: '' }) })
  return undefined
}
