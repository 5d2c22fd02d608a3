/** commitTransaction, abortTransaction and the commands that end or refresh sessions. */
import { UUID } from 'bson'
import type { Engine } from '../engine'
import { fail } from '../errors'
import { applyTransaction } from '../sessions/commit'
import { noTransaction, sessionTimeoutMinutes } from '../sessions/sessions'
import type { Session } from '../sessions/sessions'
import type { Transaction } from '../sessions/transaction'
import { inOneStep } from '../store/write-queue'
import { isDoc, isType } from '../values/types'
import type { Maybe } from '../values/types'
import type { Reply } from '../wire/reply'
import type { Command, Definitions } from './command'

const nothing = Buffer.alloc(0)

async function commitTransaction(engine: Engine, command: Command): Promise<Reply> {
  const { session, txnNumber } = inSession(command)
  const transaction = session.transaction
  if (transaction?.txnNumber !== txnNumber) {
    // After a restart the record of the commit is all that is left of the transaction.
    if (engine.sessions.replyOf(session, txnNumber)?.reply.length === 0) return { ok: 1 }
    return noTransaction(txnNumber)
  }
  if (transaction.state === 'aborted') return noTransaction(txnNumber)
  if (transaction.state === 'open') {
    transaction.commit ??= commit(engine, session, transaction)
    await transaction.commit
  }
  return { ok: 1 }
}

async function commit(engine: Engine, session: Session, transaction: Transaction): Promise<void> {
  try {
    if (transaction.hasChanges) {
      await engine.queue.run(inOneStep(() => applied(engine, session, transaction)))
    }
    transaction.finish('committed')
  } catch (error) {
    transaction.finish('aborted')
    throw error
  }
}

function applied(engine: Engine, session: Session, transaction: Transaction): void {
  applyTransaction(transaction, engine)
  engine.sessions.remember(session, { txnNumber: transaction.txnNumber, reply: nothing })
}

function abortTransaction(_engine: Engine, command: Command): Reply {
  const { session, txnNumber } = inSession(command)
  const transaction = session.transaction
  if (transaction?.txnNumber !== txnNumber || transaction.state === 'aborted') {
    return noTransaction(txnNumber)
  }
  if (transaction.state === 'committed') {
    fail(256, `Transaction ${String(txnNumber)} has been committed.`)
  }
  transaction.finish('aborted')
  return { ok: 1 }
}

function inSession({ session, txnNumber, name }: Command): { session: Session; txnNumber: bigint } {
  if (!session || txnNumber === undefined) {
    return fail(125, `${name} must be run within a transaction`)
  }
  return { session, txnNumber }
}

/** The 16 bytes of `{ id: UUID }`. */
export function sessionId(value: Maybe): Buffer {
  const id = isDoc(value) ? value.get('id') : undefined
  if (!isType(id, 'Binary') || id.position !== 16) fail(9, 'lsid.id must be a UUID')
  return isType(id, 'Binary') ? Buffer.from(id.buffer.subarray(0, 16)) : nothing
}

function endSessions(engine: Engine, { fields, name }: Command): Reply {
  const ids = fields.array(name) ?? []
  for (const value of ids) endSession(engine, sessionId(value))
  return { ok: 1 }
}

function endSession(engine: Engine, id: Buffer): void {
  const hex = id.toString('hex')
  engine.cursors.killOwned((owner) => owner === hex || owner.startsWith(`${hex}:`))
  engine.sessions.end(id)
}

function killAllSessions(engine: Engine): Reply {
  for (const { id } of [...engine.sessions.all()]) endSession(engine, id)
  return { ok: 1 }
}

function refreshSessions(engine: Engine, { fields }: Command): Reply {
  for (const value of fields.array('refreshSessions') ?? []) engine.sessions.use(sessionId(value))
  return { ok: 1 }
}

function startSession(engine: Engine): Reply {
  const id = new UUID()
  engine.sessions.use(Buffer.from(id.buffer))
  return { id: { id }, timeoutMinutes: sessionTimeoutMinutes, ok: 1 }
}

export const transactionCommands: Definitions = {
  commitTransaction: { read: commitTransaction, inTransaction: true, adminOnly: true },
  abortTransaction: { read: abortTransaction, inTransaction: true, adminOnly: true },
  endSessions: { read: endSessions },
  killSessions: { read: endSessions },
  killAllSessions: { read: killAllSessions },
  refreshSessions: { read: refreshSessions },
  startSession: { read: startSession },
}
