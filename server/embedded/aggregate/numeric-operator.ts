/** What operators on numbers share. */
import { fail, notSupported } from '../errors'
import {
  isNumeric,
  makeDouble,
  numericType,
  toDecimal,
  toDouble,
  type Numeric,
} from '../values/numbers'
import { typeName } from '../values/type-names'
import type { Maybe } from '../values/types'
import { fixed, isNullish, type Compiler } from './environment'

/** One number in, one number out; `name` is for the message. */
export function numeric(name: string, run: (value: Numeric) => Maybe): Compiler {
  return fixed(1, (value) => {
    if (isNullish(value)) return null
    if (!isNumeric(value))
      return fail(28765, `${name} only supports numeric types, not ${typeName(value)}`)
    return run(value)
  })
}

export function isDecimal(value: Numeric): boolean {
  return numericType(value) === 'decimal'
}

/** A decimal too small for a double is not zero. */
export function isZeroNumber(value: Numeric): boolean {
  if (!isDecimal(value)) return toDouble(value) === 0
  const opened = toDecimal(value)
  return typeof opened !== 'string' && opened.coefficient === 0n
}

/** Doubles only: no decimal result would be exact. */
export function doubleFunction(
  name: string,
  run: (value: number) => number,
  check?: (value: number) => void,
) {
  return numeric(name, (value) => {
    if (isDecimal(value)) return notSupported(`${name} with Decimal128`)
    check?.(toDouble(value))
    return makeDouble(run(toDouble(value)))
  })
}
