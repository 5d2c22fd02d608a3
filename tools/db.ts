/**
 * npm run db -- --port N --data DIR
 * Runs the embedded database alone, on loopback TCP, for mongosh, Compass or any driver. There is no
 * sign-in, and only here `configureFailPoint` makes commands fail on purpose.
 */
import { parseArguments } from '../server/embedded/arguments'
import { endOnSignals, runDatabase } from '../server/embedded/run'

const defaults = ['--port', '27017']

async function main(): Promise<void> {
  const given = process.argv.slice(2)
  const address = given.includes('--port') || given.includes('--socket') ? [] : defaults
  const database = await runDatabase(parseArguments([...address, ...given]))
  endOnSignals(database)
  console.log(`The database listens on ${database.uri}\nCtrl-C ends it.`)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
})
