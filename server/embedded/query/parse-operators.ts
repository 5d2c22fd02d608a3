/** The operators of a filter whose argument needs more than a look. */
import { fail } from '../errors'
import { toDouble, isNumeric } from '../values/numbers'
import { typeName, typeNamesByNumber, typeNumbers } from '../values/type-names'
import { isArray, isDoc, isType, type Doc, type Value } from '../values/types'
import { integerOf } from './integers'
import { binaryBits } from './leaf'
import type { BitsOp, Predicate } from './predicate'

export function regexPair(path: string, value: Value, operators: Doc): Predicate {
  const options = operators.get('$options')
  if (options !== undefined && typeof options !== 'string') fail(2, '$options has to be a string')
  if (isType(value, 'BSONRegExp')) {
    if (options !== undefined && value.options !== '')
      fail(51075, 'options set in both $regex and $options')
    return { kind: 'regex', path, pattern: value.pattern, flags: String(options ?? value.options) }
  }
  if (typeof value !== 'string') return fail(2, '$regex has to be a string')
  return { kind: 'regex', path, pattern: value, flags: String(options ?? '') }
}

/** Type names or numbers, alone or in an array; 'number' stands for all four. */
export function typeSet(value: Value): ReadonlySet<string> {
  const names = new Set<string>()
  const wanted = isArray(value) ? value : [value]
  if (wanted.length === 0) fail(9, '$type must match at least one type')
  for (const one of wanted) for (const name of typesNamed(one)) names.add(name)
  return names
}

function typesNamed(value: Value): string[] {
  if (value === 'number') return ['int', 'long', 'double', 'decimal']
  if (typeof value === 'string') {
    return typeNumbers.has(value) ? [value] : fail(2, `Unknown type name alias: ${value}`)
  }
  if (!isNumeric(value)) return fail(14, 'type must be represented as a number or a string')
  const name = typeNamesByNumber.get(toDouble(value))
  return name === undefined ? fail(2, `Invalid numerical type code: ${toDouble(value)}`) : [name]
}

export function size(path: string, value: Value): Predicate {
  const wanted = isNumeric(value) ? integerOf(value, 'exact') : undefined
  if (!isNumeric(value))
    fail(2, `Failed to parse $size. Expected a number in: $size: ${describe(value)}`)
  if (wanted === undefined)
    fail(2, `Failed to parse $size. Expected an integer: $size: ${describe(value)}`)
  if (wanted < 0n) {
    fail(2, `Failed to parse $size. Expected a non-negative number in: $size: ${describe(value)}`)
  }
  return { kind: 'size', path, size: Number(wanted) }
}

function describe(value: Value): string {
  return isNumeric(value) ? String(toDouble(value)) : typeName(value)
}

export function mod(path: string, value: Value): Predicate {
  if (!isArray(value)) return fail(2, 'malformed mod, needs to be an array')
  if (value.length < 2) fail(2, 'malformed mod, not enough elements')
  if (value.length > 2) fail(2, 'malformed mod, too many elements')
  const divisor = modPart(value[0], 'divisor')
  const remainder = modPart(value[1], 'remainder')
  if (divisor === 0n) fail(2, 'divisor cannot be 0')
  return { kind: 'mod', path, divisor, remainder }
}

function modPart(value: Value | undefined, name: string): bigint {
  if (!isNumeric(value)) return fail(2, `malformed mod, ${name} not a number`)
  const whole = integerOf(value, 'truncate')
  return (
    whole ??
    fail(
      2,
      `malformed mod, ${name} value is invalid :: caused by :: Unable to coerce NaN/Inf to integral type`,
    )
  )
}

/** `$all` is an `$and` of its elements; without elements it matches nothing. */
export function all(
  path: string,
  value: Value,
  element: (path: string, value: Value) => Predicate,
): Predicate {
  if (!isArray(value)) return fail(2, '$all needs an array')
  if (value.length === 0) return { kind: 'always', value: false }
  const withElemMatch = value.filter((item) => isDoc(item) && item.has('$elemMatch')).length
  if (withElemMatch > 0 && withElemMatch < value.length)
    fail(2, '$all/$elemMatch has to be consistent')
  value.forEach(refuseOperator)
  return { kind: 'and', clauses: value.map((item) => element(path, item)) }
}

function refuseOperator(item: Value): void {
  const [first] = isDoc(item) ? item.keys() : []
  const allowed = first === undefined || ['$elemMatch', '$ref', '$id', '$db'].includes(first)
  if (!allowed && first.startsWith('$')) fail(2, 'no $ expressions in $all')
}

interface Parsers {
  filter(filter: Doc): Predicate
  operators(operators: Doc): Predicate
}

/** Elements are documents, unless the clause starts with an operator on values. */
export function elemMatch(path: string, value: Value, parse: Parsers): Predicate {
  if (!isDoc(value)) return fail(2, '$elemMatch needs an Object')
  const [first] = value.keys()
  const object =
    first === undefined ||
    !first.startsWith('$') ||
    ['$and', '$or', '$nor', '$expr', '$ref', '$id', '$db', '$where'].includes(first)
  if (first === '$expr') fail(224, '$expr can only be applied to the top-level document')
  return {
    kind: 'elemMatch',
    path,
    object,
    clause: object ? parse.filter(value) : parse.operators(value),
  }
}

export function bits(path: string, op: BitsOp, value: Value, name: string): Predicate {
  return { kind: 'bits', path, op, mask: bitMask(value, name) }
}

function bitMask(value: Value, name: string): bigint {
  if (isArray(value)) return value.reduce((mask: bigint, item) => mask | bitAt(item, name), 0n)
  if (isType(value, 'Binary')) return binaryBits(value)
  if (!isNumeric(value))
    return fail(
      2,
      `${name} takes an Array, a number, or a BinData but received: ${typeName(value)}`,
    )
  const mask = integerOf(value, 'exact')
  if (mask === undefined) return fail(9, `Expected an integer: ${name}: ${describe(value)}`)
  return mask < 0n
    ? fail(9, `Expected a non-negative number in: ${name}: ${describe(value)}`)
    : mask
}

function bitAt(value: Value, name: string): bigint {
  const position = isNumeric(value) ? integerOf(value, 'exact') : undefined
  if (position === undefined)
    return fail(2, `Failed to parse bit position. Expected an integer in: ${name}`)
  if (position < 0n) {
    return fail(2, `Failed to parse bit position. Expected a non-negative number in: ${name}`)
  }
  return 1n << position
}
