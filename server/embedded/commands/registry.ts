/** Every command the engine has, by name. */
import { aggregateCommands } from './aggregate'
import { collectionCommands } from './collections'
import type { Definition } from './command'
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

/** A Map, not an object: `constructor` is no command. */
export const commands: ReadonlyMap<string, Definition> = new Map(
  Object.entries({
    ...handshakeCommands,
    ...findCommands,
    ...cursorCommands,
    ...countCommands,
    ...insertCommands,
    ...updateCommands,
    ...findAndModifyCommands,
    ...aggregateCommands,
    ...collectionCommands,
    ...indexCommands,
    ...transactionCommands,
    ...statsCommands,
    ...explainCommands,
  }),
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
  ['bulkWrite', 'The bulkWrite command'],
  ['convertToCapped', 'A capped collection'],
  ['eval', 'JavaScript on the server'],
])
