/** Every accumulator by name, and the same as expressions over arrays. */
import { fail, notSupported } from '../errors'
import { isNumeric, makeDouble, toDouble } from '../values/numbers'
import { isArray, isDoc, type Maybe, type Value } from '../values/types'
import {
  average,
  counted,
  deviation,
  distinct,
  first,
  greatest,
  last,
  least,
  mergedObjects,
  over,
  pushed,
  simple,
  sum,
  type AccumulatorCompiler,
  type Collector,
  type MakeAccumulator,
} from './accumulator'
import { countOf, nAccumulators, percentiles, takers } from './accumulators-n'
import {
  argumentsOf,
  isNullish,
  named,
  required,
  type Compiler,
  type Operators,
  type Scope,
} from './environment'

const count: AccumulatorCompiler = (argument) => {
  if (!isDoc(argument) || argument.size > 0) fail(9, '$count takes no arguments, i.e. $count:{}')
  return over(() => 1, counted)
}

/** `p` is one or more constants between 0 and 1. */
function points(argument: Value, name: string): { points: number[]; input: Value } {
  if (!isDoc(argument)) return fail(7429703, `specification must be an object; found ${name}`)
  const input = argument.get('input')
  if (input === undefined)
    return fail(40414, `BSON field '${name}.input' is missing but a required field`)
  const method = argument.get('method')
  if (method !== 'approximate')
    fail(2, `Currently only 'approximate' can be used as percentile 'method'.`)
  if (name === '$median') return { points: [0.5], input }
  const p = argument.get('p')
  if (!isArray(p) || p.length === 0)
    return fail(7750300, `The $percentile 'p' field must be an array of numbers from [0.0, 1.0]`)
  return { points: p.map(point), input }
}

function point(value: Value): number {
  const number = isNumeric(value) ? toDouble(value) : NaN
  return number >= 0 && number <= 1
    ? number
    : fail(7750303, `The $percentile 'p' field must be an array of numbers from [0.0, 1.0]`)
}

function percentile(single: boolean): AccumulatorCompiler {
  return (argument, scope, name) => {
    const wanted = points(argument, name)
    return over(scope.compile(wanted.input, scope), percentileCollector(wanted.points, single))
  }
}

function percentileCollector(wanted: readonly number[], single: boolean): () => Collector {
  const make = percentiles(wanted)
  return () => {
    const collector = make()
    const doubles = () =>
      (collector.result() as (number | null)[]).map((value) =>
        value === null ? null : makeDouble(value),
      )
    return {
      add: (value) =>
        isArray(value) ? value.forEach((item) => collector.add(item)) : collector.add(value),
      result: () => (single ? (doubles()[0] ?? null) : doubles()),
    }
  }
}

const accumulators: ReadonlyMap<string, AccumulatorCompiler> = new Map(
  Object.entries({
    $sum: simple(sum),
    $avg: simple(average),
    $min: simple(least),
    $max: simple(greatest),
    $first: simple(first),
    $last: simple(last),
    $push: simple(pushed),
    $addToSet: simple(distinct),
    $stdDevPop: simple(deviation(1)),
    $stdDevSamp: simple(deviation(2)),
    $mergeObjects: simple(mergedObjects),
    $count: count,
    $median: percentile(true),
    $percentile: percentile(false),
    ...nAccumulators,
  }),
)

export function compileAccumulator(name: string, argument: Value, scope: Scope): MakeAccumulator {
  const compiler = accumulators.get(name)
  if (compiler) return compiler(argument, scope, name)
  if (name === '$accumulator') notSupported('JavaScript in accumulators ($accumulator)')
  return fail(15952, `unknown group operator '${name}'`)
}

/** As an expression: over the elements of one array, or over several arguments. */
function asExpression(make: () => Collector): Compiler {
  return (argument, scope) => {
    const all = argumentsOf(argument).map((part) => scope.compile(part, scope))
    return (env) => {
      const collector = make()
      const values = all.map((evaluate) => evaluate(env))
      const [only] = values
      const items: Maybe[] = values.length === 1 && isArray(only) ? only : values
      items.forEach((item) => collector.add(item))
      return collector.result()
    }
  }
}

/** $firstN and its like on one array. */
function takerExpression(name: keyof typeof takers): Compiler {
  return (argument, scope) => {
    const parts = named(argument, scope, name, ['input', 'n'])
    const input = required(parts, 'input', name)
    const n = required(parts, 'n', name)
    return (env) => {
      const items = input(env)
      if (isNullish(items)) return name === '$minN' || name === '$maxN' ? null : notAnArray(name)
      return isArray(items) ? takers[name](items, countOf(n(env), name)) : notAnArray(name)
    }
  }
}

function notAnArray(name: string): never {
  return fail(5788200, `input must be an array in ${name}`)
}

function percentileExpression(single: boolean): Compiler {
  return (argument, scope, name) => {
    const wanted = points(argument, name)
    const input = scope.compile(wanted.input, scope)
    const make = percentileCollector(wanted.points, single)
    return (env) => {
      const collector = make()
      collector.add(input(env))
      return collector.result()
    }
  }
}

export const accumulatorExpressions: Operators = {
  $sum: asExpression(sum),
  $avg: asExpression(average),
  $min: asExpression(least),
  $max: asExpression(greatest),
  $stdDevPop: asExpression(deviation(1)),
  $stdDevSamp: asExpression(deviation(2)),
  $mergeObjects: asExpression(mergedObjects),
  $firstN: takerExpression('$firstN'),
  $lastN: takerExpression('$lastN'),
  $minN: takerExpression('$minN'),
  $maxN: takerExpression('$maxN'),
  $median: percentileExpression(true),
  $percentile: percentileExpression(false),
}
