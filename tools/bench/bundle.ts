/** A program of a bench as the service itself runs: compiled once, without what a loader adds while it runs. */
import { rmSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { build } from 'esbuild'

const root = resolve(__dirname, '../..')

/** One file, so that a killed process is back soon. `remove` takes it away again. */
export async function bundleOf(entry: string) {
  const file = join(root, 'dist', `bench-${basename(entry, '.ts')}-${process.pid}.js`)
  await build({
    entryPoints: [entry],
    outfile: file,
    bundle: true,
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
  })
  return { file, remove: () => rmSync(file, { force: true }) }
}
