/** The service and its tools as processes of their own, as `npm start` and `npm run` start them. */
import { spawn } from 'node:child_process'
import { basename, join } from 'node:path'
import { buildSync } from 'esbuild'
import { bundleShelf } from './shelf'
import { clientOf } from './client'

const root = join(__dirname, '../..')
const STARTED = /http:\/\/(?:127\.0\.0\.1|0\.0\.0\.0):(\d+)/

export interface Service {
  url: string
  /** Everything it printed so far. */
  said: () => string
  client: ReturnType<typeof clientOf>
  /** Ends it like Ctrl-C; answers its exit code. */
  interrupt: () => Promise<number | null>
}

type Variables = Record<string, string>

const bundles = new Map<string, string>()

/**
 * The program as one file, made of the sources as they are: a test file starts it many times, and hundreds of files
 * take three times as long to start.
 */
function bundled(program: string): string {
  const known = bundles.get(program)
  if (known !== undefined) return known
  const outfile = join(bundleShelf(), `${basename(program, '.ts')}-${process.pid}.js`)
  buildSync({
    entryPoints: [join(root, program)],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
  })
  bundles.set(program, outfile)
  return outfile
}

function run(program: string, variables: Variables, args: readonly string[] = []) {
  const { PATH = '', HOME = '' } = process.env
  const env = { PATH, HOME, ...variables }
  const child = spawn(process.execPath, [bundled(program), ...args], { cwd: root, env })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const ended = new Promise<number | null>((done) => child.once('exit', done))
  return { child, said: () => said, ended }
}

/** Runs a program to its end: what it said and its exit code. */
export async function runProgram(
  program: string,
  variables: Variables,
  args: readonly string[] = [],
) {
  const { said, ended } = run(program, variables, args)
  const code = await ended
  return { code, said: said() }
}

/** Starts the service on a free port; fails with what it said when it does not come up. */
export async function startService(variables: Variables): Promise<Service> {
  const { child, said, ended } = run('server/main.ts', { PORT: '0', ...variables })
  let gone = false
  void ended.then(() => (gone = true))
  while (!STARTED.test(said())) {
    if (gone) throw new Error(said())
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const url = `http://127.0.0.1:${STARTED.exec(said())?.[1] ?? ''}`
  const interrupt = () => {
    child.kill('SIGINT')
    return ended
  }
  return { url, said, client: clientOf(url), interrupt }
}
