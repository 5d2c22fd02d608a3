import { careRoles } from '../../shared/session'
import type { StaffRole } from '../../shared/session'
import { scopeOf } from '../kit/actor'
import type { Actor } from '../kit/actor'
import type { ListSight } from './stores/phone-list'

const houseRoles = ['desk', 'manager'] as const satisfies readonly StaffRole[]
export const callRoles = [...careRoles, ...houseRoles] as const satisfies readonly StaffRole[]

/** A team sees its own list, desk and manager those of their organisation. */
export const listSightOf = (actor: Actor): ListSight => ({
  teamIds: heldAs(actor, careRoles).flatMap(({ teamId }) => teamId ?? []),
  orgIds: scopeOf({ ...actor, roles: heldAs(actor, houseRoles) }),
})

const heldAs = (actor: Actor, roles: readonly StaffRole[]) =>
  actor.roles.filter(({ role }) => roles.includes(role))
