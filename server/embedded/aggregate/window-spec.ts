import type { Sort } from '../query/sort'
import type { Value } from '../values/types'
import type { Scope } from './environment'
import type { Window } from './window-bounds'
import type { PartitionFunction } from './window-series'

/** What a window function is made from. */
export interface WindowSpec {
  readonly argument: Value
  readonly window: Window
  readonly windowed: boolean
  readonly sort: Sort | undefined
  readonly scope: Scope
}

export type MakeWindowFunction = (spec: WindowSpec, name: string) => PartitionFunction
