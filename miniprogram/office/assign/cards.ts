import type { InTheWay } from '../../../shared/in-the-way'
import type { CandidateReason, CandidatesView } from '../../../shared/visits/desk'
import type { VisitView } from '../../../shared/visits/view'

/** One thing that stands in the way, with its drawing. */
interface Cause {
  icon: string
  says: string
}

export interface CandidateCard {
  id: string
  name: string
  title: string
  /** Is to come now, or said no before. */
  marks: string[]
  /** Why not, one line a cause; none: can be sent. */
  why: Cause[]
  /** Papers stand in the way: they can be looked at. */
  papers: boolean
  on: boolean
}

/** Offering asks those who are to come; reassigning sends somebody else. */
export type Way = 'offer' | 'reassign'

export const wayOf = ({ may }: Pick<VisitView, 'may'>): Way =>
  may.includes('offer') ? 'offer' : 'reassign'

/** What stands in the way of that time; whatever else does is a matter of papers. */
const iconsOfTime: Record<InTheWay, string> = {
  'no-plan': 'calendar',
  holiday: 'calendar',
  'day-off': 'calendar',
  'outside-plan': 'calendar',
  'on-leave': 'walk',
  'in-meeting': 'people',
  'in-training': 'people',
  blocked: 'hand',
  'other-visit': 'clock',
  travel: 'place',
  'cap-reached': 'list',
  'elder-busy': 'person',
  'too-early': 'clock',
  'too-late': 'clock',
}

const isOfTime = (code: CandidateReason['code']): code is InTheWay => code in iconsOfTime

const causeOf = ({ code, says }: CandidateReason): Cause => ({
  icon: isOfTime(code) ? iconsOfTime[code] : 'shield',
  says,
})

export const candidateCards = ({ items }: CandidatesView): CandidateCard[] =>
  items.map(({ id, name, title, assigned, declined, reasons }) => ({
    ...{ id, name, title, on: false },
    why: reasons.map(causeOf),
    papers: reasons.some(({ code }) => !isOfTime(code)),
    marks: [...(assigned ? ['现在定的是这位'] : []), ...(declined ? ['说过来不了'] : [])],
  }))

/** Cards with this one turned on or off; the one chosen first gives way when there are too many. */
export function turned(
  cards: readonly CandidateCard[],
  id: string,
  people: number,
): CandidateCard[] {
  const chosen = cards.filter(({ on }) => on).map((card) => card.id)
  const next = chosen.includes(id)
    ? chosen.filter((each) => each !== id)
    : [...chosen, id].slice(-people)
  return cards.map((card) => ({ ...card, on: next.includes(card.id) }))
}

export const chosenOf = (cards: readonly CandidateCard[]): string[] =>
  cards.filter(({ on }) => on).map(({ id }) => id)

/** What the button says, and why it is off; '' when it is not. */
export function actionOf(cards: readonly CandidateCard[], people: number) {
  const chosen = cards.filter(({ on }) => on)
  if (chosen.length < people)
    return { action: '派去', actionOff: people > 1 ? `要选 ${people} 位` : '请选一位' }
  return { action: `派 ${chosen.map(({ name }) => name).join('、')}`, actionOff: '' }
}
