import type { Doc, Maybe, Value } from '../values/types'

/** What a modifier may look at while it changes one field. */
export interface Change {
  /** The whole document before the update. */
  readonly root: Doc
  readonly inserting: boolean
  readonly now: Date
}

/**
 * Gives the field at `path` (indexes in place of positional operators) its new value; `undefined` for "no field". A modifier never changes its input, and
 * answers the very same value when there is nothing to do.
 */
export type Modifier = (value: Maybe, change: Change, path: string) => Maybe

/** Reads the argument of a modifier for one path, refusing a bad one before anything is touched. */
export type ParseModifier = (argument: Value, path: string) => Modifier
