/** Runs the statements of a write command and gathers what failed. */
import { CommandError } from '../errors'
import type { Task } from '../store/write-queue'
import type { Reply, ReplyValue } from '../wire/reply'
import type { Command } from './command'

/** Statements in one command, as `hello` tells (maxWriteBatchSize). */
export const maxStatements = 100_000

export interface Statements {
  count: number
  run: (index: number) => Task<void>
}

/**
 * Runs statements in order. Ordered commands stop at the first failure, others go on; within a
 * transaction a failure is the failure of the whole command, because it ends the transaction.
 */
export function* runStatements(command: Command, { count, run }: Statements): Task<Reply[]> {
  if (count < 1 || count > maxStatements) {
    throw new CommandError(
      16,
      `Write batch sizes must be between 1 and ${String(maxStatements)}. Got ${String(count)} operations.`,
    )
  }
  const ordered = !command.fields.has('ordered') || command.fields.flag('ordered')
  const errors: Reply[] = []
  for (let index = 0; index < count; index++) {
    try {
      yield* run(index)
    } catch (error) {
      if (!(error instanceof CommandError) || fatal(command, error)) throw error
      errors.push(writeError(index, error))
      if (ordered) break
    }
  }
  return errors
}

/** In a transaction only a duplicate key is told of as a write error; it aborts all the same. */
function fatal({ transaction }: Command, { code }: CommandError): boolean {
  return code === 50 || (transaction !== undefined && code !== 11000)
}

function writeError(index: number, error: CommandError): Reply {
  const extra = error.extra as Record<string, ReplyValue> | undefined
  return { index, code: error.code, ...extra, errmsg: error.message }
}

export function withErrors(reply: Reply, errors: Reply[]): Reply {
  return errors.length > 0 ? { ...reply, writeErrors: errors, ok: 1 } : { ...reply, ok: 1 }
}
