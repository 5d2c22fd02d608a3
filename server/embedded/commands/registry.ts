/** Every command the engine has, by name. */
import { aggregateCommands } from './aggregate'
import { bulkWriteCommands } from './bulk-write'
import { collectionCommands } from './collections'
import type { Definition, Definitions } from './command'
import { countCommands } from './count'
import { cursorCommands } from './cursor-commands'
import { explainCommands } from './explain'
import { findCommands } from './find'
import { findAndModifyCommands } from './find-and-modify'
import { handshakeCommands } from './handshake'
import { indexCommands } from './indexes'
import { insertCommands } from './insert'
import { statsCommands } from './stats'
import { transactionCommands } from './transactions'
import { updateCommands } from './update'

const definitions: Definitions = {
  ...handshakeCommands,
  ...findCommands,
  ...cursorCommands,
  ...countCommands,
  ...insertCommands,
  ...updateCommands,
  ...bulkWriteCommands,
  ...findAndModifyCommands,
  ...aggregateCommands,
  ...collectionCommands,
  ...indexCommands,
  ...transactionCommands,
  ...statsCommands,
  ...explainCommands,
}

/** A definition, and the fields it knows, looked up for every command. */
export type Registered = Definition & { known?: ReadonlySet<string> }

/** A Map, not an object: `constructor` is no command. */
export const commands: ReadonlyMap<string, Registered> = new Map(
  Object.entries(definitions).map(([name, one]): [string, Registered] => [
    name,
    one.fields ? { ...one, known: new Set(one.fields) } : one,
  ]),
)

/** What MongoDB has and this engine leaves out: told apart from a misspelt command. */
export const leftOut: ReadonlyMap<string, string> = new Map([
  ['mapReduce', 'mapReduce'],
  ['mapreduce', 'mapReduce'],
  ['createUser', 'Users and roles'],
  ['usersInfo', 'Users and roles'],
  ['createRole', 'Users and roles'],
  ['saslStart', 'Sign-in'],
  ['authenticate', 'Sign-in'],
  ['convertToCapped', 'A capped collection'],
  ['eval', 'JavaScript on the server'],
])
