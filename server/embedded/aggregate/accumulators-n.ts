/** $firstN, $lastN, $minN, $maxN, $top, $topN, $bottom, $bottomN. */
import { fail } from '../errors'
import { compileSort, type Sort } from '../query/sort'
import { integerOf } from '../query/integers'
import { compare } from '../values/compare'
import { isNumeric } from '../values/numbers'
import { show } from '../values/show'
import { isDoc, type Maybe, type Value } from '../values/types'
import type { AccumulatorCompiler, Collector } from './accumulator'
import { isNullish, named, required, type Env, type Evaluate } from './environment'

export function countOf(value: Maybe, name: string): number {
  const whole = isNumeric(value) ? integerOf(value, 'exact') : undefined
  if (whole === undefined) {
    return fail(
      5787902,
      `Value for 'n' must be of integral type, but found ${show(value)} in ${name}`,
    )
  }
  return whole > 0n
    ? Number(whole)
    : fail(5787908, `'n' must be greater than 0, found ${whole} in ${name}`)
}

/** `take` keeps the n wanted ones of what has been seen. */
function keeping(
  take: (items: Value[], n: number) => Value[],
  nulls: boolean,
): AccumulatorCompiler {
  return (argument, scope, name) => {
    const parts = named(argument, scope, name, ['input', 'n'])
    const input = required(parts, 'input', name)
    const n = required(parts, 'n', name)
    return () => {
      const items: Value[] = []
      let count = 0
      return {
        add(env) {
          count ||= countOf(n(env), name)
          const value = input(env)
          if (nulls || !isNullish(value)) items.push(value ?? null)
        },
        result: () => take(items, count),
      }
    }
  }
}

/** The same for an array in one value. */
export const takers = {
  $firstN: (items: Value[], n: number) => items.slice(0, n),
  $lastN: (items: Value[], n: number) => items.slice(-n),
  $minN: (items: Value[], n: number) => smallest(items, n, 1),
  $maxN: (items: Value[], n: number) => smallest(items, n, -1),
}

function smallest(items: Value[], n: number, sign: 1 | -1): Value[] {
  return items
    .filter((item) => item !== null)
    .sort((a, b) => compare(a, b) * sign)
    .slice(0, n)
}

/** $top and its like: by `sortBy`, the output of the first or last n documents. */
function ranked(end: 'top' | 'bottom', single: boolean): AccumulatorCompiler {
  return (argument, scope, name) => {
    if (!isDoc(argument))
      return fail(5788001, `specification must be an object; found ${name}: ${show(argument)}`)
    const pattern = argument.get('sortBy')
    if (!isDoc(pattern))
      return fail(5788604, `expected 'sortBy' to already be an object in the arguments to ${name}`)
    const rest = new Map([...argument].filter(([key]) => key !== 'sortBy'))
    const parts = named(rest, scope, name, single ? ['output'] : ['output', 'n'])
    const output = required(parts, 'output', name)
    const n: Evaluate = single ? () => 1 : required(parts as { n?: Evaluate }, 'n', name)
    const sort = compileSort(pattern)
    return () => rankedAccumulator({ sort, output, n, name, end, single })
  }
}

interface Ranking {
  readonly sort: Sort
  readonly output: Evaluate
  readonly n: Evaluate
  readonly name: string
  readonly end: 'top' | 'bottom'
  readonly single: boolean
}

function rankedAccumulator({ sort, output, n, name, end, single }: Ranking) {
  const seen: { key: Maybe[]; value: Value }[] = []
  let count = 0
  return {
    add(env: Env) {
      count ||= countOf(n(env), name)
      if (isDoc(env.current))
        seen.push({ key: sort.keyOf(env.current), value: output(env) ?? null })
    },
    result(): Maybe {
      const ordered = [...seen]
        .sort((a, b) => sort.compareKeys(a.key, b.key))
        .map(({ value }) => value)
      const kept = end === 'top' ? ordered.slice(0, count) : ordered.slice(-count)
      return single ? (kept[0] ?? null) : kept
    },
  }
}

export const nAccumulators: Readonly<Record<string, AccumulatorCompiler>> = {
  $firstN: keeping(takers.$firstN, true),
  $lastN: keeping(takers.$lastN, true),
  $minN: keeping(takers.$minN, false),
  $maxN: keeping(takers.$maxN, false),
  $top: ranked('top', true),
  $topN: ranked('top', false),
  $bottom: ranked('bottom', true),
  $bottomN: ranked('bottom', false),
}

/** Percentiles as MongoDB's "discrete" results: the value whose rank reaches p. */
export function percentiles(points: readonly number[]): () => Collector {
  return () => {
    const numbers: number[] = []
    return {
      add(value) {
        if (isNumeric(value)) numbers.push(Number(value.toString()))
      },
      result() {
        const sorted = numbers.sort((a, b) => a - b)
        return points.map((p) => {
          const at = Math.max(0, Math.ceil(p * sorted.length) - 1)
          return sorted[at] ?? null
        })
      },
    }
  }
}
