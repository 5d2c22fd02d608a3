import { hash } from 'node:crypto'
import type { Context } from 'koa'
import type { RoleHeld } from '../../shared/session'
import type { Actor, Caller, Identity, StandingMandate } from './actor'
import { wallNow } from './clock'
import type { Clock } from './clock'
import { stateOf } from './request'
import type { Limits } from './limits'
import { refuse, refuseUnless } from './refusal'
import { countingRoles } from './second-factor'

const FRESH_MS = 5_000
const MOST_KEPT = 10_000
const TOKEN = /^Bearer ([A-Za-z0-9_-]{43})$/

/** What the room of sessions answers; the kit knows no room. */
export interface Registry {
  identityOf(tokenHash: string): Promise<Identity | undefined>
  rolesOf(personId: string): Promise<RoleHeld[]>
  mandatesOf(personId: string): Promise<StandingMandate[]>
}

/** Only the hash of a token is ever stored. */
export const tokenHashOf = (token: string): string => hash('sha256', token, 'base64url')

/**
 * Who sent a request. The identity behind a token is remembered for at most 5 s, so a token that ends elsewhere
 * ends here within 5 s; roles and mandates are read when a call asks for them, and never kept.
 */
export function createIdentify(needs: { registry: Registry; clock: Clock; limits: Limits }) {
  const { registry, clock, limits } = needs
  const cache = createIdentityCache()

  async function identify(ctx: Context): Promise<Caller> {
    const { authorization } = ctx.req.headers
    const token = TOKEN.exec(authorization ?? '')?.[1]
    if (!token) return refuseStranger(ctx)
    const tokenHash = tokenHashOf(token)
    const identity = cache.get(tokenHash) ?? (await lookUp(tokenHash, ctx))
    refuseUnless(!identity.expiresAt || identity.expiresAt > clock.now(), 'session.ended')
    const caller = callerOf(identity, ctx)
    stateOf(ctx).caller = caller
    return caller
  }

  /** Knocking without a token is counted like every call of a stranger. */
  async function refuseStranger(ctx: Context): Promise<never> {
    await limits.stranger(ctx.ip)
    return refuse(ctx.req.headers.authorization ? 'session.ended' : 'session.missing')
  }

  async function lookUp(tokenHash: string, ctx: Context): Promise<Identity> {
    const identity = await registry.identityOf(tokenHash)
    if (!identity) {
      await limits.wrongToken(ctx.ip)
      return refuse('session.ended')
    }
    cache.keep(identity)
    return identity
  }

  function callerOf(identity: Identity, ctx: Context): Caller {
    let asked: Promise<Actor> | undefined
    const actor = () => (asked ??= actorOf(identity, ctx))
    return { id: identity.id, name: identity.name, ip: ctx.ip, identity, actor }
  }

  async function actorOf({ id, name, ...session }: Identity, ctx: Context): Promise<Actor> {
    const [held, actsFor] = await Promise.all([registry.rolesOf(id), registry.mandatesOf(id)])
    const { roles, withheld } = countingRoles(session, held)
    stateOf(ctx).staff = roles.length > 0
    return { id, name, roles, withheld, actsFor, channel: 'mini-program' }
  }

  /** After signing out here, the token ends at once. */
  return { identify, forget: cache.forget }
}

function createIdentityCache() {
  const kept = new Map<string, { identity: Identity; until: number }>()
  return {
    get(tokenHash: string): Identity | undefined {
      const entry = kept.get(tokenHash)
      return entry && entry.until > wallNow() ? entry.identity : undefined
    },
    keep(identity: Identity) {
      if (kept.size >= MOST_KEPT) kept.clear()
      kept.set(identity.tokenHash, { identity, until: wallNow() + FRESH_MS })
    },
    forget: (tokenHash: string) => void kept.delete(tokenHash),
  }
}
