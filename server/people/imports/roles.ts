import type { StaffRole } from '../../../shared/session'
import { scopeOf } from '../../kit/actor'
import type { Actor } from '../../kit/actor'

/** Those who bring a list of residents in, and take one out. */
export const importRoles = ['desk', 'manager'] as const satisfies readonly StaffRole[]

/** The organisations for which the actor does so. */
export const housesOf = (actor: Actor): string[] =>
  scopeOf({
    ...actor,
    roles: actor.roles.filter(({ role }) => (importRoles as readonly StaffRole[]).includes(role)),
  })
