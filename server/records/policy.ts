import { careRoles } from '../../shared/session'
import type { RoleHeld, StaffRole } from '../../shared/session'
import { mayActFor, scopeOf } from '../kit/actor'
import type { Actor } from '../kit/actor'
import type { ServiceRecord } from './types'

/** Through whom somebody sees records. */
export interface Sight {
  orgIds: string[]
  elderIds: string[]
}

/** Those who may open what was done for a resident; commissions see figures, not records. */
export const fileRoles = [...careRoles, 'desk', 'manager'] as const satisfies readonly StaffRole[]
/** Who writes down and who may put right. */
export const amendRoles = [...careRoles, 'manager'] as const satisfies readonly StaffRole[]

const heldAs = (actor: Actor, roles: readonly StaffRole[]) =>
  actor.roles.filter(({ role }) => roles.includes(role))

export const sightOf = (actor: Actor): Sight => ({
  orgIds: scopeOf({ ...actor, roles: heldAs(actor, fileRoles) }),
  elderIds: mayActFor(actor, 'read'),
})

/** The care role in which somebody serves this elder: the one closest to where she lives. */
export function servesAs(actor: Actor, orgPath: readonly string[]): RoleHeld | undefined {
  const near = heldAs(actor, careRoles).filter((held) => orgPath.includes(houseOf(held)))
  return near.toSorted((a, b) => orgPath.indexOf(b.orgId) - orgPath.indexOf(a.orgId))[0]
}

/** Put right by whoever wrote it, by a doctor of the team that served, or by the manager of the organisation. */
export const mayAmend = (actor: Actor, { act, teamId, orgPath }: ServiceRecord): boolean =>
  actor.id === act.byId ||
  heldAs(actor, ['doctor']).some((held) => teamId !== undefined && held.teamId === teamId) ||
  heldAs(actor, ['manager']).some((held) => orgPath.includes(houseOf(held)))

const houseOf = ({ orgId, centreId }: RoleHeld) => centreId ?? orgId
