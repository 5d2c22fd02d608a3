import type { VisitCard } from '../../../shared/visits/view'
import { createGathering } from '../gathering'
import type { VisitNeeds } from '../needs'
import { visitStore } from '../store'
import { visitCard } from '../view'

/** The visits that rows around them are about, each as a line of a list. */
export function createCards(needs: Pick<VisitNeeds, 'people' | 'clock'>) {
  const gather = createGathering(needs)

  return async function cards(visitIds: readonly string[]): Promise<Map<string, VisitCard>> {
    const visits = await visitStore.byIds([...new Set(visitIds)])
    const around = await gather(visits)
    const today = needs.clock.today()
    return new Map(visits.map((visit) => [visit.id, visitCard(visit, around, today)]))
  }
}

export type Cards = ReturnType<typeof createCards>
