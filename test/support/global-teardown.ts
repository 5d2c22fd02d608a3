import { rmSync } from 'node:fs'
import { bundleShelf } from './bundle-shelf'

export default async function globalTeardown(): Promise<void> {
  remove(bundleShelf())
  if (globalThis.testTownShelf) remove(globalThis.testTownShelf)
  const engine = globalThis.testEngine
  if (!engine) return
  await engine.running.stop()
  remove(engine.directory)
}

const remove = (directory: string) => rmSync(directory, { recursive: true, force: true })
