import type { Person, StaffMember } from '../people/types'
import type { VisitNeeds } from './needs'
import type { Visit } from './types'

/** What a reader of visits wants to know beside them: the elders, and who comes. */
export interface Around {
  persons: Map<string, Person>
  staff: Map<string, { name: string; title: string }>
}

/** Elders and staff of these visits, each asked for once. */
export function createGathering({ people, clock }: Pick<VisitNeeds, 'people' | 'clock'>) {
  return async function gather(visits: readonly Visit[]): Promise<Around> {
    const elderIds = [...new Set(visits.map(({ elderId }) => elderId))]
    const staffIds = [...new Set(visits.flatMap(({ staffIds }) => staffIds))]
    // One after the other: within a keyed write both ask in one session, whose first question must come alone.
    const persons = await people.persons(elderIds)
    const members = await people.staffOf(staffIds, clock.today())
    return { persons, staff: new Map(members.map(named)) }
  }
}

const named = ({ personId, name, title }: StaffMember) => [personId, { name, title }] as const
