import type { CandidatesView } from '../../../shared/visits/desk'
import type { VisitView } from '../../../shared/visits/view'

export interface CandidateCard {
  id: string
  name: string
  title: string
  /** Is to come now, or said no before. */
  marks: string[]
  /** Why not, one line each; none: can be sent. */
  why: string[]
  on: boolean
}

/** Offering asks those who are to come; reassigning sends somebody else. */
export type Way = 'offer' | 'reassign'

export const wayOf = ({ may }: Pick<VisitView, 'may'>): Way =>
  may.includes('offer') ? 'offer' : 'reassign'

export const candidateCards = ({ items }: CandidatesView): CandidateCard[] =>
  items.map(({ id, name, title, assigned, declined, why }) => ({
    ...{ id, name, title, why, on: false },
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
    return { action: '派这些人', actionOff: people > 1 ? `要选 ${people} 位` : '请选一位' }
  return { action: `派 ${chosen.map(({ name }) => name).join('、')}`, actionOff: '' }
}
