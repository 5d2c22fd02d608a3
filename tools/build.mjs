// Builds what is stale: the server, the mini-program, its browser preview. `--all` builds everything.
// A part is stale when the content of its inputs differs from what its stamp remembers.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
const parts = [
  {
    name: 'server',
    inputs: ['server', 'shared', 'tsconfig.base.json', 'package-lock.json'],
    output: 'dist/server/main.js',
    // File by file, as they are: types are checked by `npm run types`, which takes thirty times as long.
    command: [
      'node_modules/.bin/esbuild',
      ...['server/**/*.ts', 'server/**/*.json', 'shared/**/*.ts', '--loader:.json=copy'],
      ...['--outdir=dist', '--outbase=.', '--format=cjs', '--platform=node', '--target=node20'],
      '--log-level=warning',
    ],
  },
  {
    name: 'mini-program',
    inputs: ['miniprogram', 'shared', 'tools/build-miniprogram', 'package-lock.json'],
    settings: ['API_URL', 'SPEECH_PLUGIN'],
    output: 'dist/miniprogram/app.json',
    command: ['node_modules/.bin/tsx', 'tools/build-miniprogram/cli.ts'],
  },
  {
    name: 'preview',
    inputs: ['preview', 'dist/miniprogram', 'package-lock.json'],
    output: 'dist/preview/index.html',
    command: ['node_modules/.bin/tsx', 'preview/build/cli.ts'],
  },
]

/** Every file below the inputs, so that an added or removed file counts as a change. */
function filesBelow(place) {
  const full = path.join(root, place)
  if (!existsSync(full)) return []
  if (!statSync(full).isDirectory()) return [place]
  return readdirSync(full, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.'))
    .flatMap((entry) => filesBelow(path.join(place, entry.name)))
}

function fingerprint({ inputs, settings = [] }) {
  const hash = createHash('sha256')
  for (const file of inputs.flatMap(filesBelow).sort()) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(path.join(root, file)))
  }
  for (const name of settings) hash.update(`${name}=${process.env[name] ?? ''}`)
  return hash.digest('hex')
}

function isFresh(part, print) {
  const stamp = path.join(root, 'dist', `.${part.name}.stamp`)
  return (
    existsSync(path.join(root, part.output)) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === print
  )
}

function build(part) {
  const began = performance.now()
  const [command, ...args] = part.command
  const { status } = spawnSync(path.join(root, command), args, { cwd: root, stdio: 'inherit' })
  if (status !== 0) {
    console.error(`Building the ${part.name} failed.`)
    process.exit(status ?? 1)
  }
  // The inputs are read again: the preview's input is what the mini-program's build just wrote.
  mkdirSync(path.join(root, 'dist'), { recursive: true })
  writeFileSync(path.join(root, 'dist', `.${part.name}.stamp`), fingerprint(part))
  console.log(`Built the ${part.name} in ${((performance.now() - began) / 1000).toFixed(1)} s`)
}

const all = process.argv.includes('--all')
for (const part of parts) {
  if (all || !isFresh(part, fingerprint(part))) build(part)
}
