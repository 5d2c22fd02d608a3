/**
 * npm run db:check -- --data DIR
 * Checks that every document is well-formed and that every index holds what a rebuild would hold.
 * Reads one moment of the database; nothing is changed, and its owner may go on working.
 */
import { parseArgs } from 'node:util'
import { checkDatabase } from '../server/embedded/store/check-database'

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { data: { type: 'string' } } })
  if (values.data === undefined) throw new Error('usage: npm run db:check -- --data DIR')
  const { collections, records, entries, errors } = await checkDatabase(values.data)
  const seen = `${String(collections)} collections, ${String(records)} documents, ${String(entries)} index entries`
  for (const error of errors) console.error(error)
  console.log(
    errors.length === 0 ? `${seen}: all is well` : `${seen}: ${String(errors.length)} faults`,
  )
  process.exitCode = errors.length === 0 ? 0 : 1
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
})
