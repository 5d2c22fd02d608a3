import { basename, dirname } from 'node:path'
import { hashOf } from './package-files'
import type { ComponentConfig } from '../runtime/app-bundle'
import type { SheetReach } from './wxss'

/** Readable and unique: the component's folder name and a piece of its path's hash. */
export function styleScopeOf(path: string): string {
  const name = basename(path) === 'index' ? basename(dirname(path)) : basename(path)
  return `${name.replace(/[^\w-]/g, '')}-${hashOf(path, 4)}`
}

/** How far the sheet beside a component or page reaches. */
export function reachOf(path: string, config: ComponentConfig | undefined): SheetReach {
  if (path === 'app') return { kind: 'app' }
  if (config?.component !== true) return { kind: 'page', path }
  if (config.styleIsolation === 'shared') return { kind: 'shared' }
  return { kind: 'component', scope: styleScopeOf(path) }
}

/** Inlines `@import "a.wxss";`, each file once, as WeChat does. */
export function inlineImports(
  path: string,
  read: (path: string) => string,
  resolve: (from: string, wanted: string) => string | undefined,
  seen: Set<string> = new Set(),
): string {
  seen.add(path)
  return read(path).replace(
    /@import\s+(?:url\()?\s*["']([^"']+)["']\s*\)?\s*;?/g,
    (_, wanted: string) => {
      const found = resolve(path, wanted)
      if (!found) throw new Error(`${path}: no sheet "${wanted}" to import`)
      return seen.has(found) ? '' : inlineImports(found, read, resolve, seen)
    },
  )
}
