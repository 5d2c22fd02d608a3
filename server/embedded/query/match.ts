/** Filters: parsed once, compiled to functions, tested on documents. */
import { compileExpression, type Variables } from '../aggregate/expression'
import { truthy } from '../aggregate/truth'
import { isArray, type Doc, type Maybe } from '../values/types'
import { fieldsOf } from './filter-fields'
import { compileLeaf, leafArraysOf } from './leaf'
import { parseFilter } from './parse'
import { Path } from './paths'
import { isLeaf, type Found, type LeafPredicate, type Predicate, type Test } from './predicate'

/** Which element of an array matched, for the positional operator `$`. */
export interface Match {
  readonly arrayIndex: number | undefined
}

export interface Filter {
  readonly predicate: Predicate
  /** The top-level fields the filter reads; undefined when it may read any. */
  readonly fields: ReadonlySet<string> | undefined
  test(doc: Doc): boolean
  match(doc: Doc): Match | undefined
}

interface FilterOptions {
  /** Variables for `$expr`. */
  readonly variables?: Variables
}

/** Compiles a filter; a filter MongoDB would refuse is a CommandError with its code. */
export function compileFilter(filter: Doc, options: FilterOptions = {}): Filter {
  const predicate = parseFilter(filter)
  const test = compile(predicate, options.variables)
  return {
    predicate,
    fields: fieldsOf(predicate),
    test: (doc) => test(doc),
    match(doc) {
      const found: Found = { arrayIndex: undefined }
      return test(doc, found) ? found : undefined
    },
  }
}

function compile(predicate: Predicate, variables: Variables | undefined): Test {
  if (isLeaf(predicate)) return compilePath(predicate, variables)
  switch (predicate.kind) {
    case 'and':
      return allOf(predicate.clauses.map((clause) => compile(clause, variables)))
    case 'or':
      return anyOf(predicate.clauses.map((clause) => compile(clause, variables)))
    case 'nor': {
      const tests = predicate.clauses.map((clause) => compile(clause, variables))
      return (doc) => !tests.some((test) => test(doc))
    }
    case 'not': {
      const test = compile(predicate.clause, variables)
      return (doc) => !test(doc)
    }
    case 'always':
      return () => predicate.value
    case 'sampleRate':
      return () => Math.random() < predicate.rate
    case 'expr': {
      const evaluate = compileExpression(predicate.expression, variables)
      return (doc) => truthy(evaluate.run(doc))
    }
  }
}

/** The last clause that opened an array decides the position, as in MongoDB. */
function allOf(tests: Test[]): Test {
  const [only] = tests
  if (only && tests.length === 1) return only
  return (doc, found) => {
    for (const test of tests) if (!test(doc, found)) return false
    return true
  }
}

function anyOf(tests: Test[]): Test {
  return (doc, found) => tests.some((test) => test(doc, found))
}

function compilePath(predicate: LeafPredicate, variables: Variables | undefined): Test {
  const path = new Path(predicate.path, leafArraysOf(predicate))
  if (predicate.kind === 'elemMatch') return compileElemMatch(predicate, path, variables)
  const single = compileLeaf(predicate)
  return (doc, found) =>
    path.any(doc, (value, index) => {
      if (!single(value)) return false
      if (found && index !== undefined) found.arrayIndex = index
      return true
    })
}

type ElemMatch = Extract<LeafPredicate, { kind: 'elemMatch' }>

function compileElemMatch(predicate: ElemMatch, path: Path, variables?: Variables): Test {
  const matching = elementFinder(predicate, variables)
  return (doc, found) =>
    path.any(doc, (value, index) => {
      const at = matching(value)
      if (at < 0) return false
      if (found) found.arrayIndex = index ?? at
      return true
    })
}

/** Finds the first element of an array that satisfies the clause, or -1. */
function elementFinder(predicate: ElemMatch, variables?: Variables): (value: Maybe) => number {
  if (!predicate.object) {
    const single = compileSingle(predicate.clause)
    return (value) => (isArray(value) ? value.findIndex(single) : -1)
  }
  const test = compile(predicate.clause, variables)
  return (value) => {
    if (!isArray(value)) return -1
    return value.findIndex((item) => {
      const doc = asDoc(item)
      return doc !== undefined && test(doc)
    })
  }
}

/** A nested array is searched as a document whose names are its indexes. */
function asDoc(value: Maybe): Doc | undefined {
  if (value instanceof Map) return value
  if (!isArray(value)) return undefined
  return new Map(value.map((item, i) => [String(i), item]))
}

/** A predicate on one bare value, for `$elemMatch: { $gt: 1 }` and `$pull: { $gt: 1 }`. */
function compileSingle(predicate: Predicate): (value: Maybe) => boolean {
  if (isLeaf(predicate)) return compileSingleLeaf(predicate)
  switch (predicate.kind) {
    case 'and': {
      const tests = predicate.clauses.map(compileSingle)
      return (value) => tests.every((test) => test(value))
    }
    case 'or': {
      const tests = predicate.clauses.map(compileSingle)
      return (value) => tests.some((test) => test(value))
    }
    case 'nor': {
      const tests = predicate.clauses.map(compileSingle)
      return (value) => !tests.some((test) => test(value))
    }
    case 'not': {
      const test = compileSingle(predicate.clause)
      return (value) => !test(value)
    }
    case 'always':
      return () => predicate.value
    case 'sampleRate':
    case 'expr':
      return () => false
  }
}

function compileSingleLeaf(predicate: LeafPredicate): (value: Maybe) => boolean {
  if (predicate.kind !== 'elemMatch') return compileLeaf(predicate)
  const matching = elementFinder(predicate)
  return (value) => matching(value) >= 0
}
