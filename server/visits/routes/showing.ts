import type { OpenedThing } from '../../../shared/access'
import type { VisitCard, VisitView } from '../../../shared/visits/view'
import type { Clock } from '../../kit/clock'
import type { Actor } from '../../kit/actor'
import type { Visits } from '../service'
import type { Visit } from '../types'

interface About {
  elder: { id: string }
}
interface Items<Item> {
  items: readonly Item[]
}

/** Whose answers these are, for the access rows. */
export const opensAs = <What extends OpenedThing>(what: What) => ({
  what,
  of: ({ elder }: About) => [elder.id],
})
export const opensAllAs = <What extends OpenedThing>(what: What) => ({
  what,
  of: ({ items }: Items<About>) => items.map(({ elder }) => elder.id),
})
export const opensCards = opensAllAs('services')

/** A whole visit; of those who get in by it, how to get in: that is the home, not the service. */
export const opens = [
  opensAs('services'),
  {
    what: 'address',
    of: ({ elder, doorNote }: About & { doorNote?: string | undefined }) =>
      doorNote === undefined ? [] : [elder.id],
  },
] as const

/** Visits with the names around them, as the caller may see them: every door of the room answers through here. */
export function createShowing({ visits, clock }: { visits: Visits; clock: Clock }) {
  /** The whole visit. */
  const one = (actor: Actor, visit: Visit): Promise<VisitView> => visits.reading.view(actor, visit)

  /** A line each, in the order given. */
  const cards = (found: readonly Visit[]): Promise<VisitCard[]> => visits.reading.cards(found)

  return { one, cards, today: () => clock.today() }
}

export type Showing = ReturnType<typeof createShowing>
