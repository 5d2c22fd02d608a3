import type { MandateScope } from '../../shared/mandates'
import type { Act, Channel, Mandate, RoleHeld, StaffRole } from '../../shared/session'
import type { Clock } from './clock'

/** Who a token belongs to; cached for at most 5 s, so it holds nothing that decides a right. */
export interface Identity {
  tokenHash: string
  id: string
  name: string
  demo: boolean
  /** The WeChat account behind the session. */
  accountId?: string
  /** A WeChat account that is nobody yet: `id` is the account's, the name is empty. */
  unbound?: boolean
  /** The second factor of this very session was given. */
  secondFactor?: boolean
  /** Absent for demo sessions, which do not expire. */
  expiresAt?: Date
}

/** A mandate that stands today, with all it covers. */
export type StandingMandate = Required<Mandate>

/** Somebody signed in, with roles and mandates as the database holds them at this call. */
export interface Actor {
  id: string
  name: string
  roles: RoleHeld[]
  /** Roles that count only once this session's second factor was given. */
  withheld?: RoleHeld[]
  actsFor: StandingMandate[]
  channel: Channel
}

/**
 * Somebody signed in whose rights have not been asked yet. A call that only touches the caller's own things needs
 * no more than `id`; `actor()` reads roles and mandates once per request.
 */
export interface Caller {
  id: string
  name: string
  /** The network address the call came from. */
  ip: string
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

/** May the actor do this for the elder: the elder herself, or a relative whose mandate of today covers it? */
export const isResidentSide = (actor: Actor, elderId: string, scope: MandateScope): boolean =>
  mayActFor(actor, scope).includes(elderId)

/**
 * Those for whom the actor may do this: the actor's own self first, then elders with a mandate that covers it.
 * Without a scope: with any mandate.
 */
export const mayActFor = (actor: Actor, scope?: MandateScope): string[] => [
  actor.id,
  ...actor.actsFor
    .filter(({ scopes }) => scope === undefined || scopes.includes(scope))
    .map(({ elderId }) => elderId),
]

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
