import type { MandateScope } from '../../shared/mandates'
import { careRoles } from '../../shared/session'
import type { RoleHeld, StaffRole } from '../../shared/session'
import { mayActFor, scopeOf } from '../kit/actor'
import type { Actor } from '../kit/actor'

/** Whom an actor may see: people under these organisations, and these very people. */
export interface Sight {
  orgIds: string[]
  personIds: string[]
}

/** Those who work with residents and so open their files; commissions see figures, not files. */
export const fileRoles = [...careRoles, 'desk', 'manager'] as const satisfies readonly StaffRole[]

/**
 * Staff see the people of their organisations, elders themselves, relatives those whose mandate covers the scope;
 * without a scope, any mandate.
 */
export const sightOf = (actor: Actor, scope?: MandateScope): Sight => ({
  orgIds: filesOf(actor),
  personIds: mayActFor(actor, scope),
})

const isFileRole = ({ role }: RoleHeld) => (fileRoles as readonly StaffRole[]).includes(role)

/** The roles in which the actor opens files: whoever also sits in a commission sees no more files for it. */
export const fileRolesOf = (actor: Actor): RoleHeld[] => actor.roles.filter(isFileRole)

/** The organisations whose people the actor works with. */
export const filesOf = (actor: Actor): string[] => scopeOf({ ...actor, roles: fileRolesOf(actor) })

/** The roles by which the actor sees this person. */
export const rolesNear = (actor: Actor, { orgPath }: { orgPath: readonly string[] }): RoleHeld[] =>
  fileRolesOf(actor).filter((held) => orgPath.includes(held.centreId ?? held.orgId))
