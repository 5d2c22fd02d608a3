/** The other collection of a $lookup or $unionWith, found by an index where there is one. */
import { isArray, type Doc, type Value } from '../values/types'
import type { Variables } from './environment'
import { splitPipeline } from './split'
import type { StageContext } from './stage'

interface Inner {
  pipeline: Value
  variables: Variables
  from: string | undefined
  /** The stage around it. */
  owner: string
}

/** Gives a leading filter to the database, which may have an index for it; undefined when there is none to give. */
export function plannedSource(
  { pipeline, variables, from, owner }: Inner,
  context: StageContext,
): (() => Iterable<Doc>) | undefined {
  const { find } = context
  if (!find || from === undefined || !isArray(pipeline)) return undefined
  const { filter } = splitPipeline(pipeline.slice(0, 1))
  if (!filter) return undefined
  const rest = context.nested(pipeline.slice(1), variables, owner)
  return () => rest(find(from, filter, variables))
}
