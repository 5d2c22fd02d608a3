import { SERIES_FURTHEST_DAYS } from '../../../shared/schedule'
import { addDays } from '../../../shared/day'
import type { VisitList } from '../../../shared/visits/view'
import type { VisitNeeds } from '../needs'
import type { Visit } from '../types'
import { beforeTheWay } from '../care/states'
import { createAway } from './away'
import { visitsInHospital } from './hospital'
import { watchStore } from './stores/visits'

type Needs = Pick<VisitNeeds, 'people' | 'clock' | 'schedule'>
type ListOf = (orgIds: readonly string[]) => Promise<Visit[]>

/**
 * Coming visits that cannot be as they stand. Worked out when somebody looks, from leave, plans and stays as they are
 * then: a visit is on the list because of them, so none can be forgotten and none stays on it by mistake.
 */
export function createWaitingFor(needs: Needs) {
  const { people, clock } = needs
  const awayFrom = createAway(needs)
  const coming = (orgIds: readonly string[]) =>
    watchStore.coming(orgIds, beforeTheWay, clock.today())

  /** Somebody who was to come cannot. */
  const toReassign: ListOf = async (orgIds) =>
    awayFrom(await coming(orgIds), addDays(clock.today(), SERIES_FURTHEST_DAYS))

  /** The elder is in hospital that day: the visit waits, and somebody asks the family. */
  const inHospital: ListOf = async (orgIds) => visitsInHospital(people, await coming(orgIds))

  return { 'to-reassign': toReassign, 'in-hospital': inHospital } satisfies Partial<
    Record<VisitList, ListOf>
  >
}
