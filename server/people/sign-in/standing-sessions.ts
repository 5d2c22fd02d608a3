import type { Clock } from '../../kit/clock'
import { isObjectIdText } from '../../kit/object-id'
import { isRemembering } from '../../kit/remembering'
import { sessionStore } from '../stores/sessions'
import type { StoredSession } from '../stores/sessions'
import { readAhead, readAheadWith } from '../stores/standing'

const MOST_KEPT = 10_000

/**
 * The session behind a token, and what every call asks for of the person, read ahead. Whose a token is never changes,
 * so a token that was seen before takes one question for both; whether it still stands is read every time.
 */
export function createStandingSessions({ clock }: { clock: Clock }) {
  const whose = new Map<string, string>()

  return async function standing(tokenHash: string): Promise<StoredSession | undefined> {
    const known = whose.get(tokenHash)
    if (known !== undefined && isRemembering()) {
      return readAheadWith(tokenHash, known, { now: clock.now(), today: clock.today() })
    }
    const session = await sessionStore.standing(tokenHash, clock.now())
    const personId = session?.personId
    if (personId === undefined || !isObjectIdText(personId)) return session
    if (whose.size >= MOST_KEPT) whose.clear()
    whose.set(tokenHash, personId)
    await readAhead(personId, clock.today())
    return session
  }
}
