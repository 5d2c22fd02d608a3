import { redFlags, type RedFlag } from '../../../shared/visits/kinds'
import { redFlagQuestions } from '../../../shared/visits/red-flags'

export interface Question {
  id: RedFlag
  /** 第 1 个问题，共 6 个 */
  place: string
  asks: string
  says: string
}

/** What counts as it, for whoever is not sure. */
const says: Record<RedFlag, string> = {
  'chest-pain': '像压着一块石头，也算有。',
  breathless: '坐着不动也喘，就算有。',
  'stroke-signs': '今天突然这样的，只要有一样就算有。',
  'not-wakeable': '和平时不一样，就算有。',
  bleeding: '伤口一直流，按住也不停，也算有。',
  'fell-cannot-rise': '疼得不能动，也算有。',
}

/** The six signs of an emergency, a question each. */
export const questions: Question[] = redFlags.map((id, at) => ({
  id,
  place: `第 ${at + 1} 个问题，共 ${redFlags.length} 个`,
  asks: redFlagQuestions[id],
  says: says[id],
}))

/** The question at a place; the first one beyond them. */
export const questionAt = (at: number): Question => questions[at] ?? (questions[0] as Question)

/** Every question has its answer: the one that was said yes to, and no to all others. */
export const answersWith = (yes: RedFlag | undefined): Record<RedFlag, boolean> =>
  Object.fromEntries(redFlags.map((id) => [id, id === yes])) as Record<RedFlag, boolean>
