/**
 * Logical sessions (MongoDB Driver Sessions, Retryable Writes and Transactions specifications):
 * who has a transaction open, and what the last retryable write of each session was answered.
 */
import { fail } from '../errors'
import type { Store } from '../store/store'
import { forgetReplies, storedReply, storeReply } from './retries'
import type { RetryRecord } from './retries'
import { lifetimeMs, Transaction } from './transaction'
import type { TransactionParts } from './transaction'

/** logicalSessionTimeoutMinutes, as `hello` tells. */
export const sessionTimeoutMinutes = 30

export interface Session {
  /** The 16 bytes of the session's UUID. */
  id: Buffer
  lastUse: number
  /** The highest transaction number seen. */
  txnNumber: bigint
  transaction?: Transaction
  /** Settles when the retryable write that is running now has ended. */
  running?: Promise<unknown>
}

export class Sessions {
  private readonly sessions = new Map<string, Session>()

  constructor(private readonly parts: TransactionParts) {}

  get size(): number {
    return this.sessions.size
  }

  all(): Iterable<Session> {
    return this.sessions.values()
  }

  private get store(): Store {
    return this.parts.store
  }

  /** The session of this id, started or woken up. */
  use(id: Buffer): Session {
    const key = id.toString('latin1')
    let session = this.sessions.get(key)
    if (!session) {
      session = { id, lastUse: 0, txnNumber: storedReply(this.store, id)?.txnNumber ?? -1n }
      this.sessions.set(key, session)
    }
    session.lastUse = performance.now()
    return session
  }

  /** Begins the transaction `txnNumber`, ending an older one. */
  begin(session: Session, txnNumber: bigint): Transaction {
    this.advance(session, txnNumber)
    const { transaction } = session
    if (transaction?.txnNumber === txnNumber && transaction.state !== 'aborted') {
      fail(50911, `Cannot start transaction ${String(txnNumber)} on session: already started`)
    }
    transaction?.finish('aborted')
    session.transaction = new Transaction(txnNumber, this.parts)
    return session.transaction
  }

  /** The transaction a statement continues, in whatever state it is. */
  continue(session: Session, txnNumber: bigint): Transaction {
    const { transaction } = session
    if (txnNumber < session.txnNumber) tooOld(session, txnNumber)
    if (!transaction || transaction.txnNumber !== txnNumber) return noTransaction(txnNumber)
    return transaction
  }

  /** Accepts a newer transaction number; what an older one left open is aborted. */
  advance(session: Session, txnNumber: bigint): void {
    if (txnNumber < session.txnNumber) tooOld(session, txnNumber)
    if (txnNumber > session.txnNumber) {
      session.transaction?.finish('aborted')
      session.txnNumber = txnNumber
    }
  }

  /** What this very write was answered before, if it was. */
  replyOf(session: Session, txnNumber: bigint): RetryRecord | undefined {
    const stored = storedReply(this.store, session.id)
    return stored?.txnNumber === txnNumber ? stored : undefined
  }

  /** To be called within the write that the record answers for. */
  remember(session: Session, record: RetryRecord): void {
    storeReply(this.store, session.id, record)
  }

  end(id: Buffer): void {
    const key = id.toString('latin1')
    this.sessions.get(key)?.transaction?.finish('aborted')
    this.sessions.delete(key)
  }

  endAll(): void {
    for (const { id } of [...this.sessions.values()]) this.end(id)
  }

  /** Aborts transactions that live too long and forgets sessions nobody has used for long. */
  expire(now = performance.now()): void {
    const idleMs = sessionTimeoutMinutes * 60_000
    for (const session of [...this.sessions.values()]) {
      const { transaction } = session
      if (transaction && now - transaction.startedAt > lifetimeMs) transaction.finish('aborted')
      if (now - session.lastUse > idleMs) this.end(session.id)
    }
  }

  /** Removes stored replies no driver will ask for again; to be called within a write. */
  forgetOldReplies(): void {
    forgetReplies(this.store, Date.now() - sessionTimeoutMinutes * 60_000)
  }
}

function tooOld(session: Session, txnNumber: bigint): never {
  fail(
    225,
    `Cannot start transaction ${String(txnNumber)} on this session because a newer ` +
      `transaction ${String(session.txnNumber)} has already started.`,
  )
}

export function noTransaction(txnNumber: bigint): never {
  fail(
    251,
    `Given transaction number ${String(txnNumber)} does not match any in-progress transactions.`,
  )
}
