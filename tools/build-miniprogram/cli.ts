import path from 'node:path'
import { buildMiniprogram, type BuildReport } from './build'
import { sizeReport } from './sizes'
import { watchMiniprogram } from './watch'

const root = path.resolve(__dirname, '..', '..')
const needs = {
  from: path.join(root, 'miniprogram'),
  to: path.join(root, 'dist', 'miniprogram'),
  apiUrl: process.env['API_URL'] ?? 'http://127.0.0.1:3000',
  speech: process.env['SPEECH_PLUGIN'] ?? '',
}

/** Prints what was built and what is wrong with it. */
function tell({ files, changed, sizes, problems }: BuildReport, ms: number): string[] {
  const { lines, tooLarge } = sizeReport(sizes)
  console.log(`dist/miniprogram: ${files} files, ${changed.length} changed, ${Math.round(ms)} ms`)
  console.log(lines.join('\n'))
  const wrong = [...problems, ...tooLarge]
  for (const problem of wrong) console.error(`  ! ${problem}`)
  return wrong
}

async function once(): Promise<void> {
  const began = performance.now()
  const wrong = tell(await buildMiniprogram(needs), performance.now() - began)
  if (wrong.length > 0) process.exitCode = 1
}

if (process.argv.includes('--watch')) {
  watchMiniprogram(needs, {
    onBuilt: (report, ms) => void tell(report, ms),
    onFailed: (error) => console.error(error instanceof Error ? error.message : error),
  })
} else {
  void once()
}
