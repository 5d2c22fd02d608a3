import fs from 'node:fs'
import path from 'node:path'

/** A package in memory: path inside it, with forward slashes → content. */
export type Output = Map<string, Buffer>

/** Every file below a folder, as paths with forward slashes; nothing for a folder that is not there. */
export function filesBelow(folder: string): string[] {
  if (!fs.existsSync(folder)) return []
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => slashes(path.relative(folder, path.join(entry.parentPath, entry.name))))
    .sort()
}

/**
 * Makes a folder hold exactly the given package. Files that did not change are not touched, so that whoever watches
 * the folder hears only of real changes. Returns the paths that were written or removed.
 */
export function writeOutput(output: Output, folder: string): string[] {
  const stale = filesBelow(folder).filter((file) => !output.has(file))
  for (const file of stale) fs.rmSync(path.join(folder, file))
  const changed = [...output].filter(([file, content]) => !holds(path.join(folder, file), content))
  for (const [file, content] of changed) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
    fs.writeFileSync(path.join(folder, file), content)
  }
  return [...stale, ...changed.map(([file]) => file)]
}

/** Windows paths as the package writes them. */
export const slashes = (file: string): string => file.split(path.sep).join('/')

function holds(file: string, content: Buffer): boolean {
  return fs.existsSync(file) && fs.readFileSync(file).equals(content)
}
