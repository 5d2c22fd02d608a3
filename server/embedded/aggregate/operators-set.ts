/** Arrays as sets: order and repetition do not count. */
import { fail } from '../errors'
import { compare } from '../values/compare'
import { hashKey } from '../values/keystring'
import { typeName } from '../values/type-names'
import { isArray, type Maybe, type Value } from '../values/types'
import { fixed, isNullish, variadic, type Compiler, type Operators } from './environment'

function isSetEqual(values: Maybe[]): Maybe {
  if (values.length < 2)
    fail(17045, '$setEquals needs at least two arguments had: ' + String(values.length))
  const sets = values.map((value) => keysOf(value, '$setEquals', 17044))
  const [one, ...others] = sets
  return others.every(
    (other) => other.size === one?.size && [...other.keys()].every((key) => one.has(key)),
  )
}

function keysOf(value: Maybe, name: string, code: number): Map<string, Value> {
  if (!isArray(value))
    return fail(
      code,
      `All operands of ${name} must be arrays. One argument is of type: ${typeName(value)}`,
    )
  return new Map(value.map((item) => [hashKey(item), item]))
}

function setOperator(
  name: string,
  code: number,
  combine: (sets: Map<string, Value>[]) => Value[],
): Compiler {
  return variadic((values) =>
    values.some(isNullish) ? null : combine(values.map((value) => keysOf(value, name, code))),
  )
}

/** Sets come out in the order of their values, as MongoDB's do. */
function ordered(items: Iterable<Value>): Value[] {
  return [...items].sort(compare)
}

export const setOperators: Operators = {
  $setEquals: variadic(isSetEqual),
  $setUnion: setOperator('$setUnion', 17043, (sets) =>
    ordered(new Map(sets.flatMap((set) => [...set])).values()),
  ),
  $setIntersection: setOperator('$setIntersection', 17047, (sets) => {
    const [one = new Map<string, Value>(), ...others] = sets
    return ordered(
      [...one].filter(([key]) => others.every((other) => other.has(key))).map(([, item]) => item),
    )
  }),
  $setDifference: fixed(2, (a, b) => {
    if (isNullish(a) || isNullish(b)) return null
    const unwanted = keysOf(b, '$setDifference', 17049)
    return [...keysOf(a, '$setDifference', 17048)]
      .filter(([key]) => !unwanted.has(key))
      .map(([, item]) => item)
  }),
  $setIsSubset: fixed(2, (a, b) => {
    const all = keysOf(b, '$setIsSubset', 17042)
    return [...keysOf(a, '$setIsSubset', 17046).keys()].every((key) => all.has(key))
  }),
}
