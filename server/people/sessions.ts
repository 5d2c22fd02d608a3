import { randomBytes } from 'node:crypto'
import type { SessionWay, SignedIn } from '../../shared/sign-in'
import type { Caller, Identity } from '../kit/actor'
import type { Clock } from '../kit/clock'
import { tokenHashOf } from '../kit/identify'
import { refuse } from '../kit/refusal'
import type { createRights } from './rights'
import { createOwnSessions } from './sign-in/own-sessions'
import { expiring, hoursOf } from './sign-in/session-life'
import { createSessionView } from './sign-in/session-view'
import { peopleStore } from './stores/people'
import { sessionStore } from './stores/sessions'
import type { StoredSession } from './stores/sessions'
import { createStandingSessions } from './sign-in/standing-sessions'

const TOKEN_BYTES = 32

interface Needs {
  clock: Clock
  demoMode: boolean
  rights: ReturnType<typeof createRights>
}

interface Opening {
  demo?: boolean
  /** Without it the session does not expire. */
  days?: number
  way?: SessionWay
  accountId?: string
  secondFactor?: boolean
}

const unless = { demo: false, way: 'wechat', secondFactor: false } as const

/** Opaque tokens: 32 random bytes for the phone, their hash for the database. */
export function createSessions({ clock, demoMode, rights }: Needs) {
  const viewOf = createSessionView({ rights })
  const standing = createStandingSessions({ clock })

  /** Opens a session and answers its token; without a person it is the account's alone. */
  async function open(personId: string | undefined, opening: Opening): Promise<string> {
    const { days, ...given } = { ...unless, ...opening }
    const token = randomBytes(TOKEN_BYTES).toString('base64url')
    const startedAt = clock.now()
    await sessionStore.add(tokenHashOf(token), {
      ...given,
      ...(personId ? { personId } : {}),
      startedAt,
      ...(days === undefined ? {} : expiring(startedAt, days * 24)),
    })
    return token
  }

  /** Signs in for as long as the roles allow: 12 hours for staff and at a PC, 30 days for elders and families. */
  async function signIn(
    who: { personId?: string; accountId?: string },
    { way, demo = false }: { way: SessionWay; demo?: boolean },
  ): Promise<SignedIn> {
    const { personId, accountId } = who
    const staff = personId !== undefined && (await rights.rolesOf(personId)).length > 0
    const days = hoursOf({ staff, way }) / 24
    const token = await open(personId, { way, demo, days, ...(accountId ? { accountId } : {}) })
    const { id, name, ...more } = (await identityOf(tokenHashOf(token))) ?? refuse('session.ended')
    return { token, person: { id, name }, session: await viewOf({ id, name, ...more }) }
  }

  async function identityOf(tokenHash: string): Promise<Identity | undefined> {
    const session = await standing(tokenHash)
    // Demo sessions may be opened by anybody; data that went into real use must not honour them.
    if (!session || (session.demo && !demoMode)) return undefined
    const someone = await whose(session)
    return someone && { tokenHash, ...factsOf(session), id: someone.id, name: someone.name }
  }

  return {
    ...createOwnSessions({ clock }),
    open,
    signIn,
    identityOf,
    view: ({ identity }: Caller) => viewOf(identity),
  }
}

async function whose({ personId, accountId }: StoredSession) {
  if (personId !== undefined) return peopleStore.someone(personId)
  return accountId === undefined ? undefined : { id: accountId, name: '' }
}

const factsOf = ({ demo, personId, accountId, secondFactor, expiresAt }: StoredSession) => ({
  demo,
  ...(personId === undefined ? { unbound: true } : {}),
  ...(accountId ? { accountId } : {}),
  ...(secondFactor ? { secondFactor } : {}),
  ...(expiresAt ? { expiresAt } : {}),
})

export type Sessions = ReturnType<typeof createSessions>
