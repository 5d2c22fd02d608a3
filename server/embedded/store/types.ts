/** Collections and indexes as the engine knows them. Values here are replaced, never changed. */
import type { Filter } from '../query/match'
import type { Doc } from '../values/types'

export type Direction = 1 | -1

/** What a client says an index is (createIndexes). */
export interface IndexSpec {
  name: string
  /** The key pattern as given, e.g. `{ elder: 1, day: -1 }`. */
  key: Doc
  unique: boolean
  sparse: boolean
  hidden: boolean
  partialFilter?: Doc
  expireAfterSeconds?: number
}

export interface Index extends IndexSpec {
  id: number
  /** One dotted path and one direction per field of `key`. */
  paths: readonly string[]
  directions: readonly Direction[]
  partial?: Filter
  /** The top-level fields a document must be decoded for, to know its keys. */
  fields: readonly string[] | undefined
  /** What stored documents have taught: set once, true for ever. */
  learnt: { multikey: boolean; multikeyTail: boolean; truncated: boolean }
}

export interface Collection {
  id: number
  db: string
  name: string
  /** `db.name`. */
  namespace: string
  uuid: Buffer
  options: Doc
  /** The first is `_id_`. */
  indexes: readonly Index[]
  /** The top-level fields of all indexes; undefined when a partial filter needs whole documents. */
  indexedFields: ReadonlySet<string> | undefined
}
