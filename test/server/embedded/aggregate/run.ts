/** Runs pipelines and expressions on plain objects, for tests. */
import { compileExpression, letVariables } from '../../../../server/embedded/aggregate/expression'
import { compilePipeline } from '../../../../server/embedded/aggregate/pipeline'
import { show } from '../../../../server/embedded/values/show'
import { toDoc, toValue, type Doc, type Maybe } from '../../../../server/embedded/values/types'

export type Plain = Record<string, unknown>

export const NOW = new Date('2026-03-04T05:06:07.089Z')

/** The documents a pipeline makes, as text. `others` are further collections. */
export function run(
  docs: Plain[],
  pipeline: Plain[],
  others: Record<string, Plain[]> = {},
): string[] {
  return runDocs(docs, pipeline, others).map(show)
}

function runDocs(docs: Plain[], pipeline: Plain[], others: Record<string, Plain[]> = {}): Doc[] {
  const collection = (name: string) => (others[name] ?? []).map(toDoc)
  const compiled = compilePipeline(toValue(pipeline), {
    collection,
    variables: letVariables(undefined, NOW),
  })
  return [...compiled.run(docs.map(toDoc))]
}

export function evaluate(expression: unknown, doc: Plain = {}): Maybe {
  return compileExpression(toValue(expression), letVariables(undefined, NOW)).run(toDoc(doc))
}

/** The same as text; 'missing' for no value. */
export function shown(expression: unknown, doc: Plain = {}): string {
  return show(evaluate(expression, doc))
}

export function text(value: unknown): string {
  return value === undefined ? 'missing' : show(toValue(value))
}

export function texts(docs: Plain[]): string[] {
  return docs.map((doc) => show(toDoc(doc)))
}
