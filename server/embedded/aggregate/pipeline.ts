/** Pipelines: compiled once, refused before any data is read, run lazily. */
import { fail, notSupported } from '../errors'
import { isArray, isDoc, type Doc, type Value } from '../values/types'
import { pipelineFields } from './dependencies'
import { foreignCollections } from './foreign'
import type { PipelineContext, Stage, StageCompiler, StageContext } from './stage'
import { basicStages } from './stages-basic'
import { fillStages } from './stages-fill'
import { groupStages } from './stages-group'
import { lookupStages } from './stages-lookup'
import { shapeStages } from './stages-shape'
import { windowStages } from './stages-window'
import { readWriteStage, type WriteStage } from './write-stage'

export type { PipelineContext } from './stage'
export type { WriteStage } from './write-stage'
export { splitPipeline } from './split'

export interface Pipeline {
  /** The documents the pipeline makes of `source`, one at a time as they are asked for. */
  run(source: Iterable<Doc>): Iterable<Doc>
  /** Other collections it reads. */
  readonly namespaces: readonly string[]
  /** The top-level fields of the source it reads; undefined for all. */
  readonly fields: ReadonlySet<string> | undefined
  /** A final $out or $merge, which the caller carries out on what `run` gives. */
  readonly write: WriteStage | undefined
}

const compilers = new Map<string, StageCompiler>(
  [basicStages, shapeStages, groupStages, lookupStages, windowStages, fillStages].flatMap(
    (stages) => Object.entries(stages),
  ),
)

const leftOut: Readonly<Record<string, string>> = {
  $geoNear: 'Geo search ($geoNear)',
  $changeStream: 'Change streams ($changeStream)',
  $search: 'Text search ($search)',
  $searchMeta: 'Text search ($searchMeta)',
  $vectorSearch: 'Vector search ($vectorSearch)',
  $planCacheStats: 'The $planCacheStats stage',
  $indexStats: 'The $indexStats stage',
  $collStats: 'The $collStats stage',
  $currentOp: 'The $currentOp stage',
  $listSessions: 'The $listSessions stage',
  $listLocalSessions: 'The $listLocalSessions stage',
  $shardedDataDistribution: 'Sharding ($shardedDataDistribution)',
}

/** Compiles a pipeline; a stage MongoDB would refuse is a CommandError. */
export function compilePipeline(pipeline: Value, context: PipelineContext): Pipeline {
  const stages = stagesOf(pipeline)
  const write = readWriteStage(stages, context.variables)
  const compiled = compileStages(write ? stages.slice(0, -1) : stages, context)
  return {
    run: (source) => compiled.reduce((docs, stage) => stage(docs), source),
    namespaces: foreignCollections(stages),
    fields: pipelineFields(stages),
    write,
  }
}

function stagesOf(pipeline: Value): Doc[] {
  if (!isArray(pipeline)) return fail(14, "'pipeline' option must be specified as an array")
  return pipeline.map((stage) => {
    if (!isDoc(stage)) return fail(14, "Each element of the 'pipeline' array must be an object")
    if (stage.size !== 1) {
      fail(40323, 'A pipeline stage specification object must contain exactly one field.')
    }
    return stage
  })
}

function compileStages(stages: readonly Doc[], context: PipelineContext): Stage[] {
  const inner: StageContext = {
    ...context,
    nested(pipeline, variables, owner) {
      const own = stagesOf(pipeline)
      refuseInside(own, owner)
      const compiled = compileStages(own, { ...context, variables })
      return (input) => compiled.reduce((docs, stage) => stage(docs), input)
    },
  }
  return stages.map((stage, i) => compileStage(stage, i, inner))
}

function compileStage(stage: Doc, at: number, context: StageContext): Stage {
  const [[name, spec] = ['', null]] = stage
  const compiler = compilers.get(name)
  if (!compiler) return unknownStage(name)
  if (name === '$documents' && at > 0) {
    fail(40602, '$documents is only valid as the first stage in a pipeline.')
  }
  return compiler(spec, context, name)
}

function unknownStage(name: string): never {
  const feature = leftOut[name]
  if (feature !== undefined) notSupported(feature)
  if (name === '$out' || name === '$merge') {
    fail(40601, `${name} can only be the final stage in the pipeline`)
  }
  return fail(40324, `Unrecognized pipeline stage name: '${name}'`)
}

/** $facet refuses some stages, and nothing inside another stage may write. */
function refuseInside(stages: readonly Doc[], owner: string): void {
  for (const stage of stages) {
    const [name = ''] = stage.keys()
    const writes = name === '$out' || name === '$merge'
    if (owner === '$facet' && (writes || name === '$facet' || name === '$documents')) {
      fail(40600, `${name} is not allowed to be used within a $facet stage`)
    }
    if (writes) fail(51047, `${name} is not allowed within a ${owner}'s sub-pipeline`)
  }
}
