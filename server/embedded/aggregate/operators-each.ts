/** Operators that bind variables: $let, $map, $filter, $reduce; and all/any of an array. */
import { fail } from '../errors'
import { integerOf } from '../query/integers'
import { isNumeric } from '../values/numbers'
import { show } from '../values/show'
import { typeName } from '../values/type-names'
import { isArray, isDoc, type Doc, type Maybe, type Value } from '../values/types'
import { bind, fixed, isNullish, withNames, type Compiler, type Operators } from './environment'
import { truthy } from './truth'

/** Checks the names of an operator's arguments and hands over their sources. */
function partsOf(argument: Value, name: string, allowed: readonly string[], code: number): Doc {
  if (!isDoc(argument)) return fail(code, `${name} only supports an object as its argument`)
  for (const key of argument.keys()) {
    if (!allowed.includes(key)) fail(code + 1, `Unrecognized parameter to ${name}: ${key}`)
  }
  return argument
}

function part(parts: Doc, key: string, name: string, code: number): Value {
  const value = parts.get(key)
  return value === undefined ? fail(code, `Missing '${key}' parameter to ${name}`) : value
}

function variableName(value: Value | undefined): string {
  if (value === undefined) return 'this'
  if (typeof value !== 'string') return fail(16866, 'empty variable names are not allowed')
  if (!/^[a-z\u0080-\uffff][\w\u0080-\uffff]*$/.test(value) && value !== 'CURRENT') {
    fail(16867, `'${value}' starts with an invalid character for a user variable name`)
  }
  return value
}

const let_: Compiler = (argument, scope) => {
  const parts = partsOf(argument, '$let', ['vars', 'in'], 16874)
  const vars = part(parts, 'vars', '$let', 16876)
  if (!isDoc(vars)) return fail(10065, 'invalid parameter: expected an object (vars)')
  const bindings = [...vars].map(
    ([name, value]) => [variableName(name), scope.compile(value, scope)] as const,
  )
  const inner = withNames(
    scope,
    bindings.map(([name]) => name),
  )
  const body = scope.compile(part(parts, 'in', '$let', 16877), inner)
  return (env) =>
    body(bindings.reduce((bound, [name, evaluate]) => bind(bound, name, evaluate(env)), env))
}

const map: Compiler = (argument, scope) => {
  const parts = partsOf(argument, '$map', ['input', 'as', 'in'], 16878)
  const name = variableName(parts.get('as'))
  const input = scope.compile(part(parts, 'input', '$map', 16880), scope)
  const body = scope.compile(part(parts, 'in', '$map', 16882), withNames(scope, [name]))
  return (env) => {
    const array = input(env)
    if (isNullish(array)) return null
    if (!isArray(array)) return fail(16883, `input to $map must be an array not ${typeName(array)}`)
    return array.map((item) => body(bind(env, name, item)) ?? null)
  }
}

const filter: Compiler = (argument, scope) => {
  const parts = partsOf(argument, '$filter', ['input', 'as', 'cond', 'limit'], 28646)
  const name = variableName(parts.get('as'))
  const input = scope.compile(part(parts, 'input', '$filter', 28648), scope)
  const test = scope.compile(part(parts, 'cond', '$filter', 28650), withNames(scope, [name]))
  const limit = parts.has('limit') ? scope.compile(parts.get('limit') ?? null, scope) : () => null
  return (env) => {
    const array = input(env)
    if (isNullish(array)) return null
    if (!isArray(array))
      return fail(28651, `input to $filter must be an array not ${typeName(array)}`)
    const most = filterLimit(limit(env))
    const kept: Value[] = []
    for (const item of array) {
      if (kept.length >= most) break
      if (truthy(test(bind(env, name, item)))) kept.push(item)
    }
    return kept
  }
}

function filterLimit(value: Maybe): number {
  if (isNullish(value)) return Infinity
  const whole = isNumeric(value) ? integerOf(value, 'exact') : undefined
  if (whole === undefined)
    return fail(
      327391,
      `$filter: limit must be represented as a 32-bit integral value: ${show(value)}`,
    )
  return whole > 0n
    ? Number(whole)
    : fail(327392, `$filter: limit must be greater than 0: ${whole}`)
}

const reduce: Compiler = (argument, scope) => {
  const parts = partsOf(argument, '$reduce', ['input', 'initialValue', 'in'], 40075)
  const input = scope.compile(part(parts, 'input', '$reduce', 40077), scope)
  const start = scope.compile(part(parts, 'initialValue', '$reduce', 40078), scope)
  const body = scope.compile(
    part(parts, 'in', '$reduce', 40079),
    withNames(scope, ['this', 'value']),
  )
  return (env) => {
    const array = input(env)
    if (isNullish(array)) return null
    if (!isArray(array))
      return fail(40080, `$reduce requires that 'input' be an array, found: ${show(array)}`)
    return array.reduce<Maybe>(
      (value, item) => body(bind(bind(env, 'this', item), 'value', value)),
      start(env),
    )
  }
}

export const eachOperators: Operators = {
  $let: let_,
  $map: map,
  $filter: filter,
  $reduce: reduce,
  $allElementsTrue: fixed(1, (array) =>
    isArray(array)
      ? array.every(truthy)
      : fail(17040, `$allElementsTrue's argument must be an array, but is ${typeName(array)}`),
  ),
  $anyElementTrue: fixed(1, (array) =>
    isArray(array)
      ? array.some(truthy)
      : fail(17041, `$anyElementTrue's argument must be an array, but is ${typeName(array)}`),
  ),
}
