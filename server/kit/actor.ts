import type { Act, Channel, Mandate, RoleHeld, StaffRole } from '../../shared/session'
import type { Clock } from './clock'

/** Who a token belongs to; cached for at most 5 s, so it holds nothing that decides a right. */
export interface Identity {
  tokenHash: string
  id: string
  name: string
  demo: boolean
  /** Absent for demo sessions, which do not expire. */
  expiresAt?: Date
}

/** Somebody signed in, with roles and mandates as the database holds them at this call. */
export interface Actor {
  id: string
  name: string
  roles: RoleHeld[]
  actsFor: Mandate[]
  channel: Channel
}

/**
 * Somebody signed in whose rights have not been asked yet. A call that only touches the caller's own things needs
 * no more than `id`; `actor()` reads roles and mandates once per request.
 */
export interface Caller {
  id: string
  name: string
  identity: Identity
  actor: () => Promise<Actor>
}

/**
 * The organisations in whose name the actor sees people: those of the roles held, and for a station the centre
 * above it. A person is in scope when one of them stands in the person's `orgPath`.
 */
export const scopeOf = (actor: Actor): string[] => [
  ...new Set(actor.roles.map(({ orgId, centreId }) => centreId ?? orgId)),
]

/** Does the actor hold one of these roles? */
export const holds = (actor: Actor, roles: readonly StaffRole[]): boolean =>
  actor.roles.some(({ role }) => roles.includes(role))

export const isStaff = (actor: Actor): boolean => actor.roles.length > 0

/** May the actor act for this elder: the elder herself, or a relative with a mandate in force? */
export const isResidentSide = (actor: Actor, elderId: string): boolean =>
  actor.id === elderId || actor.actsFor.some((mandate) => mandate.elderId === elderId)

/** Who acted, for whom, through which channel: kept on everything that is done. */
export function actFor(
  actor: Pick<Actor, 'id' | 'name' | 'channel'>,
  elderId: string,
  clock: Clock,
  channel: Channel = actor.channel,
): Act {
  const forSomeoneElse = elderId === actor.id ? {} : { forId: elderId }
  return {
    byId: actor.id,
    byName: actor.name,
    ...forSomeoneElse,
    channel,
    at: clock.now().toISOString(),
  }
}
