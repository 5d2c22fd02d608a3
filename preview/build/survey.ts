import { posix } from 'node:path'
import { resolveIn, withoutSuffix, type PackageFolder } from './package-files'
import type { AppConfig, ComponentConfig } from '../runtime/app-bundle'

/** What app.json and the JSON files beside components say, with every path resolved. */
export interface Survey {
  app: AppConfig
  apiOrigin: string
  /** Pages and the components they reach, without suffix. */
  components: Map<string, ComponentConfig>
  /** Roots of subpackages. */
  roots: string[]
}

interface RawApp extends AppConfig {
  subPackages?: { root: string; pages: string[] }[]
}

/** Reads the package's configuration; a page or component that is named but missing is an error. */
export function survey(folder: PackageFolder): Survey {
  const raw = folder.json<RawApp>('app.json')
  const subpackages = (raw.subpackages ?? raw.subPackages ?? []).map(({ root, pages }) => ({
    root: root.replace(/^\/|\/$/g, ''),
    pages,
  }))
  const inside = subpackages.flatMap(({ root, pages }) =>
    pages.map((page) => posix.join(root, page)),
  )
  const app: AppConfig = { ...raw, subpackages, pages: [...raw.pages, ...inside] }
  const using = resolveUsing(folder, 'app.json', raw.usingComponents ?? {})
  const components = new Map<string, ComponentConfig>()
  for (const page of app.pages) visit(folder, page, using, components)
  app.usingComponents = using
  return { app, apiOrigin: apiOriginOf(folder), components, roots: subpackages.map((s) => s.root) }
}

function visit(
  folder: PackageFolder,
  path: string,
  global: Record<string, string>,
  known: Map<string, ComponentConfig>,
) {
  if (known.has(path)) return
  if (!folder.files.has(`${path}.js`)) throw new Error(`${path}.js is missing`)
  const file = `${path}.json`
  const raw = folder.files.has(file) ? folder.json<ComponentConfig>(file) : {}
  const own = resolveUsing(folder, file, raw.usingComponents ?? {})
  known.set(path, { ...raw, usingComponents: own })
  for (const target of [...Object.values(own), ...Object.values(global)]) {
    visit(folder, target.slice(1), global, known)
  }
}

function resolveUsing(folder: PackageFolder, file: string, using: Record<string, string>) {
  const resolved: Record<string, string> = {}
  for (const [tag, wanted] of Object.entries(using)) {
    const found = resolveIn(folder.files, file, wanted, ['.json', '/index.json'])
    if (!found) throw new Error(`${file}: <${tag}> is "${wanted}", which is not in the package`)
    resolved[tag] = `/${withoutSuffix(found)}`
  }
  return resolved
}

/** The address the package's config.js exports as API_URL, reduced to its origin. */
function apiOriginOf(folder: PackageFolder): string {
  if (!folder.files.has('config.js')) return ''
  const address = /API_URL\b[^'"`]*['"`](https?:\/\/[^'"`]+)['"`]/.exec(folder.read('config.js'))
  return address?.[1] ? new URL(address[1]).origin : ''
}

/** The subpackage a file belongs to, '' for the main package. */
export const rootOf = (roots: readonly string[], path: string) =>
  roots.find((root) => path.startsWith(`${root}/`)) ?? ''
