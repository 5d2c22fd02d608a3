/** Once per test run: one real engine for every test file, which takes a database of its own; a place for what the run makes once. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildEngine, startEngine } from '../../tools/database/engine-process'
import type { RunningEngine } from '../../tools/database/engine-process'
import { bringChromium } from '../../tools/lib/find-chromium'

declare global {
  var testEngine: { running: RunningEngine; directory: string } | undefined
}

export default async function globalSetup(): Promise<void> {
  process.env.TEST_SHELF = mkdtempSync(join(tmpdir(), 'linli-shelf-'))
  // Here, not where it is opened first: two test files may not install at the same time.
  bringChromium()
  if (process.env.TEST_MONGODB_URI !== undefined) return
  buildEngine()
  const directory = mkdtempSync(join(tmpdir(), 'linli-test-'))
  const socket = join(directory, 'db.sock')
  const args = ['--data', join(directory, 'data'), '--socket', socket, '--no-sync']
  globalThis.testEngine = { running: await startEngine(args), directory }
  process.env.TEST_MONGODB_URI = globalThis.testEngine.running.uri
}
