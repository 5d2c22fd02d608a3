/** Number series for $bucketAuto's `granularity`: Renard, E (IEC 60063), 1-2-5 and powers of two. */
import { fail } from '../errors'
import { isNumeric, makeDouble, toDouble } from '../values/numbers'
import { show } from '../values/show'
import type { Value } from '../values/types'

export interface Preferred {
  check(value: Value): void
  /** The next number of the series above the value. */
  up(value: Value): Value
  /** The number of the series below the value. */
  down(value: Value): Value
}

const E24 = [
  1, 1.1, 1.2, 1.3, 1.5, 1.6, 1.8, 2, 2.2, 2.4, 2.7, 3, 3.3, 3.6, 3.9, 4.3, 4.7, 5.1, 5.6, 6.2, 6.8,
  7.5, 8.2, 9.1,
]

const series: Readonly<Record<string, readonly number[]>> = {
  R5: [1, 1.6, 2.5, 4, 6.3],
  R10: [1, 1.25, 1.6, 2, 2.5, 3.15, 4, 5, 6.3, 8],
  R20: [
    1, 1.12, 1.25, 1.4, 1.6, 1.8, 2, 2.24, 2.5, 2.8, 3.15, 3.55, 4, 4.5, 5, 5.6, 6.3, 7.1, 8, 9,
  ],
  R40: [
    1, 1.06, 1.12, 1.18, 1.25, 1.32, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 2, 2.12, 2.24, 2.36, 2.5, 2.65,
    2.8, 3, 3.15, 3.35, 3.55, 3.75, 4, 4.25, 4.5, 4.75, 5, 5.3, 5.6, 6, 6.3, 6.7, 7.1, 7.5, 8, 8.5,
    9, 9.5,
  ],
  R80: renard80(),
  '1-2-5': [1, 2, 5],
  E6: [1, 1.5, 2.2, 3.3, 4.7, 6.8],
  E12: [1, 1.2, 1.5, 1.8, 2.2, 2.7, 3.3, 3.9, 4.7, 5.6, 6.8, 8.2],
  E24,
  E48: logarithmic(48),
  E96: logarithmic(96),
  E192: logarithmic(192).map((value) => (value === 9.19 ? 9.2 : value)),
}

/** R80 of ISO 3. */
function renard80(): number[] {
  return [
    1, 1.03, 1.06, 1.09, 1.12, 1.15, 1.18, 1.22, 1.25, 1.28, 1.32, 1.36, 1.4, 1.45, 1.5, 1.55, 1.6,
    1.65, 1.7, 1.75, 1.8, 1.85, 1.9, 1.95, 2, 2.06, 2.12, 2.18, 2.24, 2.3, 2.36, 2.43, 2.5, 2.58,
    2.65, 2.72, 2.8, 2.9, 3, 3.07, 3.15, 3.25, 3.35, 3.45, 3.55, 3.65, 3.75, 3.87, 4, 4.12, 4.25,
    4.37, 4.5, 4.62, 4.75, 4.87, 5, 5.15, 5.3, 5.45, 5.6, 5.8, 6, 6.15, 6.3, 6.5, 6.7, 6.9, 7.1,
    7.3, 7.5, 7.75, 8, 8.25, 8.5, 8.75, 9, 9.25, 9.5, 9.75,
  ]
}

/** E48 and finer are powers of ten rounded to two places. */
function logarithmic(steps: number): number[] {
  return Array.from({ length: steps }, (_, i) => Math.round(10 ** (i / steps) * 100) / 100)
}

export function preferredNumbers(name: string): Preferred {
  if (name === 'POWERSOF2')
    return rounding(
      (value) => 2 ** Math.ceil(Math.log2(value)),
      (value) => 2 ** Math.floor(Math.log2(value)),
    )
  const base = series[name]
  if (!base) return fail(40257, `Unknown rounding granularity '${name}'`)
  return rounding(
    (value) => candidates(base, value).find((candidate) => candidate >= value) ?? value,
    (value) => candidates(base, value).findLast((candidate) => candidate <= value) ?? value,
  )
}

/** The series around a value: one power of ten below to one above. */
function candidates(base: readonly number[], value: number): number[] {
  const power = Math.floor(Math.log10(value))
  return [power - 1, power, power + 1].flatMap((exponent) =>
    base.map((number) => Number(`${number}e${exponent}`)),
  )
}

/** A bound is exclusive above, so a number of the series moves to the next one. */
function rounding(ceil: (value: number) => number, floor: (value: number) => number): Preferred {
  const above = (value: number) => {
    const next = ceil(value)
    return next > value ? next : ceil(value * (1 + 1e-9))
  }
  const below = (value: number) => {
    const previous = floor(value)
    return previous < value ? previous : floor(value * (1 - 1e-9))
  }
  return {
    check,
    up: (value) => (numberOf(value) === 0 ? value : makeDouble(above(numberOf(value)))),
    down: (value) => (numberOf(value) === 0 ? value : makeDouble(below(numberOf(value)))),
  }
}

function numberOf(value: Value): number {
  return isNumeric(value) ? toDouble(value) : 0
}

function check(value: Value): void {
  if (!isNumeric(value)) {
    fail(
      40258,
      `$bucketAuto can specify a 'granularity' with numeric boundaries only, but found a value with type: ${show(value)}`,
    )
  }
  const number = toDouble(value)
  if (Number.isNaN(number))
    fail(
      40259,
      "$bucketAuto can specify a 'granularity' with numeric boundaries only, but found a NaN",
    )
  if (number < 0)
    fail(
      40260,
      "$bucketAuto can specify a 'granularity' with non-negative numbers only, but found a negative number",
    )
}
