import type { VisitCard, VisitView } from '../../shared/visits/view'
import type { Actor } from '../kit/actor'
import { createGathering } from './gathering'
import type { VisitNeeds } from './needs'
import type { Visit } from './types'
import { visitCard } from './view'
import { visitView } from './view-whole'
import type { Own } from './view-whole'

/** What only this reader sees of a visit, and may do with it. */
export type OwnOf = (actor: Actor, visit: Visit) => Promise<Own>

/** Visits as they are shown. */
export function createReading(needs: VisitNeeds & { own: OwnOf }) {
  const gather = createGathering(needs)
  const { clock } = needs

  /** A line each, in the order given. */
  async function cards(visits: readonly Visit[]): Promise<VisitCard[]> {
    const around = await gather(visits)
    return visits.map((visit) => visitCard(visit, around, clock.today()))
  }

  /** The whole visit, as this reader may see it. */
  async function view(actor: Actor, visit: Visit): Promise<VisitView> {
    const around = await gather([visit])
    const own = await needs.own(actor, visit)
    return visitView(visit, visitCard(visit, around, clock.today()), own)
  }

  return { cards, view, gather }
}
