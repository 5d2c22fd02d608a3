import { rmSync } from 'node:fs'

export default async function globalTeardown(): Promise<void> {
  if (globalThis.testTownShelf) rmSync(globalThis.testTownShelf, { recursive: true, force: true })
  const engine = globalThis.testEngine
  if (!engine) return
  await engine.running.stop()
  rmSync(engine.directory, { recursive: true, force: true })
}
