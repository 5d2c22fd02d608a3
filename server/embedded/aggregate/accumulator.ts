/** Accumulators: fed with documents one by one, then asked for their result. */
import { compare } from '../values/compare'
import { hashKey } from '../values/keystring'
import { isNumeric, makeDouble, toDouble } from '../values/numbers'
import { fail } from '../errors'
import { typeName } from '../values/type-names'
import { isDoc, type Doc, type Maybe, type Value } from '../values/types'
import type { Env, Evaluate, Scope } from './environment'
import { isNullish } from './environment'
import { NumberSum } from './sums'

export interface Accumulator {
  add(env: Env): void
  result(): Maybe
}

/** Makes a fresh accumulator for each group; the argument is compiled once. */
export type MakeAccumulator = () => Accumulator
export type AccumulatorCompiler = (argument: Value, scope: Scope, name: string) => MakeAccumulator

/** An accumulator of plain values. */
export interface Collector {
  add(value: Maybe): void
  result(): Maybe
}

export function over(evaluate: Evaluate, make: () => Collector): MakeAccumulator {
  return () => {
    const collector = make()
    return { add: (env) => collector.add(evaluate(env)), result: () => collector.result() }
  }
}

/** An accumulator with a single expression as its argument. */
export function simple(make: () => Collector): AccumulatorCompiler {
  return (argument, scope, name) => {
    if (Array.isArray(argument) && argument.length !== 1) {
      fail(40237, `The ${name} accumulator is a unary operator`)
    }
    return over(scope.compile(argument, scope), make)
  }
}

/** What is no number does not count. */
export function sum(): Collector {
  const total = new NumberSum()
  return {
    add: (value) => {
      if (isNumeric(value)) total.add(value)
    },
    result: () => total.result(),
  }
}

export function average(): Collector {
  const total = new NumberSum()
  return {
    add: (value) => {
      if (isNumeric(value)) total.add(value)
    },
    result: () => total.average() ?? null,
  }
}

/** Null and missing are passed over. */
function extreme(sign: 1 | -1): () => Collector {
  return () => {
    let best: Maybe
    return {
      add(value) {
        if (isNullish(value)) return
        if (best === undefined || compare(value, best) * sign < 0) best = value
      },
      result: () => best ?? null,
    }
  }
}

export const least = extreme(1)
export const greatest = extreme(-1)

export function first(): Collector {
  let seen = false
  let kept: Maybe
  return {
    add(value) {
      if (!seen) kept = value
      seen = true
    },
    result: () => kept ?? null,
  }
}

export function last(): Collector {
  let kept: Maybe
  return {
    add(value) {
      kept = value
    },
    result: () => kept ?? null,
  }
}

export function pushed(): Collector {
  const items: Value[] = []
  return {
    add(value) {
      if (value !== undefined) items.push(value)
    },
    result: () => [...items],
  }
}

export function distinct(): Collector {
  const items = new Map<string, Value>()
  return {
    add(value) {
      if (value === undefined) return
      const key = hashKey(value)
      if (!items.has(key)) items.set(key, value)
    },
    result: () => [...items.values()],
  }
}

/** Welford's method; null of too few numbers. */
export function deviation(fewest: 1 | 2): () => Collector {
  return () => {
    let count = 0
    let mean = 0
    let squares = 0
    return {
      add(value) {
        if (!isNumeric(value)) return
        const number = toDouble(value)
        count++
        const delta = number - mean
        mean += delta / count
        squares += delta * (number - mean)
      },
      result: () => (count < fewest ? null : makeDouble(Math.sqrt(squares / (count - fewest + 1)))),
    }
  }
}

export function mergedObjects(): Collector {
  const merged: Doc = new Map()
  return {
    add(value) {
      if (isNullish(value)) return
      if (!isDoc(value))
        return fail(
          40400,
          `$mergeObjects requires object inputs, but input ${typeName(value)} is of type ${typeName(value)}`,
        )
      for (const [name, field] of value) merged.set(name, field)
    },
    result: () => new Map(merged),
  }
}

export function counted(): Collector {
  let count = 0
  return {
    add() {
      count++
    },
    result: () => count,
  }
}
