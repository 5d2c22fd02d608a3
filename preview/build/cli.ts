import { join } from 'node:path'
import { buildPreview } from './build'

/** `tsx preview/build/cli.ts [from] [to]`: dist/miniprogram → dist/preview. */
async function main([from, to]: string[]) {
  const root = join(__dirname, '../..')
  const { build, sizes, times } = await buildPreview({
    from: from ?? join(root, 'dist/miniprogram'),
    to: to ?? join(root, 'dist/preview'),
  })
  const bytes = Object.values(sizes).reduce((sum, size) => sum + size, 0)
  const steps = Object.entries(times).map(([step, ms]) => `${step} ${String(ms)} ms`)
  console.log(`preview ${build}: ${(bytes / 1000).toFixed(0)} kB, ${steps.join(', ')}`)
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
