import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

export interface RunningServer {
  url: string
  pid: number
  /** Everything the server has printed so far. */
  printed: () => string
  stop(): Promise<void>
}

/**
 * Starts the built server on a free loopback port. Its data and their keys lie in a temporary directory, which goes
 * with it; a directory that is given stays.
 */
export async function startServer(
  env: Record<string, string> = {},
  dataDir?: string,
): Promise<RunningServer> {
  const room = dataDir === undefined ? mkdtempSync(path.join(tmpdir(), 'linli-')) : undefined
  const DATA_DIR = room === undefined ? dataDir : path.join(room, 'data')
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const main = path.resolve(__dirname, '../../dist/server/main.js')
  const child = spawn(process.execPath, ['-e', endingWithParent, main], {
    env: { ...process.env, DATA_DIR, HOST: '127.0.0.1', PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let printed = ''
  child.stdout?.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (printed += chunk.toString()))

  const deadline = performance.now() + 150_000
  while (!(await isReady(url))) {
    if (hasEnded(child) || performance.now() > deadline) {
      child.kill('SIGKILL')
      throw new Error(`The server did not become ready:\n${printed}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }

  return {
    url,
    pid: child.pid ?? 0,
    printed: () => printed,
    async stop() {
      if (!hasEnded(child)) {
        child.kill('SIGTERM')
        await once(child, 'exit')
      }
      if (room !== undefined) rmSync(room, { recursive: true, force: true })
    },
  }
}

/** Whoever started it may die without a word, and a server of nobody would live on: the channel closes then. */
const endingWithParent =
  "process.on('disconnect', () => process.kill(process.pid, 'SIGTERM')); require(process.argv[1])"

/** Of itself, or by a signal. */
const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode !== null || signalCode !== null

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`)).ok
  } catch {
    return false
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('No free port')
  return address.port
}
