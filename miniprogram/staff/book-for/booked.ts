import type { VisitView } from '../../../shared/visits/view'
import { callBackDone } from '../../api/visit-desk'
import { Refused } from '../../kit/refused'
import { report } from '../../kit/report'
import { choiceWords } from './steps'

/** What is read out to whoever called. */
export interface Booked {
  id: string
  number: string
  when: string
  who: string
  /** What became of the call-back it answers; '' when there is none. */
  call: string
  /** It still stands on the list of those to call. */
  open: boolean
}

/** The booking as it is read out. The call-back it answers is over with it. */
export async function bookedFor(made: VisitView, callBackId: string): Promise<Booked> {
  const { id, number, day, time, staff } = made
  const who = staff.map(({ name, title }) => `${name} ${title}`.trim()).join('、')
  const told = { id, number, when: choiceWords({ day, time }), who }
  return { ...told, ...(callBackId ? await answered(callBackId) : { call: '', open: false }) }
}

/** Booked is booked: a call-back that could not be closed stays on the list, where it is closed by hand. */
async function answered(callBackId: string): Promise<Pick<Booked, 'call' | 'open'>> {
  try {
    await callBackDone(callBackId, 'booked')
  } catch (error) {
    report(error)
    if (!isDone(error))
      return { call: '回电话这件事还没有记上，请在“要回的电话”里点“约好了”。', open: true }
  }
  return { call: '要回的这个电话，也记成“约好了”。', open: false }
}

/** Somebody else has closed it meanwhile. */
const isDone = (error: unknown): boolean =>
  error instanceof Refused && error.code === 'visit.call-back-done'
