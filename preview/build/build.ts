import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { transform } from 'esbuild'
import { copyAssets } from './assets'
import { createCache, type Cache } from './cache'
import { createHostBundler, shellPages, type HostBundler, type HostPage } from './host-bundle'
import { hashOf, openPackage } from './package-files'
import { compileParts, type PartText } from './parts'
import { survey, type Survey } from './survey'
import { templateGlobals } from './wxml'
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

/** Folder of everything but the HTML pages, and its address. */
export const ASSETS = 'preview-assets'

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
  const bundling = timed('host', () => bench.host.build())
  const parts = await timed('package', () => compileParts({ folder, survey: known, cache }))
  const files = await timed('write', () => writeParts(parts, assets, options.minify ?? true))
  const served = copyAssets(folder, assets, cache)
  const pages = await bundling
  const build = hashOf(JSON.stringify([files, pages, served, known.app]))
  const head = writeHead({ build, known, files, served, watch: options.watch ?? false, assets })
  writePages(bench, pages, head, files)
  writeFileSync(join(assets, 'build.json'), JSON.stringify({ build }))
  prune(assets, [head, ...namesIn(files, pages, served)])
  return { build, sizes: sizesIn(assets), times }
}

async function writeParts(
  parts: PartText[],
  assets: string,
  minify: boolean,
): Promise<PackageFiles[]> {
  const write = async (name: string, text: string, loader: 'js' | 'css') => {
    const { code } = minify
      ? await transform(text, { loader, minify, charset: 'utf8', legalComments: 'none' })
      : { code: text }
    const file = `${name}-${hashOf(code)}.${loader}`
    writeFileSync(join(assets, file), code)
    return file
  }
  return Promise.all(
    parts.map(async ({ root, script, style }) => {
      const name = root === '' ? 'app-main' : `app-${root.replaceAll('/', '-')}`
      return {
        root,
        script: await write(name, script, 'js'),
        style: await write(name, style, 'css'),
      }
    }),
  )
}

interface Head {
  build: string
  known: Survey
  files: PackageFiles[]
  served: Record<string, string>
  watch: boolean
  assets: string
}

/**
 * A phone opened at a page of a subpackage asks for its files at once, while the host's own script is
 * still on its way; the host then finds them in the browser's cache.
 */
const preloadSubpackage = `(function(app) {
  var page = (new URLSearchParams(location.search).get('page') || '').replace(/^[/]/, '');
  app.packages.forEach(function(files) {
    if (!files.root || page.indexOf(files.root + '/') !== 0) return;
    [['style', files.style], ['script', files.script]].forEach(function(file) {
      var link = document.createElement('link');
      link.rel = 'preload';
      link.as = file[0];
      link.href = '/${ASSETS}/' + file[1];
      document.head.append(link);
    });
  });
})(__miniprogram);
`

/** The first script of a phone: what the package is made of; the parts then add themselves. */
function writeHead({ build, known, files, served, watch, assets }: Head): string {
  const { app, apiOrigin } = known
  const facts = { build, watch, config: app, apiOrigin, packages: files, parts: {}, assets: served }
  const runtime = `function(G,R){${templateGlobals()};return {X,Y,Z,P,Q,D}}`
  const text = `var __miniprogram=${JSON.stringify(facts)};__miniprogram.templateRuntime=${runtime};\n${preloadSubpackage}`
  const file = `app-${hashOf(text)}.js`
  writeFileSync(join(assets, file), text)
  return file
}

/** Only the phone runs the package; the landing page and the theatre hold phones in frames. */
function writePages(
  { options, shell }: Bench,
  pages: Record<string, HostPage>,
  head: string,
  files: PackageFiles[],
) {
  const main = files.find(({ root }) => root === '')
  for (const [entry, name] of Object.entries(shellPages)) {
    const page = pages[entry]
    if (!page) continue
    const ofPackage = entry === 'phone' && main ? main : undefined
    const styles = [page.style, ofPackage?.style].filter((file) => file !== undefined)
    const scripts = [...(ofPackage ? [head, ofPackage.script] : []), page.script]
    const html = readFileSync(join(shell, `${name}.html`), 'utf8')
      .replace('<!--styles-->', styles.map(styleTag).join(''))
      .replace('<!--scripts-->', scripts.map(scriptTag).join(''))
    writeFileSync(join(options.to, `${name}.html`), html)
  }
}

const styleTag = (file: string) => `<link rel="stylesheet" href="/${ASSETS}/${file}">`
const scriptTag = (file: string) => `<script src="/${ASSETS}/${file}" defer></script>`

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
