import type { MandateScope } from '../../shared/mandates'
import { careRoles } from '../../shared/session'
import type { StaffRole } from '../../shared/session'
import { isResidentSide, mayActFor, scopeOf } from '../kit/actor'
import type { Actor } from '../kit/actor'
import type { Sight } from './store'
import type { Visit } from './types'

/** Those who work with residents; commissions see figures, not visits. */
export const visitRoles = [...careRoles, 'desk', 'manager'] as const satisfies readonly StaffRole[]
/** Those who run the day of a house: rosters, lists, catalogue. */
export const houseRoles = ['desk', 'manager'] as const satisfies readonly StaffRole[]

const heldAs = (actor: Actor, roles: readonly StaffRole[]) =>
  actor.roles.filter(({ role }) => roles.includes(role))

/** The organisations somebody works for in one of these roles; a station's staff work for its centre. */
export const housesOf = (actor: Actor, roles: readonly StaffRole[] = visitRoles): string[] =>
  scopeOf({ ...actor, roles: heldAs(actor, roles) })

/**
 * A visit may be found by its elder, by relatives whose mandate covers it, and by the house. Whoever came once and works
 * elsewhere now is of another house.
 */
export const sightOf = (actor: Actor, scope: MandateScope): Sight => ({
  orgIds: housesOf(actor),
  elderIds: mayActFor(actor, scope),
})

/** Does somebody of the house act, in one of these roles? */
export const isOfHouse = (
  actor: Actor,
  { orgPath }: Pick<Visit, 'orgPath'>,
  roles: readonly StaffRole[] = visitRoles,
): boolean => housesOf(actor, roles).some((house) => orgPath.includes(house))

export const isAssigned = (actor: Actor, { staffIds }: Pick<Visit, 'staffIds'>): boolean =>
  staffIds.includes(actor.id)

/** Assigned, and still of the house: a nurse who left, and is the elder's daughter, is her daughter only. */
export const isToCome = (actor: Actor, visit: Pick<Visit, 'staffIds' | 'orgPath'>): boolean =>
  isAssigned(actor, visit) && isOfHouse(actor, visit)

/** The elder, or a relative who may book for her. */
export const isAskingSide = (actor: Actor, { elderId }: Pick<Visit, 'elderId'>): boolean =>
  isResidentSide(actor, elderId, 'book')
