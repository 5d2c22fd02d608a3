import fs from 'node:fs'
import path from 'node:path'
import { iconSheet } from './icons'
import { filesBelow, writeOutput, type Output } from './output'
import { buildScripts } from './scripts'
import { packageSizes, type PackageSize } from './sizes'
import { speechPlugin } from './speech'
import { vantFiles } from './vant'

export interface BuildNeeds {
  /** Folder of the sources; `shared/` stands beside it. */
  from: string
  to: string
  /** Where the API is, without the trailing `/api`. */
  apiUrl: string
  /** Version of the plugin that reads aloud; without it the package names no plugin. */
  speech?: string
}

export interface BuildReport {
  files: number
  changed: string[]
  sizes: PackageSize[]
  /** What is wrong with the sources; the package is written without the pages concerned. */
  problems: string[]
}

interface AppJson {
  pages: string[]
  subpackages?: { root: string; pages: string[] }[]
  usingComponents?: Record<string, string>
}

/** Sources that stay as they are. Drawings are not among them: they travel inside the icon sheet. */
const KEPT = /\.(wxml|wxss|wxs|json|png|jpg|webp|woff2)$/
const ICON_FOLDER = 'assets/icons'
const ICON_SHEET = 'components/icon/icons.wxss'

/** Makes the package that DevTools opens and the preview reads. */
export async function buildMiniprogram(needs: BuildNeeds): Promise<BuildReport> {
  const { to } = needs
  const { output, problems } = await packageOf(needs)
  const changed = writeOutput(output, to)
  return { files: output.size, changed, sizes: packageSizes(output), problems }
}

async function packageOf({
  from,
  apiUrl,
  speech = '',
}: BuildNeeds): Promise<{ output: Output; problems: string[] }> {
  const sources = filesBelow(from)
  const app = JSON.parse(fs.readFileSync(path.join(from, 'app.json'), 'utf8')) as AppJson
  const { complete, problems } = onlyWhole(app, new Set(sources))
  const kept: Output = new Map(
    sources.filter(isKept).map((file) => [file, fs.readFileSync(path.join(from, file))]),
  )
  const named = { ...complete, ...speechPlugin(speech) }
  kept.set('app.json', Buffer.from(`${JSON.stringify(named, null, 2)}\n`))
  kept.set(ICON_SHEET, Buffer.from(iconSheet(path.join(from, ICON_FOLDER))))
  const entries = sources.filter((file) => isEntry(file, from)).map((file) => path.join(from, file))
  const scripts = await buildScripts({ from, entries, apiUrl })
  const output = new Map([...kept, ...scripts, ...vantFiles(vantUsed(kept, scripts))])
  return { output, problems: [...problems, ...missingComponents(output)] }
}

const isKept = (file: string) => KEPT.test(file) && !file.endsWith('tsconfig.json')

/** A script WeChat itself looks for: the app, the configuration, and what stands beside a template. */
function isEntry(file: string, from: string): boolean {
  if (file === 'app.ts' || file === 'config.ts') return true
  return file.endsWith('.ts') && fs.existsSync(path.join(from, file.replace(/\.ts$/, '.wxml')))
}

/** Leaves out pages whose files are not there, and says which: one missing page stops the whole app otherwise. */
function onlyWhole(app: AppJson, sources: Set<string>): { complete: AppJson; problems: string[] } {
  const problems: string[] = []
  const isWhole = (page: string) => {
    const missing = ['.ts', '.wxml', '.json'].filter((ending) => !sources.has(page + ending))
    if (missing.length > 0) problems.push(`Page ${page} has no ${missing.join(', ')}`)
    return missing.length === 0
  }
  const pages = app.pages.filter(isWhole)
  const subpackages = (app.subpackages ?? []).map((part) => ({
    ...part,
    pages: part.pages.filter((page) => isWhole(path.posix.join(part.root, page))),
  }))
  return {
    complete: { ...app, pages, subpackages: subpackages.filter((part) => part.pages.length > 0) },
    problems,
  }
}

function componentsOf(output: Output): { file: string; name: string; place: string }[] {
  return [...output]
    .filter(([file]) => file.endsWith('.json'))
    .flatMap(([file, content]) => {
      const { usingComponents = {} } = JSON.parse(content.toString()) as Partial<AppJson>
      return Object.entries(usingComponents).map(([name, place]) => ({ file, name, place }))
    })
}

function vantUsed(kept: Output, scripts: Output): string[] {
  const named = componentsOf(kept).map(({ place }) => place)
  const required = [...scripts.values()].flatMap((script) =>
    [...script.toString().matchAll(/require\('(@vant\/weapp\/[^']+)'\)/g)].map(
      ([, name = '']) => `${name}.js`,
    ),
  )
  return [...new Set([...named.filter((place) => place.startsWith('@vant/weapp/')), ...required])]
}

function missingComponents(output: Output): string[] {
  return componentsOf(output)
    .map((used) => ({ ...used, found: found(used.file, used.place) }))
    .filter(({ found: place }) => !output.has(`${place}.wxml`))
    .map(({ file, name, place }) => `${file} names <${name}> at ${place}, which is not there`)
}

function found(file: string, place: string): string {
  if (place.startsWith('/')) return place.slice(1)
  if (place.startsWith('.')) return path.posix.join(path.posix.dirname(file), place)
  return `miniprogram_npm/${place}`
}
