import { inHospitalOn } from '../../people/stays'
import type { VisitNeeds } from '../needs'
import type { Visit } from '../types'

/** Of these visits those whose elder is in hospital on the day: they wait until she is at home again. */
export async function visitsInHospital(
  people: Pick<VisitNeeds['people'], 'persons'>,
  visits: readonly Visit[],
): Promise<Visit[]> {
  const persons = await people.persons([...new Set(visits.map(({ elderId }) => elderId))])
  return visits.filter(({ elderId, day }) => {
    const person = persons.get(elderId)
    return person !== undefined && inHospitalOn(person, day)
  })
}
