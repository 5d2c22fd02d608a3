/** Tests of one value, path aside: comparison, $in, $type, $regex, $mod, $size, bits. */
import { Binary } from 'bson'

import { compare, equal, typeRank } from '../values/compare'
import { hashKey } from '../values/keystring'
import { isNumeric, toDouble } from '../values/numbers'
import { typeName } from '../values/type-names'
import { isArray, isType, type Maybe, type Value } from '../values/types'
import { integerOf } from './integers'
import type { LeafArrays } from './paths'
import type { BitsOp, CompareOp, LeafPredicate } from './predicate'
import { compileRegex } from './regex'

type Single = (value: Maybe) => boolean
type SinglePredicate = Exclude<LeafPredicate, { kind: 'elemMatch' }>

/** Whether a predicate sees the elements of an array at the end of its path. */
export function leafArraysOf(predicate: LeafPredicate): LeafArrays {
  const whole = ['size', 'exists', 'elemMatch'].includes(predicate.kind)
  return whole ? 'whole' : 'expand'
}

export function compileLeaf(predicate: SinglePredicate): Single {
  switch (predicate.kind) {
    case 'compare':
      return comparison(predicate.op, predicate.value)
    case 'in':
      return membership(predicate.values)
    case 'exists':
      return (value) => value !== undefined
    case 'type':
      return (value) => value !== undefined && predicate.types.has(typeName(value))
    case 'regex':
      return regexTest(predicate.pattern, predicate.flags)
    case 'mod':
      return (value) => hasRemainder(value, predicate.divisor, predicate.remainder)
    case 'size':
      return (value) => isArray(value) && value.length === predicate.size
    case 'bits':
      return (value) => hasBits(value, predicate.op, predicate.mask)
  }
}

function comparison(op: CompareOp, operand: Value): Single {
  if (op === 'eq') return equality(operand)
  const accepts = acceptors[op]
  const orEqual = op === 'lte' || op === 'gte'
  if (operand === null) return (value) => orEqual && isNullish(value)
  if (isType(operand, 'MinKey') || isType(operand, 'MaxKey')) {
    return (value) => accepts(compare(value ?? null, operand))
  }
  const rank = typeRank(operand)
  if (isNaN(operand)) return (value) => orEqual && isNaN(value)
  return (value) => typeRank(value) === rank && !isNaN(value) && accepts(compare(value, operand))
}

const acceptors: Readonly<Record<Exclude<CompareOp, 'eq'>, (order: number) => boolean>> = {
  lt: (order) => order < 0,
  lte: (order) => order <= 0,
  gt: (order) => order > 0,
  gte: (order) => order >= 0,
}

function equality(operand: Value): Single {
  if (operand === null) return isNullish
  if (typeof operand === 'string') return (value) => value === operand || equal(value, operand)
  return (value) => equal(value, operand)
}

function isNullish(value: Maybe): boolean {
  return value === null || value === undefined
}

function isNaN(value: Maybe): boolean {
  return isNumeric(value) && Number.isNaN(toDouble(value))
}

function membership(values: Value[]): Single {
  const wanted = new Set(values.map(hashKey))
  const regexes = values
    .filter((value) => isType(value, 'BSONRegExp'))
    .map(({ pattern, options }) => regexTest(pattern, options))
  const nullable = wanted.has(hashKey(null))
  return (value) =>
    value === undefined
      ? nullable
      : wanted.has(hashKey(value)) || regexes.some((matches) => matches(value))
}

/** A regular expression matches text, symbols, and a stored regular expression equal to itself. */
function regexTest(pattern: string, flags: string): Single {
  const regex = compileRegex(pattern, flags)
  const own = [...flags].sort().join('')
  return (value) => {
    if (typeof value === 'string') return regex.test(value)
    if (isType(value, 'BSONSymbol')) return regex.test(value.value)
    return isType(value, 'BSONRegExp') && value.pattern === pattern && value.options === own
  }
}

function hasRemainder(value: Maybe, divisor: bigint, remainder: bigint): boolean {
  const whole = isNumeric(value) ? integerOf(value, 'truncate') : undefined
  return whole !== undefined && whole % divisor === remainder
}

function hasBits(value: Maybe, op: BitsOp, mask: bigint): boolean {
  const bits = bitsOf(value)
  if (bits === undefined) return false
  const set = bits & mask
  switch (op) {
    case 'allSet':
      return set === mask
    case 'anySet':
      return set !== 0n
    case 'allClear':
      return set === 0n
    case 'anyClear':
      return set !== mask
  }
}

/** Numbers as two's complement of any width, binary as little-endian bits. */
function bitsOf(value: Maybe): bigint | undefined {
  if (isType(value, 'Binary')) return binaryBits(value)
  return isNumeric(value) ? integerOf(value, 'exact') : undefined
}

export function binaryBits(value: Binary): bigint {
  const bytes = Buffer.from(value.buffer.subarray(0, value.position)).reverse()
  return bytes.length === 0 ? 0n : BigInt(`0x${bytes.toString('hex')}`)
}
