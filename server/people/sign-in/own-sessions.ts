import type { OwnSessionView } from '../../../shared/sign-in'
import type { Caller } from '../../kit/actor'
import type { Clock } from '../../kit/clock'
import { refuseUnless } from '../../kit/refusal'
import { sessionStore } from '../stores/sessions'

/** Where somebody is signed in, and signing out there. Other servers follow within 5 seconds. */
export function createOwnSessions({ clock }: { clock: Clock }) {
  /** Every session of the caller that stands, the latest first. */
  async function own({ id, identity }: Caller): Promise<OwnSessionView[]> {
    const sessions = await sessionStore.ofPerson(id, clock.now())
    return sessions.map(({ id: hash, startedAt, expiresAt, way }) => ({
      id: hash,
      startedAt: startedAt.toISOString(),
      ...(expiresAt ? { expiresAt: expiresAt.toISOString() } : {}),
      way,
      current: hash === identity.tokenHash,
    }))
  }

  async function endOne({ id }: Caller, sessionId: string): Promise<void> {
    refuseUnless(await sessionStore.endOne(id, sessionId), 'session.not-found')
  }

  return {
    own,
    endOne,
    end: (tokenHash: string) => sessionStore.end(tokenHash),
    endOthers: ({ id, identity }: Caller) => sessionStore.endOthers(id, identity.tokenHash),
    /** Somebody died or moved away, or deletes the account; answers how many ended. Joins the transaction. */
    endOfPerson: (personId: string) => sessionStore.endOfPerson(personId),
    /** Takes away what expired by the house's clock; answers how many. */
    endExpired: () => sessionStore.endExpired(clock.now()),
  }
}
