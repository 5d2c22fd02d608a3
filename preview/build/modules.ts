import { transformSync } from 'esbuild'

/** What a page of a browser has and a mini-program has not: reading it there gives undefined. */
const hiddenGlobals = [
  'window',
  'self',
  'globalThis',
  'global',
  'document',
  'navigator',
  'location',
  'history',
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'Image',
  'Audio',
  'FileReader',
  'Notification',
  'alert',
  'confirm',
  'prompt',
  'requestAnimationFrame',
  'cancelAnimationFrame',
  'HTMLElement',
  'Element',
  'Event',
  'CustomEvent',
  'MutationObserver',
  'IntersectionObserver',
  'ResizeObserver',
  'process',
  'eval',
]

/** Globals whose names cannot be parameters of a strict function, or are syntax when minified. */
const parameters = hiddenGlobals.filter((name) => name !== 'eval').join(',')

/**
 * A CommonJS file of the package as a function expression. The file is parsed here, so that a
 * syntax error names its file instead of blanking every page.
 */
export function compileModule(path: string, source: string): string {
  const { code } = transformSync(source, {
    loader: 'js',
    format: 'cjs',
    target: 'es2022',
    charset: 'utf8',
    sourcefile: path,
    legalComments: 'none',
  })
  return `function(require,module,exports,$env){const{wx,App,Page,Component,Behavior,getApp,getCurrentPages,requirePlugin}=$env;${code}\n}`
}

/**
 * Hides the browser from everything inside. The names are parameters of an outer function: as
 * inner declarations they would collide with a package's own `class Image`.
 */
export const hideBrowser = (expression: string) =>
  `(function(${parameters}){return ${expression}})()`
