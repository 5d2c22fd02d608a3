/** Reads lsid, txnNumber, transaction and time limit of a command. */
import type { Engine } from '../engine'
import { fail } from '../errors'
import { noTransaction } from '../sessions/sessions'
import type { Session } from '../sessions/sessions'
import type { Transaction } from '../sessions/transaction'
import type { Command, Definition } from './command'
import { sessionId } from './transactions'

const endings = new Set(['commitTransaction', 'abortTransaction'])

export function attachSession(engine: Engine, command: Command, definition: Definition): void {
  const { fields } = command
  const limit = fields.count('maxTimeMS')
  if (limit) command.deadline = performance.now() + limit
  refuseSnapshotReads(command)
  if (fields.has('lsid')) {
    command.session = engine.sessions.use(sessionId(fields.value('lsid')))
    attachNumber(engine, command, command.session, definition)
  } else if (fields.has('txnNumber')) {
    fail(72, 'Transaction number requires a session ID to also be specified')
  }
}

/** A numbered command is a retryable write, or a statement of a transaction. */
function attachNumber(
  engine: Engine,
  command: Command,
  session: Session,
  definition: Definition,
): void {
  const { fields, name } = command
  if (!fields.has('txnNumber')) {
    if (fields.has('autocommit')) fail(72, "'autocommit' field requires a transaction number")
    return
  }
  const txnNumber = BigInt(fields.number('txnNumber') ?? 0)
  command.txnNumber = txnNumber
  if (fields.value('autocommit') !== false) {
    engine.sessions.advance(session, txnNumber)
    return
  }
  if (!definition.inTransaction) {
    session.transaction?.finish('aborted')
    fail(263, `Cannot run '${name}' in a multi-document transaction.`)
  }
  // A commit or an abort looks at the session itself: its transaction may be over already.
  if (!endings.has(name)) command.transaction = transactionOf(engine, command, session)
}

function transactionOf(
  engine: Engine,
  { fields, txnNumber = 0n }: Command,
  session: Session,
): Transaction {
  if (fields.flag('startTransaction')) return engine.sessions.begin(session, txnNumber)
  const transaction = engine.sessions.continue(session, txnNumber)
  if (transaction.state === 'aborted') noTransaction(txnNumber)
  if (transaction.state === 'committed') {
    fail(256, `Transaction ${String(txnNumber)} has been committed.`)
  }
  return transaction
}

function refuseSnapshotReads({ fields }: Command): void {
  const concern = fields.document('readConcern')
  const snapshot = concern?.get('level') === 'snapshot' && fields.value('autocommit') !== false
  if (snapshot)
    fail(246, 'Snapshot reads outside a transaction are not kept by the embedded database')
}
