import { basename, join } from 'node:path'

/** Where this test run keeps programs it bundles: as deep in `dist` as the built server, which looks from there for the rest. */
export function bundleShelf(): string {
  const run = process.env.TEST_TOWN_SHELF
  if (run === undefined) throw new Error('The global set-up has not run.')
  return join(__dirname, '../../dist/test', basename(run))
}
