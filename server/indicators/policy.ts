import { officeRoles } from '../../shared/session'
import type { Actor } from '../kit/actor'

/** The organisations whose figures somebody answers for: those of office roles, not of roles that give care. */
export const officesOf = (actor: Actor): string[] => [
  ...new Set(
    actor.roles
      .filter(({ role }) => (officeRoles as readonly string[]).includes(role))
      .map(({ orgId }) => orgId),
  ),
]

/** Does the area lie at or below one of the actor's offices? */
export const maySee = (actor: Actor, orgPath: readonly string[]): boolean =>
  officesOf(actor).some((office) => orgPath.includes(office))
