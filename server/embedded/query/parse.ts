/** Reads a filter document into a predicate, refusing what MongoDB refuses. */
import { fail, notSupported } from '../errors'
import { isArray, isDoc, isType, type Doc, type Value } from '../values/types'
import { isNumeric, toDouble } from '../values/numbers'
import { all, bits, elemMatch, mod, regexPair, size, typeSet } from './parse-operators'
import type { BitsOp, CompareOp, Predicate } from './predicate'

export function parseFilter(filter: Doc): Predicate {
  const clauses: Predicate[] = []
  for (const [name, value] of filter) {
    if (name.startsWith('$')) clauses.push(...topLevel(name, value))
    else clauses.push(...field(name, value))
  }
  return and(clauses)
}

function and(clauses: Predicate[]): Predicate {
  const [only] = clauses
  return clauses.length === 1 && only ? only : { kind: 'and', clauses }
}

const leftOut: Readonly<Record<string, string>> = {
  $where: 'The $where operator',
  $text: 'Text search ($text)',
  $jsonSchema: 'The $jsonSchema operator',
  $near: 'Geo search ($near)',
  $nearSphere: 'Geo search ($nearSphere)',
  $geoNear: 'Geo search ($geoNear)',
  $geoWithin: 'Geo search ($geoWithin)',
  $within: 'Geo search ($within)',
  $geoIntersects: 'Geo search ($geoIntersects)',
}

function topLevel(name: string, value: Value): Predicate[] {
  switch (name) {
    case '$and':
    case '$or':
    case '$nor':
      return [logical(name, value)]
    case '$expr':
      return [{ kind: 'expr', expression: value }]
    case '$comment':
      return []
    case '$alwaysTrue':
    case '$alwaysFalse':
      return [{ kind: 'always', value: name === '$alwaysTrue' }]
    case '$sampleRate':
      return [{ kind: 'sampleRate', rate: sampleRate(value) }]
    default:
      return unknownTopLevel(name)
  }
}

function unknownTopLevel(name: string): never {
  const feature = leftOut[name]
  if (feature !== undefined) notSupported(feature)
  return fail(
    2,
    `unknown top level operator: ${name}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`,
  )
}

function sampleRate(value: Value): number {
  const rate = isNumeric(value) ? toDouble(value) : NaN
  if (!(rate >= 0 && rate <= 1)) fail(2, 'numeric argument to $sampleRate must be in [0, 1]')
  return rate
}

function logical(name: '$and' | '$or' | '$nor', value: Value): Predicate {
  if (!isArray(value)) return fail(2, `${name} must be an array`)
  if (value.length === 0) fail(2, '$and/$or/$nor must be a nonempty array')
  const clauses = value.map((clause) =>
    isDoc(clause) ? parseFilter(clause) : fail(2, '$or/$and/$nor entries need to be full objects'),
  )
  return { kind: name.slice(1) as 'and' | 'or' | 'nor', clauses }
}

/** A document of operators, as opposed to a document to be equal to. DBRef fields are no operators. */
export function isOperators(value: Value): value is Doc {
  if (!isDoc(value)) return false
  const [first] = value.keys()
  return first !== undefined && first.startsWith('$') && !isReferenceField(first)
}

function isReferenceField(name: string): boolean {
  return name === '$ref' || name === '$id' || name === '$db'
}

function field(path: string, value: Value): Predicate[] {
  if (isType(value, 'BSONRegExp')) {
    return [{ kind: 'regex', path, pattern: value.pattern, flags: value.options }]
  }
  if (isOperators(value)) return parseOperators(path, value)
  return [{ kind: 'compare', path, op: 'eq', value }]
}

/** The operators of one field; `path` is '' for a bare value. */
function parseOperators(path: string, operators: Doc): Predicate[] {
  const clauses: Predicate[] = []
  for (const [name, value] of operators) {
    if (name === '$options') {
      if (!operators.has('$regex')) fail(2, '$options needs a $regex')
      continue
    }
    if (name === '$comment') continue
    clauses.push(
      name === '$regex' ? regexPair(path, value, operators) : operator(path, name, value),
    )
  }
  return clauses
}

const comparisons: Readonly<Record<string, CompareOp>> = {
  $eq: 'eq',
  $gt: 'gt',
  $gte: 'gte',
  $lt: 'lt',
  $lte: 'lte',
}

const bitOperators: Readonly<Record<string, BitsOp>> = {
  $bitsAllSet: 'allSet',
  $bitsAllClear: 'allClear',
  $bitsAnySet: 'anySet',
  $bitsAnyClear: 'anyClear',
}

type Parse = (path: string, value: Value) => Predicate

const operators: ReadonlyMap<string, Parse> = new Map<string, Parse>([
  ['$ne', notEqual],
  ['$in', (path, value) => membership('$in', path, value)],
  ['$nin', (path, value) => ({ kind: 'not', clause: membership('$nin', path, value) })],
  ['$exists', exists],
  ['$not', not],
  ['$type', (path, value) => ({ kind: 'type', path, types: typeSet(value) })],
  ['$size', size],
  ['$mod', mod],
  ['$all', (path, value) => all(path, value, elementClause)],
  [
    '$elemMatch',
    (path, value) => elemMatch(path, value, { filter: parseFilter, operators: elementOperators }),
  ],
])

function operator(path: string, name: string, value: Value): Predicate {
  const comparison = comparisons[name]
  if (comparison) return compared(path, comparison, value)
  const bitOperator = bitOperators[name]
  if (bitOperator) return bits(path, bitOperator, value, name)
  const parse = operators.get(name)
  if (parse) return parse(path, value)
  const feature = leftOut[name]
  if (feature !== undefined) notSupported(feature)
  return fail(2, `unknown operator: ${name}`)
}

function compared(path: string, op: CompareOp, value: Value): Predicate {
  if (op !== 'eq' && isType(value, 'BSONRegExp')) {
    fail(2, `Can't have RegEx as arg to predicate over field '${path}'.`)
  }
  return { kind: 'compare', path, op, value }
}

function notEqual(path: string, value: Value): Predicate {
  if (isType(value, 'BSONRegExp')) fail(2, "Can't have regex as arg to $ne.")
  return { kind: 'not', clause: { kind: 'compare', path, op: 'eq', value } }
}

function membership(name: string, path: string, value: Value): Predicate {
  if (!isArray(value)) return fail(2, `${name} needs an array`)
  for (const item of value) if (isOperators(item)) fail(2, `cannot nest $ under ${name}`)
  return { kind: 'in', path, values: value }
}

function exists(path: string, value: Value): Predicate {
  const wanted = isNumeric(value) ? toDouble(value) !== 0 : value !== false && value !== null
  const clause: Predicate = { kind: 'exists', path }
  return wanted ? clause : { kind: 'not', clause }
}

function not(path: string, value: Value): Predicate {
  if (isType(value, 'BSONRegExp')) return { kind: 'not', clause: and(field(path, value)) }
  if (!isDoc(value)) return fail(2, '$not needs a regex or a document')
  if (value.size === 0) fail(2, '$not cannot be empty')
  return { kind: 'not', clause: and(parseOperators(path, value)) }
}

/** One wanted element of `$all`: a value, a regular expression or `$elemMatch`. */
function elementClause(path: string, value: Value): Predicate {
  return and(field(path, value))
}

function elementOperators(value: Doc): Predicate {
  return and(parseOperators('', value))
}
