import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'
import { candidates } from '../kit/paths'

/** A built mini-program on disk; all paths are relative to its root, with '/' and no leading slash. */
export interface PackageFolder {
  root: string
  files: Set<string>
  read: (path: string) => string
  json<T>(path: string): T
}

/** Every file under the folder, dot files left out. */
export function openPackage(root: string): PackageFolder {
  if (!existsSync(join(root, 'app.json'))) {
    throw new Error(`No mini-program in ${root}: app.json is missing. Build the package first.`)
  }
  const files = new Set(walk(root, ''))
  const read = (path: string) => readFileSync(join(root, path), 'utf8')
  return { root, files, read, json: <T>(path: string) => parseJson<T>(read(path), path) }
}

function walk(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.'))
    .flatMap((entry) => {
      const path = posix.join(folder, entry.name)
      return entry.isDirectory() ? walk(root, path) : [path]
    })
}

function parseJson<T>(text: string, path: string): T {
  try {
    return JSON.parse(text) as T
  } catch (cause) {
    throw new Error(`${path}: ${(cause as Error).message}`, { cause })
  }
}

/** Modification time and size, cheap enough to ask of every file on every rebuild. */
export function stamp(root: string, path: string): string {
  const { mtimeMs, size } = statSync(join(root, path))
  return `${String(mtimeMs)}:${String(size)}`
}

export const hashOf = (content: string | Buffer, length = 8) =>
  createHash('sha256').update(content).digest('hex').slice(0, length)

export const withoutSuffix = (path: string) => path.replace(/\.[^./]+$/, '')

/** `./a`, `../a`, `/a` and bare names seen from a file → path inside the package, or undefined. */
export function resolveIn(
  files: ReadonlySet<string>,
  from: string,
  wanted: string,
  suffixes: readonly string[],
): string | undefined {
  return candidates(from, wanted)
    .flatMap((path) => suffixes.map((suffix) => path + suffix))
    .find((path) => files.has(path))
}
