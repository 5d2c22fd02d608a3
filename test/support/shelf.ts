import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'

/** A directory for what this test run makes once: the town, marks of what is there. It goes with the run. */
export function testShelf(): string {
  const shelf = process.env.TEST_SHELF
  if (shelf === undefined) throw new Error('The global set-up has not run.')
  return shelf
}

/** Where this test run keeps programs it bundles: as deep in `dist` as the built server, which looks from there for the rest. */
export const bundleShelf = (): string => join(__dirname, '../../dist/test', basename(testShelf()))

/** How the names of databases begin which this run makes once and uses again. */
export const keptDatabases = (): string => `kept_${testShelf().slice(-6)}_`

/**
 * A directory on the shelf with what `make` puts there. Test files run beside each other: the first that comes makes
 * it, the others wait for it. Only what is whole gets its name; after a failure the next one may try.
 */
export async function madeOnce(
  name: string,
  make: (directory: string) => Promise<void>,
): Promise<string> {
  const made = join(testShelf(), name)
  const making = `${made}-in-the-making`
  while (!existsSync(made)) {
    if (!isMine(making)) await new Promise((done) => setTimeout(done, 100))
    else if (!existsSync(made)) await makeWhole(making, made, make)
  }
  return made
}

async function makeWhole(
  making: string,
  made: string,
  make: (directory: string) => Promise<void>,
): Promise<void> {
  try {
    await make(making)
    renameSync(making, made)
  } catch (thrown) {
    rmSync(making, { recursive: true, force: true })
    throw thrown
  }
}

function isMine(directory: string): boolean {
  try {
    mkdirSync(directory)
    return true
  } catch (thrown) {
    // For another reason the waiting would never end.
    if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST') throw thrown
    return false
  }
}
