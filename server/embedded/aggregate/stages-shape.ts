/** $project, $addFields, $set, $unset, $replaceRoot, $replaceWith, $redact. */
import { fail } from '../errors'
import { show } from '../values/show'
import { typeName } from '../values/type-names'
import { isArray, isDoc, type Doc, type Maybe, type Value } from '../values/types'
import { environment, type Evaluate } from './environment'
import { compileExpression } from './expression'
import {
  addPath,
  flagLeaf,
  isFlag,
  modeOf,
  projectionBranch,
  readProjection,
  type ProjectionLeaf,
} from './projection'
import { addComputed, dropFields, keepFields } from './projection-apply'
import { eachDoc, mustBeDoc, type PipelineContext, type StageCompiler } from './stage'

const project: StageCompiler = (spec, context) => {
  const fields = mustBeDoc(spec, 15969, '$project specification must be an object')
  if (fields.size === 0) {
    fail(
      51272,
      'Invalid $project :: caused by :: projection specification must have at least one field',
    )
  }
  const root = readProjection(fields, (value) => projectLeaf(value, context))
  if (modeOf(root) === 'drop') return eachDoc(dropFields(root))
  const id = root.children.get('_id')
  if (!id) root.children.set('_id', { kind: 'keep' })
  else if (id.kind === 'drop') root.children.delete('_id')
  return eachDoc(keepFields(root))
}

function projectLeaf(value: Value, context: PipelineContext): ProjectionLeaf | undefined {
  if (isFlag(value)) return flagLeaf(value)
  return computedLeaf(value, context)
}

/** An operator or a bare value is computed; a plain document holds nested paths. */
function computedLeaf(value: Value, context: PipelineContext): ProjectionLeaf | undefined {
  if (isDoc(value)) {
    const [first] = value.keys()
    if (first === undefined)
      return fail(40180, 'an empty object is not a valid value. Found empty object')
    if (!first.startsWith('$')) return undefined
  }
  return { kind: 'compute', evaluate: compileExpression(value, context.variables).runIn }
}

const addFields: StageCompiler = (spec, context, name) => {
  const fields = mustBeDoc(
    spec,
    40272,
    `${name} specification stage must be an object, got ${typeName(spec)}`,
  )
  const root = readProjection(fields, (value) =>
    isDoc(value) && value.size === 0 ? literal(value) : computedLeaf(value, context),
  )
  return eachDoc(addComputed(root))
}

function literal(value: Value): ProjectionLeaf {
  return { kind: 'compute', evaluate: () => value }
}

const unset: StageCompiler = (spec) => {
  const paths = isArray(spec) ? spec : [spec]
  if (paths.length === 0)
    fail(31119, '$unset specification must be a string or an array with at least one field')
  const root = projectionBranch()
  for (const path of paths) {
    if (typeof path !== 'string')
      return fail(
        31120,
        '$unset specification must be a string or an array containing only string values',
      )
    addPath(root, path, { kind: 'drop' })
  }
  return eachDoc(dropFields(root))
}

const replaceRoot: StageCompiler = (spec, context, name) => {
  const evaluate = compileExpression(newRoot(spec, name), context.variables)
  const role = name === '$replaceRoot' ? "'newRoot' expression " : "'replacement document' "
  return eachDoc((doc) => {
    const root = evaluate.run(doc)
    if (isDoc(root)) return root
    return fail(
      40228,
      `${role} must evaluate to an object, but resulting value was: ${show(root).toUpperCase()}. Type of resulting value: '${typeName(root)}'. Input document: ${show(doc)}`,
    )
  })
}

function newRoot(spec: Value, name: string): Value {
  if (name === '$replaceWith') return spec
  const options = mustBeDoc(
    spec,
    40229,
    `expected an object as specification for $replaceRoot stage, got ${typeName(spec)}`,
  )
  const root = options.get('newRoot')
  for (const option of options.keys()) {
    if (option !== 'newRoot')
      fail(40415, `BSON field '$replaceRoot.${option}' is an unknown field.`)
  }
  return root === undefined
    ? fail(40414, "BSON field '$replaceRoot.newRoot' is missing but a required field")
    : root
}

const redact: StageCompiler = (spec, context) => {
  const evaluate = compileExpression(spec, context.variables).runIn
  return function* (input) {
    for (const doc of input) {
      const kept = redacted(doc, doc, evaluate)
      if (kept) yield kept
    }
  }
}

/** Undefined when the document is cut away. */
function redacted(root: Doc, doc: Doc, evaluate: Evaluate): Doc | undefined {
  const decision = evaluate({ ...environment(root), current: doc })
  if (decision === '$$KEEP') return doc
  if (decision === '$$PRUNE') return undefined
  if (decision !== '$$DESCEND') {
    fail(
      17053,
      `$redact's expression should not return anything aside from the variables $$KEEP, $$DESCEND, and $$PRUNE, but returned ${show(decision)}`,
    )
  }
  const kept: Doc = new Map()
  for (const [name, value] of doc) {
    const inner = descend(root, value, evaluate)
    if (inner !== undefined) kept.set(name, inner)
  }
  return kept
}

function descend(root: Doc, value: Value, evaluate: Evaluate): Maybe {
  if (isDoc(value)) return redacted(root, value, evaluate)
  if (!isArray(value)) return value
  return value.map((item) => descend(root, item, evaluate)).filter((item) => item !== undefined)
}

export const shapeStages: Readonly<Record<string, StageCompiler>> = {
  $project: project,
  $addFields: addFields,
  $set: addFields,
  $unset: unset,
  $replaceRoot: replaceRoot,
  $replaceWith: replaceRoot,
  $redact: redact,
}
