import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { Cache } from './cache'
import { hashOf, stamp, type PackageFolder } from './package-files'

const compiled = new Set(['.js', '.json', '.wxml', '.wxss', '.wxs', '.map', '.md', '.ts'])

/** Copies pictures, sounds and fonts of the package under names that change with their content. */
export function copyAssets(
  folder: PackageFolder,
  to: string,
  cache: Cache,
): Record<string, string> {
  mkdirSync(to, { recursive: true })
  const files = [...folder.files].filter((file) => !compiled.has(extname(file))).sort()
  return Object.fromEntries(
    files.map((file) => {
      const name = cache.of('asset', file, stamp(folder.root, file), () => servedName(folder, file))
      if (!existsSync(join(to, name))) copyFileSync(join(folder.root, file), join(to, name))
      return [file, name]
    }),
  )
}

function servedName(folder: PackageFolder, file: string): string {
  return `${hashOf(readFileSync(join(folder.root, file)), 12)}${extname(file)}`
}
