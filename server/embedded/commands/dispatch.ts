/** From a request to its reply: session, transaction, retry, the command itself, and errors. */
import type { Engine } from '../engine'
import { fail, notSupported } from '../errors'
import type { Task } from '../store/write-queue'
import { clusterTimeElements } from '../wire/cluster-time'
import type { ConnectionInfo } from '../wire/connection'
import type { Request } from '../wire/message'
import { encodeReply } from '../wire/reply'
import type { Reply } from '../wire/reply'
import type { Command, Definition, WriteDefinition } from './command'
import { commandName, readCommand } from './command'
import { errorReply } from './error-reply'
import { CloseConnection } from './fail-point'
import { commands, leftOut } from './registry'
import type { Registered } from './registry'
import { attachSession } from './session-fields'
import { writeConcernError } from './write-concern'

/** Answers a request; only a fail point that closes connections throws. */
export async function dispatch(
  engine: Engine,
  request: Request,
  connection: ConnectionInfo,
): Promise<Buffer> {
  engine.counters.commands++
  let command: Command | undefined
  try {
    const name = commandName(request)
    const definition = definitionOf(name)
    command = readCommand(request, name, definition.raw, connection)
    check(command, definition)
    attachSession(engine, command, definition)
    return await run(engine, command, definition)
  } catch (error) {
    if (error instanceof CloseConnection) throw error
    return encodeReply(errorReply(error, command))
  }
}

function definitionOf(name: string): Registered {
  const definition = commands.get(name)
  if (definition) return definition
  const feature = leftOut.get(name)
  return feature === undefined ? fail(59, `no such command: '${name}'`) : notSupported(feature)
}

function check({ fields, db, name }: Command, definition: Registered): void {
  if (definition.known) fields.allow(definition.known)
  if (definition.adminOnly && db !== 'admin') {
    fail(13, `${name} may only be run against the admin database.`)
  }
}

async function run(engine: Engine, command: Command, definition: Definition): Promise<Buffer> {
  if (!engine.failPoints.none) await engine.failPoints.before(command.name)
  if (!('write' in definition))
    return finished(engine, command, await definition.read(engine, command))
  if (command.transaction) return runInTransaction(engine, command, definition)
  return command.txnNumber === undefined
    ? finished(
        engine,
        command,
        await engine.queue.run(definition.write(engine, command, engine.plain)),
      )
    : runOnce(engine, command, definition)
}

/** A statement of a transaction; whatever goes wrong ends the transaction. */
function runInTransaction(engine: Engine, command: Command, definition: WriteDefinition): Buffer {
  const { transaction } = command
  if (!transaction) return fail(1, 'no transaction')
  const step = definition.write(engine, command, transaction).next()
  if (!step.done) return fail(112, 'a statement of a transaction does not wait')
  if (step.value.writeErrors !== undefined || step.value.nErrors) transaction.finish('aborted')
  return finished(engine, command, step.value)
}

/** A retryable write: run once, answered the same however often it is sent. */
async function runOnce(
  engine: Engine,
  command: Command,
  definition: WriteDefinition,
): Promise<Buffer> {
  const { session, txnNumber } = command
  if (!session || txnNumber === undefined) return fail(72, 'txnNumber needs a session')
  await session.running
  const known = engine.sessions.replyOf(session, txnNumber)
  if (known) return known.reply
  const running = engine.queue.run(remembered(engine, command, definition))
  session.running = running.then(nothing, nothing)
  return running
}

function nothing(): void {
  // Only that the write has ended matters to whoever waits for it.
}

function* remembered(engine: Engine, command: Command, definition: WriteDefinition): Task<Buffer> {
  const { session, txnNumber } = command
  const reply = finished(engine, command, yield* definition.write(engine, command, engine.plain))
  if (session && txnNumber !== undefined) engine.sessions.remember(session, { txnNumber, reply })
  return reply
}

function finished(engine: Engine, command: Command, reply: Reply): Buffer {
  const concern = engine.failPoints.writeConcernError() ?? writeConcernError(command)
  const time = command.session && clusterTimeElements()
  return encodeReply(concern ? { ...reply, writeConcernError: concern } : reply, time)
}
