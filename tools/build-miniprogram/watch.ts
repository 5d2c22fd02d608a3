import fs from 'node:fs'
import path from 'node:path'
import { buildMiniprogram, type BuildNeeds, type BuildReport } from './build'

/** Editors save in several steps; one build answers them all. */
const QUIET_MS = 60

export interface Watching {
  onBuilt: (report: BuildReport, ms: number) => void
  onFailed: (error: unknown) => void
}

/** Builds once, then again after every save in the mini-program or `shared/`; returns the way to stop. */
export function watchMiniprogram(needs: BuildNeeds, { onBuilt, onFailed }: Watching): () => void {
  let building = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  const rebuild = () => {
    building = building.then(async () => {
      const began = performance.now()
      await buildMiniprogram(needs).then(
        (report) => onBuilt(report, performance.now() - began),
        onFailed,
      )
    })
  }
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(rebuild, QUIET_MS)
  }
  const places = [needs.from, path.join(needs.from, '..', 'shared')].filter((place) =>
    fs.existsSync(place),
  )
  const watchers = places.map((place) => fs.watch(place, { recursive: true }, soon))
  rebuild()
  return () => {
    clearTimeout(timer)
    for (const watcher of watchers) watcher.close()
  }
}
