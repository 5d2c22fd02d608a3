import type { RecordServiceRequest } from '../../shared/records'
import { Refused, wordsOf } from './refused'
import { keep, kept } from './storage'

/**
 * A staff form waiting on the phone. It holds the elder's id and never a name or an identity number; the server
 * knows the rest. `draft.draftId` is its id and its idempotency key, however often it is sent.
 */
export interface Waiting {
  draft: RecordServiceRequest
  /** Id of the person who wrote it: on a shared phone nobody sends or sees the forms of another. */
  by: string
  /** ISO instant it was written down. */
  since: string
  /** The server's words, when it refused; then only the person who wrote it can help. */
  refused?: string
}

export interface Sent {
  sent: number
  left: number
}

/** Sends one draft; rejects with `Refused`. */
export type SendDraft = (draft: RecordServiceRequest, idempotencyKey: string) => Promise<unknown>

/** The last round of sending; the next one waits for it. */
let round: Promise<unknown> = Promise.resolve()

const all = (): Waiting[] => kept<Waiting[]>('linli.outbox') ?? []
const me = (): string => kept<{ personId: string }>('linli.session')?.personId ?? ''

/** What this person wrote and waits to be sent, oldest first. */
export const waiting = (): Waiting[] => all().filter(({ by }) => by === me())

/** Writes a form down on the phone before anything is sent: from here on it cannot be lost. */
export function putInOutbox(draft: RecordServiceRequest, since: string): void {
  const others = all().filter((entry) => entry.draft.draftId !== draft.draftId)
  keep('linli.outbox', [...others, { draft, by: me(), since }])
}

/** Takes a form out, sent or given up. */
export function takeOut(draftId: string): void {
  keep(
    'linli.outbox',
    all().filter((entry) => entry.draft.draftId !== draftId),
  )
}

/** Sends what waits, one after the other. Rounds follow each other, so that nothing is sent by two at once. */
export function sendWaiting(send: SendDraft): Promise<Sent> {
  const next = round.then(() => sendAll(send))
  round = next.catch(() => undefined)
  return next
}

async function sendAll(send: SendDraft): Promise<Sent> {
  let sent = 0
  for (const { draft } of waiting().filter((entry) => !entry.refused)) {
    const outcome = await trySend(send, draft)
    if (outcome === 'sent') sent += 1
    if (outcome === 'unreachable') break
  }
  return { sent, left: waiting().length }
}

async function trySend(
  send: SendDraft,
  draft: RecordServiceRequest,
): Promise<'sent' | 'refused' | 'unreachable'> {
  try {
    await send(draft, draft.draftId)
    takeOut(draft.draftId)
    return 'sent'
  } catch (error) {
    if (!(error instanceof Refused) || error.passing) return 'unreachable'
    markRefused(draft.draftId, wordsOf(error))
    return 'refused'
  }
}

function markRefused(draftId: string, words: string): void {
  keep(
    'linli.outbox',
    all().map((entry) => (entry.draft.draftId === draftId ? { ...entry, refused: words } : entry)),
  )
}
