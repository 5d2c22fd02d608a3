import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createBuilder, type PreviewBuild, type PreviewOptions } from './build'

/** Looks this often; a build starts when two looks in a row see the same files. */
const EVERY_MS = 100

export interface WatchOptions extends PreviewOptions {
  /** More folders whose files matter: the preview's own sources. */
  also?: string[]
  onBuild?(build: PreviewBuild, milliseconds: number): void
  onError?(error: Error): void
}

export interface Watch {
  /** Builds now, without waiting for the next look. */
  rebuild(): Promise<void>
  close(): Promise<void>
}

/**
 * Builds the preview and builds it again after every save. Open phones poll the build's number and
 * reload. Files are looked at instead of listened to: a package builder may delete and make anew
 * the very folder that is watched.
 */
export async function watchPreview(options: WatchOptions): Promise<Watch> {
  const builder = await createBuilder({ ...options, watch: true, minify: false })
  const folders = [options.from, ...(options.also ?? [join(__dirname, '..')])]
  let built = ''
  let building: Promise<void> = Promise.resolve()

  async function build(seen: string) {
    const start = performance.now()
    built = seen
    try {
      const result = await builder.build()
      options.onBuild?.(result, Math.round(performance.now() - start))
    } catch (error) {
      // A file may be half written or wrong: the last good build stays, the next save tries again.
      options.onError?.(error as Error)
    }
  }
  const rebuild = () => (building = building.then(() => build(stampOf(folders))))
  const stop = whenSettled(folders, (seen) => {
    if (seen !== built) building = building.then(() => build(seen))
  })
  await rebuild()
  return {
    rebuild,
    close: async () => {
      stop()
      await building
      await builder.close()
    },
  }
}

function whenSettled(folders: string[], tell: (seen: string) => void): () => void {
  let last = ''
  const timer = setInterval(() => {
    const seen = stampOf(folders)
    if (seen === last) tell(seen)
    last = seen
  }, EVERY_MS)
  return () => clearInterval(timer)
}

/** One text that changes whenever a file in the folders is saved, made or deleted. */
const stampOf = (folders: string[]): string =>
  folders.map((folder) => stampFolder(folder)).join('\n')

function stampFolder(folder: string): string {
  if (!existsSync(folder)) return ''
  return readdirSync(folder, { withFileTypes: true })
    .map((entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? stampFolder(path) : stampFile(path)
    })
    .join('')
}

function stampFile(path: string): string {
  // Deleted between the listing and the look.
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat ? `${path}:${String(stat.mtimeMs)}:${String(stat.size)};` : ''
}
