/** The beginning of a pipeline that is really a find, so that a planner can use indexes for it. */
import { isNumeric, toDouble } from '../values/numbers'
import { isDoc, type Doc, type Value } from '../values/types'

interface SplitPipeline {
  readonly filter: Doc | undefined
  readonly sort: Doc | undefined
  readonly skip: number | undefined
  readonly limit: number | undefined
  /** The stages that remain; all of them are still to be compiled and checked. */
  readonly rest: Value[]
}

interface Found {
  filters: Doc[]
  sort?: Doc
  skip?: number
  limit?: number
}

/** Takes `$match`…, `$sort`, `$skip`, `$limit` off the front, in the order in which find applies them. */
export function splitPipeline(pipeline: readonly Value[]): SplitPipeline {
  const found: Found = { filters: [] }
  let taken = 0
  for (const stage of pipeline) {
    if (!isDoc(stage) || stage.size !== 1 || !take(found, stage)) break
    taken++
  }
  return {
    filter: joined(found.filters),
    sort: found.sort,
    skip: found.skip,
    limit: found.limit,
    rest: pipeline.slice(taken),
  }
}

function joined(filters: Doc[]): Doc | undefined {
  return filters.length > 1 ? new Map<string, Value>([['$and', filters]]) : filters[0]
}

function take(found: Found, stage: Doc): boolean {
  const [[name, spec] = ['', null]] = stage
  switch (name) {
    case '$match':
      return takeFilter(found, spec)
    case '$sort':
      if (found.sort || bounded(found) || !isDoc(spec) || spec.size === 0) return false
      found.sort = spec
      return true
    case '$skip':
      return takeCount(found, 'skip', spec)
    case '$limit':
      return takeCount(found, 'limit', spec)
    default:
      return false
  }
}

function bounded(found: Found): boolean {
  return found.skip !== undefined || found.limit !== undefined
}

/** A filter may move before a sort, never before a skip or a limit. */
function takeFilter(found: Found, spec: Value): boolean {
  if (!isDoc(spec) || bounded(found)) return false
  found.filters.push(spec)
  return true
}

/** find skips before it limits; a bad number is left to the stage, which refuses it. */
function takeCount(found: Found, name: 'skip' | 'limit', spec: Value): boolean {
  const count = isNumeric(spec) ? toDouble(spec) : NaN
  const least = name === 'limit' ? 1 : 0
  if (!Number.isInteger(count) || count < least) return false
  if (found[name] !== undefined || found.limit !== undefined) return false
  found[name] = count
  return true
}
