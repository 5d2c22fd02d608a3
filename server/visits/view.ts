import { ageOn } from '../../shared/day'
import type { Day } from '../../shared/day'
import type { VisitCard } from '../../shared/visits/view'
import type { Around } from './gathering'
import type { Visit } from './types'

/** One visit in a list. */
export function visitCard(visit: Visit, { persons, staff }: Around, today: Day): VisitCard {
  const { id, number, kind, code, name, state, elderId, day, time, to, version } = visit
  const person = persons.get(elderId)
  return {
    ...{ id, number, kind, code, name, state },
    elder: {
      id: elderId,
      name: person?.name ?? '',
      ...(person ? { age: ageOn(person.birthDate, today) } : {}),
    },
    ...{ day, time, to },
    staff: visit.staffIds.map((id) => ({ id, ...(staff.get(id) ?? { name: '', title: '' }) })),
    ...(visit.asked.byId === elderId ? {} : { askedBy: askedBy(visit) }),
    ...(visit.seriesId ? { seriesId: visit.seriesId } : {}),
    ...(visit.late ? { late: true as const } : {}),
    ...(visit.unproven ? { unproven: true as const } : {}),
    version,
  }
}

const askedBy = ({ asked, relation }: Visit): NonNullable<VisitCard['askedBy']> => ({
  name: asked.byName,
  ...(relation ? { relation } : {}),
  ...(asked.channel === 'phone' || asked.channel === 'on-site' ? { channel: asked.channel } : {}),
})
