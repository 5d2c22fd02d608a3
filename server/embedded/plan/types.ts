/** How a query finds its candidates. */
import type { KeyRange } from '../store/keys'
import type { Index } from '../store/types'
import type { FieldBounds } from './bounds'

export interface IndexScan {
  kind: 'index'
  index: Index
  /** In index order; scanned backwards when `reverse`. */
  ranges: readonly KeyRange[]
  /** Whole keys of a unique index to be looked up one by one, instead of ranges. */
  points?: readonly Buffer[]
  reverse: boolean
  /** Candidates come in the order the query sorts by. */
  sorted: boolean
  /** The bounds of the leading fields; none when the whole index is scanned. */
  bounds: readonly FieldBounds[]
}

interface CollectionScan {
  kind: 'collection'
  reverse: boolean
  sorted: boolean
}

/** Candidates of any of several scans, each once. */
interface UnionScan {
  kind: 'or'
  scans: readonly IndexScan[]
  sorted: false
}

export type Plan = IndexScan | CollectionScan | UnionScan

/** What `explain` counts. */
export interface ScanStats {
  keys: number
  docs: number
}
