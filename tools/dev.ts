// `npm run dev`: the service from source, restarted after a save; the mini-program and its preview rebuilt, and every
// open phone reloaded. Ctrl-C ends all of it.
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { watchPreview } from '../preview/build/watch'
import { watchMiniprogram } from './build-miniprogram/watch'

const root = path.resolve(__dirname, '..')
const from = path.join(root, 'dist/miniprogram')
const complain = (error: unknown) => console.error(error instanceof Error ? error.message : error)

async function main() {
  // A watching build is not minified and asks for news: the next `npm start` must not take it for a finished one.
  rmSync(path.join(root, 'dist/.preview.stamp'), { force: true })
  const stopMiniprogram = watchMiniprogram(
    {
      from: path.join(root, 'miniprogram'),
      to: from,
      apiUrl: process.env.API_URL ?? 'http://127.0.0.1:3000',
      speech: process.env.SPEECH_PLUGIN ?? '',
    },
    {
      onBuilt: (_report, ms) => console.log(`mini-program ${Math.round(ms)} ms`),
      onFailed: complain,
    },
  )
  const preview = await watchPreview({
    from,
    to: path.join(root, 'dist/preview'),
    onBuild: (_build, ms) => console.log(`preview ${ms} ms`),
    onError: complain,
  })
  const server = spawn(process.execPath, ['node_modules/.bin/tsx', 'watch', 'server/main.ts'], {
    cwd: root,
    stdio: 'inherit',
  })
  server.once('exit', (code) => {
    stopMiniprogram()
    void preview.close().then(() => process.exit(code ?? 0))
  })
  process.on('SIGINT', () => undefined)
}

main().catch((error: unknown) => {
  complain(error)
  process.exitCode = 1
})
