/** The other collections a pipeline reads, those of nested pipelines included. */
import { isArray, isDoc, type Doc, type Value } from '../values/types'

export function foreignCollections(stages: readonly Value[]): string[] {
  const names = new Set<string>()
  stages.forEach((stage) => collectStage(stage, names))
  return [...names]
}

function collectStage(stage: Value, names: Set<string>): void {
  if (!isDoc(stage)) return
  const [[name, spec] = ['', null]] = stage
  if (name === '$unionWith' && typeof spec === 'string') names.add(spec)
  if (!isDoc(spec)) return
  if (name === '$lookup' || name === '$graphLookup') addName(spec.get('from'), names)
  if (name === '$unionWith') addName(spec.get('coll'), names)
  for (const pipeline of nestedPipelines(name, spec))
    pipeline.forEach((inner) => collectStage(inner, names))
}

function addName(value: Value | undefined, names: Set<string>): void {
  if (typeof value === 'string') names.add(value)
}

function nestedPipelines(name: string, spec: Doc): Value[][] {
  if (name === '$facet') return [...spec.values()].filter(isArray)
  const pipeline = spec.get('pipeline')
  return (name === '$lookup' || name === '$unionWith') && isArray(pipeline) ? [pipeline] : []
}
