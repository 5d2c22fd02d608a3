import type { Day } from '../../../shared/day'
import type { BookRequest, RedFlagRequest } from '../../../shared/visits/booking'
import { redFlags } from '../../../shared/visits/kinds'
import type { RedFlag } from '../../../shared/visits/kinds'
import { redFlagQuestions } from '../../../shared/visits/red-flags'
import type { Choice as ListChoice } from '../../components/choice-list/choice'
import { sayWhen } from '../../components/visit-card/words'

/** What has the typed word in its name or in what it is. */
export function among(choices: readonly ListChoice[], typed: string): ListChoice[] {
  const word = typed.trim()
  return choices.filter(({ title, says }) => title.includes(word) || says.includes(word))
}

/** What was answered on the way; it travels in the address, so that the phone's own back button is 上一步. */
export interface Call {
  elderId: string
  name: string
  code: string
  /** What is wanted, in words. */
  item: string
  /** The emergency questions were answered. */
  pass: string
  /** The call-back that is answered with it; '' when somebody called by himself. */
  callBackId: string
}

const names = ['elderId', 'name', 'code', 'item', 'pass', 'callBackId'] as const

export const callFrom = (query: Record<string, string | undefined>): Call => {
  const given = names.map((each) => [each, decodeURIComponent(query[each] ?? '')])
  return Object.fromEntries(given) as Call
}

export const callAddress = (call: Call): string =>
  `/staff/book-for/index?${names
    .filter((each) => call[each])
    .map((each) => `${each}=${encodeURIComponent(call[each])}`)
    .join('&')}`

export type CallStep = 'service' | 'questions' | 'time'

/** The question of this screen. */
export function stepOf({ code, pass }: Call): CallStep {
  if (!code) return 'service'
  return pass ? 'time' : 'questions'
}

/** One question to read out, with what was answered; '' before. */
export interface Question {
  id: RedFlag
  asks: string
  said: '' | 'yes' | 'no'
}

export const noAnswers: Question[] = redFlags.map((id) => ({
  id,
  asks: redFlagQuestions[id],
  said: '',
}))

export const answered = (questions: readonly Question[], id: string, said: 'yes' | 'no') =>
  questions.map((one) => (one.id === id ? { ...one, said } : one))

/** Every question is read out, however sure the caller is. */
export const questionsProblem = (questions: readonly Question[]): string => {
  const left = questions.filter(({ said }) => said === '').length
  return left > 0 ? `还有 ${left} 个没有问` : ''
}

export const answersOf = (questions: readonly Question[]): RedFlagRequest['answers'] =>
  Object.fromEntries(
    questions.map(({ id, said }) => [id, said === 'yes']),
  ) as RedFlagRequest['answers']

export interface Choice {
  day: Day
  time: string
  note: string
  /** Why it is right although the elder has something else then; '' when nothing stands in the way. */
  override: string
}

export const bookingOf = (
  { elderId, code, pass }: Call,
  { day, time, note, override }: Choice,
): BookRequest => ({
  ...{ elderId, code, pass, day, time, channel: 'phone' },
  ...(note.trim() ? { note: note.trim() } : {}),
  ...(override ? { overrideElder: { reason: override } } : {}),
})

export const choiceWords = ({ day, time }: Pick<Choice, 'day' | 'time'>): string =>
  day && time ? sayWhen(day, time) : ''

/** What is said most often when two things are right at once. */
export const overrideReasons = ['两样可以一起做', '家里要求赶在同一天', '另一个马上取消']
