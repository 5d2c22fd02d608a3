import { compileFilter } from '../../../../server/embedded/query/match'
import { compileUpdate } from '../../../../server/embedded/query/update'
import { isArray, toDoc, toValue, type Doc } from '../../../../server/embedded/values/types'

export type Plain = Record<string, unknown>

export interface How {
  filter?: Plain
  arrayFilters?: Plain[]
  inserting?: boolean
}

/** A document after one update, as a server would apply it. */
export function update(doc: Plain, change: Plain | Plain[], how: How = {}): Doc {
  const value = toValue(change)
  const compiled = compileUpdate(isArray(value) ? value : toDoc(change as Plain), {
    arrayFilters: (how.arrayFilters ?? []).map(toDoc),
  })
  const before = toDoc(doc)
  const match = how.filter ? compileFilter(toDoc(how.filter)).match(before) : undefined
  return compiled.apply(before, { ...(match ? { match } : {}), inserting: how.inserting ?? false })
}
