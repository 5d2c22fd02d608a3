import { buildSync } from 'esbuild'
import { join } from 'node:path'

let bundled: string | undefined

/** The measuring code, bundled once; the browser puts it into a page past the page's own script rules. */
export function auditScript(): string {
  bundled ??= buildSync({
    entryPoints: [join(__dirname, 'audit/index.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  }).outputFiles[0]?.text
  return bundled ?? ''
}
