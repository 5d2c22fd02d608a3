// `npm run story`: the main job in one command. `--url http://…` plays it on a running server; without it,
// on the server at HOST:PORT when one answers, else on a fresh one with its own temporary data.
import { parseArgs } from 'node:util'
import { startServer } from './lib/server'
import { playStory, roseByOne } from './lib/story'

async function main() {
  const { values } = parseArgs({ options: { url: { type: 'string' } } })
  const running = values.url ?? (await usualServer())
  const fresh = running ? undefined : await startServer()
  const url = running ?? fresh?.url ?? ''
  try {
    console.log(`在 ${url} 上走一遍：签约 → 服务 → 台账 → 看得懂的数字`)
    const rose = roseByOne(await playStory(url, console.log))
    console.log(rose ? '两个数字各多了 1, 都能打开到刚写下的那一行。' : '数字没有各多 1!')
    process.exitCode = rose ? 0 : 1
  } finally {
    await fresh?.stop()
  }
}

/** The server where `npm start` listens, when one answers there. */
async function usualServer(): Promise<string | undefined> {
  const { HOST = '127.0.0.1', PORT = '3000' } = process.env
  const url = `http://${HOST}:${PORT}`
  try {
    return (await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(1000) })).ok
      ? url
      : undefined
  } catch {
    return undefined
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
