/** $zip: the first of each array, then the second of each, and so on. */
import { fail } from '../errors'
import { show } from '../values/show'
import { typeName } from '../values/type-names'
import { isArray, isDoc, type Doc, type Maybe, type Value } from '../values/types'
import { isNullish, type Compiler } from './environment'

export const zip: Compiler = (argument, scope) => {
  if (!isDoc(argument))
    return fail(34460, `$zip only supports an object as an argument, found ${typeName(argument)}`)
  const { inputs, defaults, longest } = read(argument)
  const sources = inputs.map((input) => scope.compile(input, scope))
  const fills = defaults.map((one) => scope.compile(one, scope))
  return (env) => {
    const arrays = sources.map((source) => source(env))
    if (arrays.some(isNullish)) return null
    const wrong = arrays.find((array) => !isArray(array))
    if (wrong !== undefined)
      fail(34468, `$zip found a non-array expression in input: ${show(wrong)}`)
    return zipped(
      arrays as Value[][],
      fills.map((fill) => fill(env) ?? null),
      longest,
    )
  }
}

interface Zip {
  readonly inputs: Value[]
  readonly defaults: Value[]
  readonly longest: boolean
}

function read(argument: Doc): Zip {
  for (const key of argument.keys()) {
    if (!['inputs', 'defaults', 'useLongestLength'].includes(key))
      fail(34464, `$zip found an unknown argument: ${key}`)
  }
  const inputs = argument.get('inputs')
  if (!isArray(inputs) || inputs.length === 0)
    return fail(34465, '$zip requires at least one input array')
  const longest = argument.get('useLongestLength') ?? false
  if (typeof longest !== 'boolean')
    return fail(34463, `useLongestLength must be a bool, found ${typeName(longest)}`)
  return {
    inputs,
    defaults: readDefaults(argument.get('defaults'), inputs.length, longest),
    longest,
  }
}

function readDefaults(defaults: Maybe, count: number, longest: boolean): Value[] {
  if (defaults === undefined) return []
  if (!longest) fail(34466, 'cannot specify defaults unless useLongestLength is true')
  if (!isArray(defaults))
    return fail(34462, `defaults must be an array of expressions, found ${typeName(defaults)}`)
  return defaults.length === count
    ? defaults
    : fail(34467, 'defaults and inputs must have the same length')
}

function zipped(arrays: Value[][], fills: Value[], longest: boolean): Value[] {
  const sizes = arrays.map((array) => array.length)
  const size = longest ? Math.max(...sizes) : Math.min(...sizes)
  return Array.from({ length: size }, (_, i) =>
    arrays.map((array, at) => array[i] ?? fills[at] ?? null),
  )
}
