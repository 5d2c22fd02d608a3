import { randomBytes } from 'node:crypto'
import type { SessionView } from '../../shared/session'
import type { Caller, Identity } from '../kit/actor'
import { wallNow } from '../kit/clock'
import type { Clock } from '../kit/clock'
import { tokenHashOf } from '../kit/identify'
import { refuse } from '../kit/refusal'
import { peopleStore } from './stores/people'
import { sessionStore } from './stores/sessions'

const TOKEN_BYTES = 32
const DAY_MS = 86_400_000

/** Opaque tokens: 32 random bytes for the phone, their hash for the database. */
export function createSessions({ clock, demoMode }: { clock: Clock; demoMode: boolean }) {
  /** Opens a session; without `days` it does not expire. */
  async function open(personId: string, { demo = false, days }: { demo?: boolean; days?: number }) {
    const token = randomBytes(TOKEN_BYTES).toString('base64url')
    const startedAt = clock.now()
    const life = days === undefined ? {} : expiring(startedAt, days)
    await sessionStore.add(tokenHashOf(token), { personId, demo, startedAt, ...life })
    return token
  }

  /** A town's clock may stand years ahead of the wall, and the database sweeps by the wall. */
  const expiring = (startedAt: Date, days: number) => ({
    expiresAt: new Date(startedAt.getTime() + days * DAY_MS),
    sweepAt: new Date(wallNow() + (days + 1) * DAY_MS),
  })

  async function identityOf(tokenHash: string): Promise<Identity | undefined> {
    const session = await sessionStore.standing(tokenHash, clock.now())
    // Demo sessions never expire and anybody may open one; data that went into real use must not honour them.
    if (session?.demo && !demoMode) return undefined
    const person = session && (await peopleStore.someone(session.personId))
    if (!person) return undefined
    const { demo, expiresAt } = session
    return {
      tokenHash,
      id: person.id,
      name: person.name,
      demo,
      ...(expiresAt ? { expiresAt } : {}),
    }
  }

  /** Who is signed in, for whom they may act, and their roles. */
  async function view({ id, identity, actor }: Caller): Promise<SessionView> {
    const { roles, actsFor } = await actor()
    const person = (await peopleStore.someone(id)) ?? refuse('session.ended')
    const { demo, expiresAt } = identity
    const until = expiresAt ? { expiresAt: expiresAt.toISOString() } : {}
    return { person, roles, actsFor, ...until, demo }
  }

  return { open, view, identityOf, end: (tokenHash: string) => sessionStore.end(tokenHash) }
}

export type Sessions = ReturnType<typeof createSessions>
