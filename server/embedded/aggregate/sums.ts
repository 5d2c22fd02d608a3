/** Sums as MongoDB makes them: whole numbers exactly, doubles with compensation, decimals apart. */
import { add, close, divide, type Decimal } from '../values/decimal'
import {
  intOrLong,
  makeDouble,
  numericType,
  toDecimal,
  toDouble,
  type Numeric,
  type NumericType,
} from '../values/numbers'
import { widerType } from '../values/arithmetic'

const SAFE = Number.MAX_SAFE_INTEGER

export class NumberSum {
  private type: NumericType = 'int'
  private whole = 0n
  /** Whole numbers while they are surely exact; moved to `whole` before they are not. */
  private small = 0
  private double = 0
  private compensation = 0
  private decimal: Decimal = { coefficient: 0n, exponent: 0 }
  count = 0

  add(value: Numeric): void {
    const type = numericType(value)
    this.type = widerType(this.type, type)
    this.count++
    if (type === 'int') this.addSmall(value as number)
    else if (type === 'long') this.whole += value as bigint
    else if (type === 'double') this.addDouble(toDouble(value))
    else this.decimal = add(this.decimal, toDecimal(value))
  }

  private addSmall(value: number): void {
    if (Math.abs(this.small) > SAFE - 0x80000000) {
      this.whole += BigInt(this.small)
      this.small = 0
    }
    this.small += value
  }

  /** Two-sum: what rounding loses is kept and added at the end. */
  private addDouble(value: number): void {
    const sum = this.double + value
    const shadow = sum - this.double
    if (Number.isFinite(sum)) {
      this.compensation += this.double - (sum - shadow) + (value - shadow)
    }
    this.double = sum
  }

  private wholeTotal(): bigint {
    return this.whole + BigInt(this.small)
  }

  private doubleTotal(): number {
    if (!Number.isFinite(this.double)) return this.double
    const rest = new NumberSum()
    rest.double = this.double
    rest.compensation = this.compensation
    rest.addDouble(Number(this.wholeTotal()))
    return rest.double + rest.compensation
  }

  private decimalTotal(): Decimal {
    const whole: Decimal = { coefficient: this.wholeTotal(), exponent: 0 }
    const doubles = this.double + this.compensation
    const rest = doubles === 0 ? whole : add(whole, toDecimal(makeDouble(doubles)))
    return add(this.decimal, rest)
  }

  result(): Numeric {
    if (this.type === 'decimal') return close(this.decimalTotal())
    if (this.type === 'double') return makeDouble(this.doubleTotal())
    const whole = intOrLong(this.wholeTotal())
    if (whole === undefined) return makeDouble(Number(this.wholeTotal()))
    return this.type === 'long' ? BigInt(whole) : whole
  }

  /** Undefined of no numbers. A decimal when a decimal was added, else a double. */
  average(): Numeric | undefined {
    if (this.count === 0) return undefined
    if (this.type !== 'decimal') return makeDouble(this.doubleTotal() / this.count)
    return close(divide(this.decimalTotal(), { coefficient: BigInt(this.count), exponent: 0 }))
  }
}
