/** The demo town as a directory: made once in a test run, a copy for everybody who asks. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer } from '../../tools/lib/server'
import { madeOnce } from './shelf'

export interface TownCopy {
  /** For DATA_DIR: the data of the town's first morning, its keys beside it. */
  dataDir: string
  remove(): void
}

/** A town of one's own; what is changed in it nobody else sees. */
export async function copyTown(): Promise<TownCopy> {
  const made = await madeOnce('town', async (directory) => {
    const server = await startServer({}, join(directory, 'data'))
    await server.stop()
  })
  const room = mkdtempSync(join(tmpdir(), 'linli-town-'))
  cpSync(made, room, { recursive: true })
  return {
    dataDir: join(room, 'data'),
    remove: () => rmSync(room, { recursive: true, force: true }),
  }
}
