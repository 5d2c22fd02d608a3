/** Databases on the engine that global-setup has started. */
import { randomBytes } from 'node:crypto'

/** A connection string with a database name nobody else uses: for `mongoose.connect(uri)`. */
export function testDatabase(label = 'test'): { uri: string; name: string } {
  const name = `${label.replace(/[^a-z0-9]/gi, '_').slice(0, 40)}_${randomBytes(6).toString('hex')}`
  return { uri: databaseUri(name), name }
}

/** The connection string of a database. */
export function databaseUri(name: string): string {
  const base = process.env.TEST_MONGODB_URI
  if (base === undefined) throw new Error('global-setup has not started the database')
  const [address = '', query] = base.split('?')
  const uri = `${address.replace(/\/[^/]*$/, '')}/${name}`
  return query === undefined ? uri : `${uri}?${query}`
}
