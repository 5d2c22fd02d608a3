import { randomBytes } from 'node:crypto'
import type { PcPollView, PcTicketView } from '../../../shared/sign-in'
import type { Caller } from '../../kit/actor'
import { tokenHashOf } from '../../kit/identify'
import { refuse, refuseUnless } from '../../kit/refusal'
import { pcTicketStore } from '../stores/pc-tickets'
import type { SignInNeeds } from './needs'

const HOLDS_MS = 2 * 60_000
const TICKET_BYTES = 16
const SECRET_BYTES = 32

/** A PC shows a QR code, a phone that is signed in confirms it, and the PC fetches its session with its secret. */
export function createPc({ sessions, clock }: Pick<SignInNeeds, 'sessions' | 'clock'>) {
  async function ask(): Promise<PcTicketView> {
    const ticket = randomBytes(TICKET_BYTES).toString('base64url')
    const secret = randomBytes(SECRET_BYTES).toString('base64url')
    const expiresAt = new Date(clock.now().getTime() + HOLDS_MS)
    await pcTicketStore.add(ticket, tokenHashOf(secret), expiresAt)
    return { ticket, secret, qr: `linli:pc:${ticket}`, expiresAt: expiresAt.toISOString() }
  }

  /** The person of the phone will be the person at the PC; its second factor is asked there again. */
  async function confirm({ id, identity }: Caller, ticket: string): Promise<void> {
    refuseUnless(!identity.unbound, 'sign-in.not-bound')
    const { accountId, demo } = identity
    const by = { personId: id, demo, ...(accountId ? { accountId } : {}) }
    refuseUnless(await pcTicketStore.confirm(ticket, by, clock.now()), 'pc.not-found')
  }

  /** What has become of the ticket; the session is told once. A wrong secret knows no ticket. */
  async function poll(ticket: string, secret: string): Promise<PcPollView> {
    const [secretHash, now] = [tokenHashOf(secret), clock.now()]
    const waits = (await pcTicketStore.waits(ticket, secretHash, now)) ?? refuse('pc.not-found')
    if (waits) return { state: 'waiting' }
    const who = await pcTicketStore.tell(ticket, secretHash, now)
    if (!who) return { state: 'expired' }
    const { demo, ...person } = who
    return { state: 'confirmed', signedIn: await sessions.signIn(person, { way: 'pc', demo }) }
  }

  return { ask, confirm, poll }
}
