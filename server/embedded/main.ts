/**
 * The embedded database as a process of its own:
 *   node main.js --data DIR (--socket PATH | --port N [--host 127.0.0.1]) [--no-sync]
 * Prints one line of JSON when it listens, and ends cleanly on SIGTERM, SIGINT, or when the process
 * that holds the other end of its standard input is gone.
 */
import { parseArguments } from './arguments'
import { dispatch } from './commands/dispatch'
import { Engine } from './engine'
import { listen } from './wire/server'

async function main(): Promise<void> {
  const { address, ...options } = parseArguments(process.argv.slice(2))
  const engine = Engine.open({ ...options, failPoints: 'port' in address })
  const server = await listen(address, (request, connection) =>
    dispatch(engine, request, connection),
  ).catch(async (error: unknown) => {
    await engine.close()
    throw error
  })
  let ending: Promise<void> | undefined
  const end = (): void => {
    ending ??= server
      .close()
      .then(() => engine.close())
      .then(() => process.exit(0))
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
  if (!process.stdin.isTTY) endWithParent(end)
  process.stdout.write(`${JSON.stringify({ ready: true, uri: server.uri, pid: process.pid })}\n`)
}

/** A pipe from the parent closes when the parent dies, however it dies. */
function endWithParent(end: () => void): void {
  if (process.env.EMBEDDED_KEEP === '1') return
  process.stdin.on('end', end).on('close', end).resume()
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
