/** Sums and products by MongoDB's rules: the wider type wins, and int32 grows into int64. */
import { add, close, divideHalfEven, multiply, negate, type Decimal } from './decimal'
import {
  fitsLong,
  intOrLong,
  isInt32,
  makeDouble,
  numericType,
  toDecimal,
  toDouble,
  type Numeric,
  type NumericType,
} from './numbers'

interface Operation {
  readonly whole: (a: bigint, b: bigint) => bigint
  readonly double: (a: number, b: number) => number
  readonly decimal: (a: Decimal, b: Decimal) => Decimal
}

const addition: Operation = { whole: (a, b) => a + b, double: (a, b) => a + b, decimal: add }
const product: Operation = { whole: (a, b) => a * b, double: (a, b) => a * b, decimal: multiply }
const difference: Operation = {
  whole: (a, b) => a - b,
  double: (a, b) => a - b,
  decimal: (a, b) => add(a, negate(b)),
}

/** Undefined when whole numbers leave int64. */
export function addNumbers(a: Numeric, b: Numeric): Numeric | undefined {
  return combine(addition, a, b)
}

export function subtractNumbers(a: Numeric, b: Numeric): Numeric | undefined {
  return combine(difference, a, b)
}

export function multiplyNumbers(a: Numeric, b: Numeric): Numeric | undefined {
  return combine(product, a, b)
}

const widths: readonly NumericType[] = ['int', 'long', 'double', 'decimal']

/** The type a calculation with both takes place in. */
export function widerType(a: NumericType, b: NumericType): NumericType {
  return widths.indexOf(a) > widths.indexOf(b) ? a : b
}

function combine(operation: Operation, a: Numeric, b: Numeric): Numeric | undefined {
  switch (widerType(numericType(a), numericType(b))) {
    case 'decimal':
      return close(operation.decimal(toDecimal(a), toDecimal(b)))
    case 'double':
      return makeDouble(operation.double(toDouble(a), toDouble(b)))
    case 'long': {
      const result = operation.whole(toBigInt(a), toBigInt(b))
      return fitsLong(result) ? result : undefined
    }
    case 'int':
      return wholeOf(operation, a as number, b as number)
  }
}

function wholeOf(operation: Operation, a: number, b: number): number | bigint | undefined {
  const quick = operation.double(a, b)
  if (isInt32(quick)) return quick
  return intOrLong(operation.whole(BigInt(a), BigInt(b)))
}

/** Of an int or a long. */
function toBigInt(value: Numeric): bigint {
  return typeof value === 'bigint' ? value : BigInt(toDouble(value))
}

/** Rounds a finite decimal to `places` after the point (negative: before it), ties to even. */
export function roundDecimal(value: Decimal, places: number): Decimal {
  if (typeof value === 'string' || -value.exponent <= places) return value
  const unit = 10n ** BigInt(-places - value.exponent)
  return { ...value, coefficient: divideHalfEven(value.coefficient, unit), exponent: -places }
}
