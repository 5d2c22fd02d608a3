import { FURTHEST_DAYS } from '../../../shared/schedule'
import { addDays } from '../../../shared/day'
import type { VisitList } from '../../../shared/visits/view'
import type { VisitNeeds } from '../needs'
import type { Visit } from '../types'
import { beforeTheWay } from '../care/states'
import { visitsInHospital } from './hospital'
import { watchStore } from './stores/visits'

type Needs = Pick<VisitNeeds, 'people' | 'clock' | 'schedule'>
type ListOf = (orgIds: readonly string[]) => Promise<Visit[]>

/**
 * Coming visits that cannot be as they stand. Worked out when somebody looks, from leave, plans and stays as they are
 * then: a visit is on the list because of them, so none can be forgotten and none stays on it by mistake.
 */
export function createWaitingFor({ people, clock, schedule }: Needs) {
  const coming = (orgIds: readonly string[]) =>
    watchStore.coming(orgIds, beforeTheWay, clock.today())

  /** Somebody who was to come has leave, does not work then any more, or has left the house. */
  const toReassign: ListOf = async (orgIds) => {
    const visits = await coming(orgIds)
    const staffIds = [...new Set(visits.flatMap((visit) => visit.staffIds))]
    if (staffIds.length === 0) return []
    const today = clock.today()
    const until = addDays(today, FURTHEST_DAYS)
    const [off, employed] = await Promise.all([
      schedule.offDuty(staffIds, today, until),
      people.staffOf(staffIds, today),
    ])
    const wanting = new Set(off.map(({ visitId }) => visitId))
    const here = new Set(employed.map(({ personId }) => personId))
    return visits.filter(
      (visit) => wanting.has(visit.id) || visit.staffIds.some((id) => !here.has(id)),
    )
  }

  /** The elder is in hospital that day: the visit waits, and somebody asks the family. */
  const inHospital: ListOf = async (orgIds) => visitsInHospital(people, await coming(orgIds))

  return { 'to-reassign': toReassign, 'in-hospital': inHospital } satisfies Partial<
    Record<VisitList, ListOf>
  >
}
