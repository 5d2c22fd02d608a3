import { careRoles } from '../../shared/session'
import type { StaffRole } from '../../shared/session'
import { scopeOf } from '../kit/actor'
import type { Actor } from '../kit/actor'
import type { StaffMember } from '../people/types'

/** Those who plan the work of an organisation. */
export const planningRoles = ['manager', 'desk'] as const satisfies readonly StaffRole[]

/** The organisations in whose name the actor plans. */
const planningScope = (actor: Actor): string[] => scopeOf(asPlanner(actor))

/** The actor with nothing but the roles that plan. */
export const asPlanner = (actor: Actor): Actor => ({
  ...actor,
  roles: actor.roles.filter(({ role }) => planningRoles.some((planning) => planning === role)),
})

/** Only those who give care can be booked. */
export const isBookable = ({ role }: StaffMember): boolean =>
  careRoles.some((bookable) => bookable === role)

/** Desk and manager plan for those of their organisation. */
export const mayPlan = (actor: Actor, { orgId, centreId }: StaffMember): boolean =>
  planningScope(actor).some((id) => id === orgId || id === centreId)

/** Everybody sees their own plan. */
export const maySeePlan = (actor: Actor, member: StaffMember): boolean =>
  actor.id === member.personId || mayPlan(actor, member)
