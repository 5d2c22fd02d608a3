/** Errors as replies, with the labels drivers decide by. */
import { CommandError } from '../errors'
import type { Reply, ReplyValue } from '../wire/reply'
import type { Command } from './command'

/** "The whole transaction may be tried again" (server: isTransientTransactionError). */
const transientCodes = new Set([24, 112, 246, 251, 267])
/** "This write may be sent again" (Retryable Writes specification). */
const retryableCodes = new Set([6, 7, 89, 91, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436])

/** How LMDB says that a write did not reach the disk. */
const diskFaults = ['No space left', 'MDB_MAP_FULL', 'Input/output error', 'File too large']

export function errorReply(error: unknown, command: Command | undefined): Reply {
  command?.transaction?.finishUnlessCommitting()
  const known = error instanceof CommandError ? error : unexpected(error)
  const labels = labelsOf(known.code, command)
  const extra = known.extra as Record<string, ReplyValue> | undefined
  return {
    ok: 0,
    errmsg: known.message,
    code: known.code,
    codeName: known.codeName,
    ...(labels.length > 0 && { errorLabels: labels }),
    ...extra,
  }
}

/** A fault of the engine or of the disk: told in full to the operator, in short to the client. */
function unexpected(error: unknown): CommandError {
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  )
  const message = error instanceof Error ? error.message : String(error)
  return diskFaults.some((fault) => message.includes(fault))
    ? new CommandError(14031, `The database could not write to its disk: ${message}`)
    : new CommandError(1, `The database met an internal error: ${message}`)
}

function labelsOf(code: number, command: Command | undefined): string[] {
  if (!command) return []
  const ends = command.name === 'commitTransaction' || command.name === 'abortTransaction'
  const retryable = command.txnNumber !== undefined && retryableCodes.has(code)
  if (command.fields.value('autocommit') === false) {
    if (transientCodes.has(code) || (retryable && !ends)) return ['TransientTransactionError']
    return retryable ? ['RetryableWriteError'] : []
  }
  return retryable ? ['RetryableWriteError'] : []
}
