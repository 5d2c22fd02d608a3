import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { copyAssets } from './assets'
import { createCache, type Cache } from './cache'
import { createHostBundler, type HostBundler, type HostPage } from './host-bundle'
import { hashOf, openPackage } from './package-files'
import { ASSETS, writeHead, writePages, writeParts } from './output'
import { compileParts } from './parts'
import { survey } from './survey'
import type { PackageFiles } from '../runtime/app-bundle'

export interface PreviewOptions {
  /** The built mini-program, dist/miniprogram. */
  from: string
  /** Where the static files go, dist/preview. */
  to: string
  /** The shell's sources; preview/shell unless a test brings its own. */
  shell?: string
  minify?: boolean
  /** Open phones ask for newer builds and reload. */
  watch?: boolean
}

export interface PreviewBuild {
  build: string
  /** Bytes by served file. */
  sizes: Record<string, number>
  /** Milliseconds by step. */
  times: Record<string, number>
}

/** Compiles the package and bundles the host; throws with file and line on the first bad file. */
export async function buildPreview(options: PreviewOptions): Promise<PreviewBuild> {
  rmSync(join(options.to, ASSETS), { recursive: true, force: true })
  const builder = await createBuilder(options)
  try {
    return await builder.build()
  } finally {
    await builder.close()
  }
}

export interface PreviewBuilder {
  build(): Promise<PreviewBuild>
  close(): Promise<void>
}

/** A builder that remembers what it compiled, for building again after a save. */
export async function createBuilder(options: PreviewOptions): Promise<PreviewBuilder> {
  const shell = options.shell ?? join(__dirname, '../shell')
  const assets = join(options.to, ASSETS)
  const cache = createCache()
  const host = await createHostBundler(shell, assets, options.minify ?? true)
  return {
    build: () => buildOnce({ options, shell, assets, cache, host }),
    close: () => host.close(),
  }
}

interface Bench {
  options: PreviewOptions
  shell: string
  assets: string
  cache: Cache
  host: HostBundler
}

async function buildOnce(bench: Bench): Promise<PreviewBuild> {
  const { options, assets, cache } = bench
  mkdirSync(assets, { recursive: true })
  const times: Record<string, number> = {}
  const timed = async <T>(step: string, work: () => T | Promise<T>): Promise<T> => {
    const start = performance.now()
    const result = await work()
    times[step] = Math.round(performance.now() - start)
    return result
  }
  const folder = openPackage(options.from)
  const known = survey(folder)
  const [pages, parts] = await Promise.all([
    timed('host', () => bench.host.build()),
    timed('package', () => compileParts({ folder, survey: known, cache })),
  ])
  const files = await timed('write', () => writeParts(parts, assets, options.minify ?? true))
  const served = copyAssets(folder, assets, cache)
  const build = hashOf(JSON.stringify([files, pages, served, known.app]))
  const head = writeHead({ build, known, files, served, watch: options.watch ?? false, assets })
  writePages({ to: options.to, shell: bench.shell }, pages, head, files)
  writeFileSync(join(assets, 'build.json'), JSON.stringify({ build }))
  prune(assets, [head, ...namesIn(files, pages, served)])
  return { build, sizes: sizesIn(assets), times }
}

function namesIn(
  files: PackageFiles[],
  pages: Record<string, HostPage>,
  served: Record<string, string>,
): (string | undefined)[] {
  return [
    'build.json',
    ...files.flatMap(({ script, style }) => [script, style]),
    ...Object.values(pages).flatMap(({ script, style }) => [script, style]),
    ...Object.values(served),
  ]
}

/** Files of earlier builds go, except what the host's own bundle placed (fonts, pictures). */
function prune(assets: string, keep: (string | undefined)[]) {
  const wanted = new Set(keep)
  const stale = readdirSync(assets).filter((file) => /\.(js|css)$/.test(file) && !wanted.has(file))
  for (const file of stale) rmSync(join(assets, file))
}

const sizesIn = (assets: string) =>
  Object.fromEntries(
    readdirSync(assets).map((file) => [file, readFileSync(join(assets, file)).byteLength]),
  )
