/** $covariancePop and $covarianceSamp. */
import { fail } from '../errors'
import { isNumeric, makeDouble, toDouble } from '../values/numbers'
import { isArray, type Maybe } from '../values/types'
import { environment } from './environment'
import type { MakeWindowFunction } from './window-spec'

export function covariance(fewest: 1 | 2): MakeWindowFunction {
  return ({ argument, scope, window }, name) => {
    if (!isArray(argument) || argument.length !== 2)
      return fail(5424000, `${name} requires an array of two expressions`)
    const [x, y] = argument.map((one) => scope.compile(one, scope))
    return (rows) => {
      const pairs = rows.docs.map((doc) => [x?.(environment(doc)), y?.(environment(doc))] as const)
      return rows.docs.map((_, at) => {
        const [from, to] = window(at, { size: rows.docs.length, keys: rows.keys })
        return covarianceOf(pairs.slice(Math.max(0, from), to + 1), fewest)
      })
    }
  }
}

function covarianceOf(pairs: (readonly [Maybe, Maybe])[], fewest: 1 | 2): Maybe {
  const numbers = pairs.flatMap(([x, y]) =>
    isNumeric(x) && isNumeric(y) ? [[toDouble(x), toDouble(y)] as const] : [],
  )
  if (numbers.length < fewest) return null
  const mean = (at: 0 | 1) => numbers.reduce((sum, pair) => sum + pair[at], 0) / numbers.length
  const [meanX, meanY] = [mean(0), mean(1)]
  const total = numbers.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0)
  return makeDouble(total / (numbers.length - fewest + 1))
}
