/** The built service with its demo town and a real browser, for one test file. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { launchChromium } from '../../tools/lib/chromium'
import { startServer } from '../../tools/lib/server'
import { copyTown } from './town'

export interface Town {
  url: string
  browser: Browser
  close(): Promise<void>
}

const built = join(__dirname, '../../dist')

/** Starts a town of its own; what a test changes in it nobody else sees. */
export async function openTown(): Promise<Town> {
  if (!existsSync(join(built, 'preview/index.html')))
    throw new Error(
      'Nothing is built yet: run `npm run build` (or `npm test`, which builds first).',
    )
  const copy = await copyTown()
  const [server, browser] = await Promise.all([
    // Audits ask more in a minute than a person does in a day.
    startServer({ RATE_PER_MINUTE: '1000000', LOG_LEVEL: 'warn' }, copy.dataDir),
    launchChromium(),
  ])
  return {
    url: server.url,
    browser,
    close: async () => {
      await browser.close()
      await server.stop()
      copy.remove()
    },
  }
}
