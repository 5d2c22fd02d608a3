/** $type, $convert and its short forms, $isNumber. */
import { fail } from '../errors'
import { isNumeric, toDouble } from '../values/numbers'
import { typeName, typeNamesByNumber, typeNumbers } from '../values/type-names'
import type { Maybe, Value } from '../values/types'
import { convertTo } from './convert'
import { fixed, isNullish, named, required, type Compiler, type Operators } from './environment'
import { orElse } from './operators-date-text'

const convert: Compiler = (argument, scope) => {
  const parts = named(argument, scope, '$convert', ['input', 'to', 'onError', 'onNull', 'format'])
  const input = required(parts, 'input', '$convert')
  const target = required(parts, 'to', '$convert')
  return (env) => {
    const to = target(env)
    if (isNullish(to)) return null
    const type = targetType(to)
    const value = input(env)
    if (isNullish(value)) return parts.onNull ? parts.onNull(env) : null
    const { onError } = parts
    const run = () => convertTo(type, value, '$convert')
    return onError ? orElse(run, () => onError(env)) : run()
  }
}

function targetType(to: Value): string {
  if (typeof to === 'string') return typeNumbers.has(to) ? to : fail(2, `Unknown type name: ${to}`)
  if (!isNumeric(to))
    return fail(9, "$convert's 'to' argument must be a string or number, but is " + typeName(to))
  const name = typeNamesByNumber.get(toDouble(to))
  return (
    name ??
    fail(
      9,
      `In $convert, numeric value for 'to' does not correspond to a BSON type: ${toDouble(to)}`,
    )
  )
}

function short(type: string, name: string): Compiler {
  return fixed(1, (value: Maybe) => (isNullish(value) ? null : convertTo(type, value, name)))
}

export const typeOperators: Operators = {
  $convert: convert,
  $type: fixed(1, typeName),
  $isNumber: fixed(1, (value) => isNumeric(value)),
  $toBool: short('bool', '$toBool'),
  $toDate: short('date', '$toDate'),
  $toDecimal: short('decimal', '$toDecimal'),
  $toDouble: short('double', '$toDouble'),
  $toInt: short('int', '$toInt'),
  $toLong: short('long', '$toLong'),
  $toObjectId: short('objectId', '$toObjectId'),
  $toString: short('string', '$toString'),
}
