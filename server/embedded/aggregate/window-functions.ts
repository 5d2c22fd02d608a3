/** Window functions that are no accumulators: ranks, shifts, rates, smoothing and filling. */
import { fail } from '../errors'
import type { Sort } from '../query/sort'
import { isNumeric, makeDouble, toDouble } from '../values/numbers'
import { typeName } from '../values/type-names'
import { isDoc, type Maybe, type Value } from '../values/types'
import { DAY, HOUR, MINUTE, SECOND } from './date-zone'
import { environment, type Evaluate } from './environment'
import { covariance } from './window-covariance'
import type { MakeWindowFunction, WindowSpec } from './window-spec'
import { shifted, smoothed, type Rows } from './window-series'

function sorted({ sort }: WindowSpec, name: string): Sort {
  return sort ?? fail(5371602, `${name} must be specified with a top level sortBy expression`)
}

function unwindowed(spec: WindowSpec, name: string): void {
  if (spec.windowed) fail(5371601, `Rank style window functions take no other arguments: ${name}`)
}

/** `step` tells how a rank moves on: to the place, or by one. */
function ranking(step: (rank: number, at: number, same: boolean) => number): MakeWindowFunction {
  return (spec, name) => {
    unwindowed(spec, name)
    const sort = sorted(spec, name)
    if (!isDoc(spec.argument) || spec.argument.size > 0)
      fail(5371603, `${name} must be specified with '{}' as the value`)
    return ({ keys }) => {
      let rank = 0
      return keys.map((key, at) => {
        const previous = at > 0 ? keys[at - 1] : undefined
        rank = step(rank, at, previous !== undefined && sort.compareKeys(previous, key) === 0)
        return rank
      })
    }
  }
}

const shift: MakeWindowFunction = (spec, name) => {
  sorted(spec, name)
  const { argument, scope } = spec
  if (!isDoc(argument)) return fail(9, 'Argument to $shift must be an object')
  const by = argument.get('by')
  const output = argument.get('output')
  if (output === undefined) return fail(9, "$shift requires an 'output' expression.")
  if (!isNumeric(by)) return fail(9, "$shift requires 'by' as an integer value.")
  const fallback = scope.compile(argument.get('default') ?? null, scope)
  return shifted(
    scope.compile(output, scope),
    toDouble(by),
    fallback(environment(new Map<string, Value>())) ?? null,
  )
}

const expMovingAvg: MakeWindowFunction = (spec, name) => {
  sorted(spec, name)
  const { argument, scope } = spec
  if (!isDoc(argument))
    return fail(9, '$expMovingAvg must have exactly one argument that is an object')
  const input = argument.get('input')
  if (input === undefined) return fail(9, "$expMovingAvg requires an 'input'")
  const n = argument.get('N')
  const alpha = argument.get('alpha')
  if ((n === undefined) === (alpha === undefined))
    fail(9, "$expMovingAvg must have either an 'N' or an 'alpha' but not both")
  const weight = isNumeric(n)
    ? 2 / (toDouble(n) + 1)
    : isNumeric(alpha)
      ? toDouble(alpha)
      : fail(9, "'N' or 'alpha' must be a number")
  return smoothed(scope.compile(input, scope), weight)
}

const unitSizes: Readonly<Record<string, number>> = {
  week: 7 * DAY,
  day: DAY,
  hour: HOUR,
  minute: MINUTE,
  second: SECOND,
  millisecond: 1,
}

/** `calculate` sees the points of a window: where on the axis, and the value there. */
function overAxis(calculate: (points: Point[]) => Maybe): MakeWindowFunction {
  return (spec, name) => {
    const sort = sorted(spec, name)
    if (sort.keys.length !== 1) fail(9, `${name} requires a sortBy with a single field`)
    const { argument, scope, window } = spec
    if (!isDoc(argument)) return fail(9, `${name} expects an object`)
    const input = argument.get('input')
    if (input === undefined) return fail(9, `${name} requires an 'input' expression`)
    const unit = argument.get('unit')
    const size = unitSize(unit, name)
    const evaluate = scope.compile(input, scope)
    return (rows) => {
      const points = axis(rows, evaluate, size, name)
      return rows.docs.map((_, at) => {
        const [from, to] = window(at, { size: rows.docs.length, keys: rows.keys })
        return calculate(points.slice(Math.max(0, from), to + 1))
      })
    }
  }
}

function unitSize(unit: Maybe, name: string): number | undefined {
  if (unit === undefined) return undefined
  const size = typeof unit === 'string' ? unitSizes[unit] : undefined
  return size ?? fail(9, `unit must be 'week' or smaller for ${name}`)
}

interface Point {
  readonly x: number
  readonly y: number
}

function axis(
  { docs, keys }: Rows,
  evaluate: Evaluate,
  size: number | undefined,
  name: string,
): Point[] {
  return docs.map((doc, at) => {
    const value = evaluate(environment(doc))
    return { x: position(keys[at]?.[0], size, name), y: isNumeric(value) ? toDouble(value) : NaN }
  })
}

function position(key: Maybe, size: number | undefined, name: string): number {
  if (key instanceof Date) {
    return size === undefined
      ? fail(5624900, `${name} where the sortBy is a Date requires a 'unit'`)
      : key.getTime() / size
  }
  if (size !== undefined) fail(5624901, `${name} with 'unit' expects the sortBy field to be a Date`)
  return isNumeric(key)
    ? toDouble(key)
    : fail(5624902, `${name} expects the sortBy field to be numeric, found ${typeName(key)}`)
}

function derivative(points: Point[]): Maybe {
  const [first] = points
  const last = points.at(-1)
  if (!first || !last || first === last || first.x === last.x) return null
  const rate = (last.y - first.y) / (last.x - first.x)
  return Number.isNaN(rate) ? null : makeDouble(rate)
}

function integral(points: Point[]): Maybe {
  let area = 0
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1], points[i]]
    if (a && b) area += ((a.y + b.y) / 2) * (b.x - a.x)
  }
  return makeDouble(area)
}

export const windowFunctions: ReadonlyMap<string, MakeWindowFunction> = new Map<
  string,
  MakeWindowFunction
>([
  ['$rank', ranking((rank, at, same) => (same ? rank : at + 1))],
  ['$denseRank', ranking((rank, _at, same) => (same ? rank : rank + 1))],
  ['$documentNumber', ranking((_rank, at) => at + 1)],
  ['$shift', shift],
  ['$expMovingAvg', expMovingAvg],
  ['$derivative', overAxis(derivative)],
  ['$integral', overAxis(integral)],
  ['$covariancePop', covariance(1)],
  ['$covarianceSamp', covariance(2)],
])
