import type { Context } from 'koa'
import type { OpenedThing } from '../../shared/access'
import type { Caller } from './actor'
import type { Headers } from './headers'
import type { Limits } from './limits'
import type { Log } from './log'
import type { Once } from './once'

/** Something of these people is about to be shown. */
export interface Seen {
  caller: Caller
  what: OpenedThing
  /** The door it went through, in words: `签约列表`. */
  through: string
  personIds: readonly string[]
}

/** What every request finds at hand. */
export interface Kit {
  /** The server's instant; told with every answer, so that no phone has to ask for it. */
  now: () => Date
  log: Log
  headers: Headers
  limits: Limits
  /** Who sent this request; refuses with 401 when nobody is signed in. */
  identify: (ctx: Context) => Promise<Caller>
  /** Performs a keyed POST at most once. */
  once: Once
  /** Writes an access row: who sees what of whom. */
  opened: (seen: Seen) => Promise<void>
  /** In tests: every answer is held against the reply schema of its door. */
  checkReplies: boolean
}

export interface RequestState {
  requestId: string
  /** The text of the JSON body. */
  body?: string
  caller?: Caller
  /** Known to hold a role, so refusals may carry the sentence for staff. */
  staff?: boolean
}

export const kitOf = (ctx: Context): Kit => (ctx as unknown as { kit: Kit }).kit
export const stateOf = (ctx: Context): RequestState => ctx.state
