/** What stages are made of. */
import { fail } from '../errors'
import { isNumeric } from '../values/numbers'
import { integerOf } from '../query/integers'
import { show } from '../values/show'
import { typeName } from '../values/type-names'
import { isDoc, type Doc, type Value } from '../values/types'
import type { Scope, Variables } from './environment'
import { scopeFor } from './expression'

/** What a pipeline may ask of the database. */
export interface PipelineContext {
  /** All documents of another collection of the same database; empty when there is none. */
  readonly collection: (name: string) => Iterable<Doc>
  /** The same, found through indexes. Without it stages filter what `collection` gives. */
  readonly find?: (name: string, filter: Doc, variables: Variables) => Iterable<Doc>
  readonly variables: Variables
}

/** A stage turns a stream of documents into another; nothing is read before it is asked for. */
export type Stage = (input: Iterable<Doc>) => Iterable<Doc>

export interface StageContext extends PipelineContext {
  /** Compiles a pipeline within a stage. */
  readonly nested: (pipeline: Value, variables: Variables, stage: string) => Stage
}

export type StageCompiler = (spec: Value, context: StageContext, name: string) => Stage

/** A stage that looks at one document at a time. */
export function eachDoc(change: (doc: Doc) => Doc): Stage {
  return function* (input) {
    for (const doc of input) yield change(doc)
  }
}

export function scopeOfContext(context: PipelineContext): Scope {
  return scopeFor(context.variables)
}

export function mustBeDoc(spec: Value, code: number, message: string): Doc {
  return isDoc(spec) ? spec : fail(code, message)
}

/** The argument of $limit and $skip. */
export function wholeNumber(spec: Value, name: string, least: 0 | 1): number {
  const number = isNumeric(spec) ? integerOf(spec, 'exact') : undefined
  const kind = least === 1 ? 'positive' : 'non-negative'
  if (!isNumeric(spec)) {
    return fail(
      5107201,
      `invalid argument to ${name} stage: Expected a number in: ${name}: ${show(spec)}`,
    )
  }
  if (number === undefined) {
    return fail(
      5107201,
      `invalid argument to ${name} stage: Expected an integer: ${name}: ${show(spec)}`,
    )
  }
  if (least === 1 && number === 0n) fail(15958, 'the limit must be positive')
  if (number < 0n) {
    fail(
      5107201,
      `invalid argument to ${name} stage: Expected a ${kind} number in: ${name}: ${show(spec)}`,
    )
  }
  return Number(number)
}

/** Refuses an option nobody knows (error 40415). */
export function knownOptions(spec: Doc, allowed: readonly string[], stage: string): void {
  for (const name of spec.keys()) {
    if (!allowed.includes(name)) fail(40415, `BSON field '${stage}.${name}' is an unknown field.`)
  }
}

export function stringSpec(spec: Value, name: string): string {
  return typeof spec === 'string'
    ? spec
    : fail(9, `${name} must be a string, found ${typeName(spec)}`)
}
