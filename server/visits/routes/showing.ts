import type { VisitCard, VisitView } from '../../../shared/visits/view'
import type { Clock } from '../../kit/clock'
import type { Actor } from '../../kit/actor'
import type { Visits } from '../service'
import type { Visit } from '../types'

interface Card {
  elder: { id: string }
}

/** Whose visits an answer shows, for the access rows. */
export const opens = { what: 'services', of: ({ elder }: Card) => [elder.id] } as const
export const opensCards = {
  what: 'services',
  of: ({ items }: { items: readonly Card[] }) => items.map(({ elder }) => elder.id),
} as const

/** Visits with the names around them, as the caller may see them: every door of the room answers through here. */
export function createShowing({ visits, clock }: { visits: Visits; clock: Clock }) {
  /** The whole visit. */
  const one = (actor: Actor, visit: Visit): Promise<VisitView> => visits.reading.view(actor, visit)

  /** A line each, in the order given. */
  const cards = (found: readonly Visit[]): Promise<VisitCard[]> => visits.reading.cards(found)

  return { one, cards, today: () => clock.today() }
}

export type Showing = ReturnType<typeof createShowing>
