/** The head of a pipeline, as a selection the planner understands. */
import { splitPipeline } from '../aggregate/pipeline'
import { compileFilter } from '../query/match'
import { compileSort } from '../query/sort'
import type { Value } from '../values/types'
import type { Command } from './command'
import { selectionFrom, variablesOf } from './query'
import type { Selection } from './query'

interface Split {
  selection: Selection
  rest: Value[]
}

/** What the planner may look for, and the stages left to run. */
export function splitAggregate(command: Command): Split {
  const { fields, deadline } = command
  const stages = fields.array('pipeline') ?? fields.missing('pipeline')
  const { filter, sort, skip, limit, rest } = splitPipeline(stages)
  const variables = variablesOf(command)
  const selection: Selection = {
    ...selectionFrom(fields, 'none', variables, deadline),
    filter: compileFilter(filter ?? new Map<string, Value>(), { variables }),
    sort: sort && compileSort(sort),
    skip,
    limit,
  }
  return { selection, rest }
}
