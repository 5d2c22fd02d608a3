/** Starts the embedded database as a process of its own, built from the sources as they are. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmdirSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { buildSync } from 'esbuild'

const root = resolve(__dirname, '../..')
const sources = join(root, 'server/embedded')
const stamp = join(root, 'dist/.embedded.stamp')
const entry = join(root, 'dist/server/embedded/main.js')
const lock = join(root, 'dist/.embedded.lock')

export interface RunningEngine {
  uri: string
  process: ChildProcess
  /** Ends it in order; resolves when it is gone. */
  stop(): Promise<void>
}

function newestSource(directory: string): number {
  const times = readdirSync(directory, { withFileTypes: true }).map((file) => {
    const path = join(directory, file.name)
    return file.isDirectory() ? newestSource(path) : statSync(path).mtimeMs
  })
  return Math.max(0, ...times)
}

function isFresh(): boolean {
  return existsSync(entry) && existsSync(stamp) && statSync(stamp).mtimeMs >= newestSource(sources)
}

/** Compiles the engine alone when its sources are newer than what was compiled last. */
export function buildEngine(): void {
  if (isFresh()) return
  withLock(() => {
    if (isFresh()) return
    buildSync({
      ...{ entryPoints: [join(sources, '**/*.ts')], outdir: join(root, 'dist'), outbase: root },
      ...{ format: 'cjs', platform: 'node', target: 'node20', logLevel: 'warning' },
    })
    writeFileSync(stamp, '')
  })
}

const buildMs = 30_000

/** One compiler at a time; a lock left behind by a process that died is taken over. */
function withLock(work: () => void): void {
  mkdirSync(join(root, 'dist'), { recursive: true })
  const deadline = Date.now() + buildMs
  while (!tryLock()) {
    if (Date.now() > deadline) rmdirSync(lock)
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100)
  }
  try {
    work()
  } finally {
    rmdirSync(lock)
  }
}

function tryLock(): boolean {
  try {
    mkdirSync(lock)
    return true
  } catch {
    return false
  }
}

/**
 * Starts an engine; `args` are those of its command line, `through` a command that runs it. Rejects
 * with what it said on failure.
 */
export async function startEngine(
  args: string[],
  through: readonly string[] = [],
): Promise<RunningEngine> {
  const [command = '', ...rest] = [...through, process.execPath, entry, ...args]
  const child = spawn(command, rest, { stdio: ['pipe', 'pipe', 'pipe'] })
  const uri = await new Promise<string>((ready, reject) => {
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.once('exit', (code) => reject(new Error(said || `the engine ended with ${String(code)}`)))
    child.stdout.once('data', (line: Buffer) => {
      ready((JSON.parse(line.toString()) as { uri: string }).uri)
    })
  })
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise<void>((done) => child.once('exit', () => done()))
    child.kill('SIGTERM')
    await gone
  }
  return { uri, process: child, stop }
}
