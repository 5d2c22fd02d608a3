/** explain: the plan a command would use, and what it examines. */
import type { Engine } from '../engine'
import { fail, notSupported } from '../errors'
import { shownBounds } from '../plan/shown'
import type { Plan } from '../plan/types'
import type { Doc, Value } from '../values/types'
import type { Reply } from '../wire/reply'
import type { Command, Definitions } from './command'
import { splitAggregate } from './pipeline-head'
import { Fields } from './fields'
import { findSelection } from './find'
import { serverVersion } from './handshake'
import { findCollection, openSource, prepare, select, selectionFrom, variablesOf } from './query'
import type { Prepared, Selection } from './query'

function explain(engine: Engine, command: Command): Reply {
  const inner = command.fields.requiredDocument('explain')
  const verbosity = command.fields.text('verbosity') ?? 'allPlansExecution'
  if (!['queryPlanner', 'executionStats', 'allPlansExecution'].includes(verbosity)) {
    fail(2, "verbosity must be one of 'queryPlanner', 'executionStats', 'allPlansExecution'")
  }
  const [name = ''] = inner.keys()
  return explainReply(engine, { ...command, name, fields: new Fields(name, inner) }, verbosity)
}

/** Explains a command that is not to be run. */
export function explainReply(engine: Engine, command: Command, verbosity: string): Reply {
  const namespace = `${command.db}.${command.fields.requiredText(command.name)}`
  const selection = selectionOf(command)
  const collection = findCollection(engine, command, namespace)
  const prepared = collection && prepare(collection, selection)
  const queryPlanner: Reply = {
    namespace,
    indexFilterSet: false,
    winningPlan: prepared ? stages(prepared) : { stage: 'EOF' },
    rejectedPlans: [],
  }
  return {
    explainVersion: '1',
    queryPlanner,
    ...(verbosity !== 'queryPlanner' && { executionStats: executed(engine, command, prepared) }),
    command: command.fields.doc,
    serverInfo: { host: 'embedded', version: serverVersion },
    ok: 1,
  }
}

function selectionOf(command: Command): Selection {
  const { name, fields } = command
  switch (name) {
    case 'find':
      return findSelection(command)
    case 'aggregate':
      return splitAggregate(command).selection
    case 'count':
    case 'distinct':
    case 'findAndModify':
      return selectionFrom(fields, 'query', variablesOf(command))
    case 'update':
    case 'delete': {
      const [statement] = fields.documents(`${name}s`) ?? []
      const inner = new Fields(`${name}.${name}s`, statement ?? new Map<string, Value>())
      return selectionFrom(inner, 'q', variablesOf(command))
    }
    default:
      return notSupported(`Explaining '${name}'`)
  }
}

function executed(engine: Engine, command: Command, prepared: Prepared | undefined): Reply {
  const start = performance.now()
  let nReturned = 0
  if (prepared) {
    const source = openSource(engine, command)
    try {
      for (const _ of select(source, prepared)) nReturned++
    } finally {
      source.close()
    }
  }
  return {
    executionSuccess: true,
    nReturned,
    executionTimeMillis: Math.round(performance.now() - start),
    totalKeysExamined: prepared?.stats.keys ?? 0,
    totalDocsExamined: prepared?.stats.docs ?? 0,
  }
}

/** The stages from the outermost in, as MongoDB nests them. */
function stages({ plan, selection }: Prepared): Reply {
  let stage = scanStage(plan)
  const { sort, skip, limit } = selection
  if (sort && !plan.sorted) {
    const pattern: Doc = new Map(sort.keys.map(({ path, direction }) => [path, direction]))
    stage = { stage: 'SORT', sortPattern: pattern, inputStage: stage }
  }
  if (skip) stage = { stage: 'SKIP', skipAmount: skip, inputStage: stage }
  return limit ? { stage: 'LIMIT', limitAmount: limit, inputStage: stage } : stage
}

function scanStage(plan: Plan): Reply {
  if (plan.kind === 'collection') {
    return { stage: 'COLLSCAN', direction: plan.reverse ? 'backward' : 'forward' }
  }
  if (plan.kind === 'or') {
    const inputStages = plan.scans.map((scan) => indexStage(scan))
    return { stage: 'FETCH', inputStage: { stage: 'OR', inputStages } }
  }
  return { stage: 'FETCH', inputStage: indexStage(plan) }
}

function indexStage({ index, reverse, bounds }: Extract<Plan, { kind: 'index' }>): Reply {
  const shown = index.paths.map((path, i): [string, string[]] => [path, shownBounds(bounds[i])])
  return {
    stage: 'IXSCAN',
    keyPattern: index.key,
    indexName: index.name,
    isMultiKey: index.learnt.multikey,
    isUnique: index.unique,
    isSparse: index.sparse,
    isPartial: index.partial !== undefined,
    direction: reverse ? 'backward' : 'forward',
    indexBounds: Object.fromEntries(shown),
  }
}

export const explainCommands: Definitions = {
  explain: { read: explain, fields: ['explain', 'verbosity'] },
}
