/**
 * A filter as data. The parser writes it, the matcher compiles it, and a planner may read it: it
 * understands `and`, `or`, `compare`, `in`, `exists` and passes over the rest, because the matcher
 * tests every candidate again.
 */
import type { Doc, Value } from '../values/types'

export type CompareOp = 'eq' | 'lt' | 'lte' | 'gt' | 'gte'
export type BitsOp = 'allSet' | 'allClear' | 'anySet' | 'anyClear'

export type Predicate =
  | { kind: 'and' | 'or' | 'nor'; clauses: Predicate[] }
  | { kind: 'not'; clause: Predicate }
  | { kind: 'always'; value: boolean }
  | { kind: 'expr'; expression: Value }
  | { kind: 'sampleRate'; rate: number }
  | LeafPredicate

/** A test of the values one path reaches. Within a value `$elemMatch` the path is ''. */
export type LeafPredicate =
  | { kind: 'compare'; path: string; op: CompareOp; value: Value }
  /** `values` may hold regular expressions, which match text as well as themselves. */
  | { kind: 'in'; path: string; values: Value[] }
  | { kind: 'exists'; path: string }
  | { kind: 'type'; path: string; types: ReadonlySet<string> }
  | { kind: 'regex'; path: string; pattern: string; flags: string }
  | { kind: 'mod'; path: string; divisor: bigint; remainder: bigint }
  | { kind: 'size'; path: string; size: number }
  | { kind: 'bits'; path: string; op: BitsOp; mask: bigint }
  /** `object`: the clause reads each element as a document; else as a bare value. */
  | { kind: 'elemMatch'; path: string; clause: Predicate; object: boolean }

/** A predicate on the values of one path, as opposed to a connective. */
export function isLeaf(predicate: Predicate): predicate is LeafPredicate {
  return 'path' in predicate
}

/** A predicate as a function. `found` receives the array index that made it true. */
export type Test = (doc: Doc, found?: Found) => boolean

export interface Found {
  arrayIndex: number | undefined
}
