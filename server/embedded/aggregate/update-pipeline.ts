/** The stages an update may use, run on one document. */
import { fail } from '../errors'
import { isDoc, type Doc, type Value } from '../values/types'
import type { Variables } from './environment'
import type { Stage } from './stage'
import { shapeStages } from './stages-shape'

const allowed = ['$addFields', '$set', '$project', '$unset', '$replaceRoot', '$replaceWith']

export function compileUpdatePipeline(
  stages: Value[],
  variables: Variables | undefined,
): (doc: Doc) => Doc {
  const context = {
    collection: () => [],
    variables: variables ?? { now: new Date(), values: new Map() },
    nested: () => fail(72, 'a nested pipeline is not allowed to be used within an update'),
  }
  const compiled = stages.map((stage): Stage => {
    if (!isDoc(stage)) return fail(14, "Each element of the 'pipeline' array must be an object")
    const [[name, spec] = ['', null]] = stage
    const compiler = allowed.includes(name) ? shapeStages[name] : undefined
    return compiler
      ? compiler(spec, context, name)
      : fail(72, `${name} is not allowed to be used within an update`)
  })
  return (doc) => {
    const [result = doc] = compiled.reduce<Iterable<Doc>>((docs, stage) => stage(docs), [doc])
    return result
  }
}
