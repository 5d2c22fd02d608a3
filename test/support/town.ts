/** The demo town as a directory: made once in a test run, a copy for everybody who asks. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer } from '../../tools/lib/server'

export interface TownCopy {
  /** For DATA_DIR: the data of the town's first morning, its keys beside it. */
  dataDir: string
  remove(): void
}

/** A town of one's own; what is changed in it nobody else sees. */
export async function copyTown(): Promise<TownCopy> {
  const made = await madeTown()
  const room = mkdtempSync(join(tmpdir(), 'linli-town-'))
  cpSync(made, room, { recursive: true })
  return {
    dataDir: join(room, 'data'),
    remove: () => rmSync(room, { recursive: true, force: true }),
  }
}

/** Test files run beside each other: the first that comes makes the town, the others wait for it. */
async function madeTown(): Promise<string> {
  const shelf = process.env.TEST_TOWN_SHELF
  if (shelf === undefined) throw new Error('The global set-up has not run.')
  const town = join(shelf, 'town')
  const making = join(shelf, 'making')
  while (!existsSync(town)) {
    if (isMine(making)) await make(making, town)
    else await new Promise((done) => setTimeout(done, 100))
  }
  return town
}

function isMine(directory: string): boolean {
  try {
    mkdirSync(directory)
    return true
  } catch {
    return false
  }
}

/** Only a whole town gets its name; after a failure the next one may try. */
async function make(making: string, town: string): Promise<void> {
  try {
    const server = await startServer({}, join(making, 'data'))
    await server.stop()
    renameSync(making, town)
  } catch (thrown) {
    rmSync(making, { recursive: true, force: true })
    throw thrown
  }
}
