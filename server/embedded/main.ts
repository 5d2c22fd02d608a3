/**
 * The embedded database as a process of its own:
 *   node main.js --data DIR (--socket PATH | --port N [--host 127.0.0.1]) [--no-sync]
 * Prints one line of JSON when it listens, and ends cleanly on SIGTERM, SIGINT, or when the process
 * that holds the other end of its standard input is gone.
 */
import { fstatSync } from 'node:fs'
import { parseArguments } from './arguments'
import { endOnSignals, runDatabase } from './run'

async function main(): Promise<void> {
  const database = await runDatabase(parseArguments(process.argv.slice(2)))
  const end = endOnSignals(database)
  if (isPipe(0)) process.stdin.on('end', end).on('close', end).resume()
  const ready = { ready: true, uri: database.uri, pid: process.pid }
  process.stdout.write(`${JSON.stringify(ready)}\n`)
}

/** A pipe from the parent closes when the parent dies, however it dies. */
function isPipe(descriptor: number): boolean {
  const stat = fstatSync(descriptor)
  return stat.isSocket() || stat.isFIFO()
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
