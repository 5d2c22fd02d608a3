import { startServer } from '../../tools/lib/server'
import type { RunningServer } from '../../tools/lib/server'
import { playStory, roseByOne } from '../../tools/lib/story'
import { copyTown } from '../support/town'
import type { TownCopy } from '../support/town'

describe('the main job, over HTTP on the built server', () => {
  let town: TownCopy
  let server: RunningServer

  beforeAll(async () => {
    town = await copyTown()
    server = await startServer({}, town.dataDir)
  }, 180_000)
  afterAll(async () => {
    await server.stop()
    town.remove()
  })

  it.each(['once', 'again'])(
    'played %s: both figures rise by one and open to the lines just written',
    async () => {
      const said: string[] = []
      const outcome = await playStory(server.url, (line) => said.push(line))
      expect(roseByOne(outcome)).toBe(true)
      expect(outcome.replayed.lineId).toBe(outcome.record.lineId)
      expect(said.join('\n')).toContain(outcome.record.lineId)
    },
    60_000,
  )
})
