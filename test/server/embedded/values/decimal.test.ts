import { Decimal128 } from 'bson'
import fc from 'fast-check'

import {
  addNumbers,
  multiplyNumbers,
  subtractNumbers,
} from '../../../../server/embedded/values/arithmetic'
import { close, divide, open } from '../../../../server/embedded/values/decimal'
import { remainder, squareRoot } from '../../../../server/embedded/values/decimal-functions'
import { decimalText } from '../../../../server/embedded/values/decimal-text'
import { show } from '../../../../server/embedded/values/show'
import { typeName } from '../../../../server/embedded/values/type-names'
import { number } from './arbitrary'
import { isNumeric } from '../../../../server/embedded/values/numbers'

const decimal = (text: string) => Decimal128.fromString(text)

describe('decimals', () => {
  it('open and close to the same bytes, and read as bson writes them', () => {
    const texts = fc
      .tuple(
        fc.bigInt({ min: -(10n ** 34n) + 1n, max: 10n ** 34n - 1n }),
        fc.integer({ min: -6176, max: 6111 }),
      )
      .map(([digits, exponent]) => `${digits}E${exponent}`)
    fc.assert(
      fc.property(texts, (text) => {
        const value = decimal(text)
        expect(Buffer.from(close(open(value)).bytes)).toEqual(Buffer.from(value.bytes))
        expect(decimalText(value)).toBe(value.toString())
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['0.1', '0.2', '0.3'],
    ['1.10', '2.205', '3.305'],
    ['9999999999999999999999999999999999', '1', '1.000000000000000000000000000000000E+34'],
    ['9999999999999999999999999999999999', '0.5', '1.000000000000000000000000000000000E+34'],
    ['1E+6111', '1E-6176', '1.000000000000000000000000000000000E+6111'],
    ['-5', '5', '0'],
    ['Infinity', '-Infinity', 'NaN'],
    ['NaN', '1', 'NaN'],
    ['Infinity', '1', 'Infinity'],
    ['9.999999999999999999999999999999999E+6144', '1E+6144', 'Infinity'],
  ])('%s + %s = %s', (a, b, sum) => {
    expect(show(addNumbers(decimal(a), decimal(b)))).toBe(sum)
  })

  it.each([
    ['0.1', '0.2', '0.02'],
    ['1.1', '1.1', '1.21'],
    ['-0', '5', '-0'],
    ['1E-6176', '0.5', '0E-6176'],
    ['1E-6176', '0.6', '1E-6176'],
    ['0', 'Infinity', 'NaN'],
    ['-2', 'Infinity', '-Infinity'],
    ['3333333333333333333333333333333333', '3', '9999999999999999999999999999999999'],
  ])('%s × %s = %s', (a, b, product) => {
    expect(show(multiplyNumbers(decimal(a), decimal(b)))).toBe(product)
  })

  it.each([
    ['1', '3', '0.3333333333333333333333333333333333'],
    ['2', '3', '0.6666666666666666666666666666666667'],
    ['10', '4', '2.5'],
    ['100', '10', '10'],
    ['1', 'Infinity', '0E-6176'],
  ])('%s ÷ %s = %s', (a, b, quotient) => {
    expect(show(close(divide(open(decimal(a)), open(decimal(b)))))).toBe(quotient)
  })

  it('takes roots and remainders exactly', () => {
    expect(show(close(squareRoot(open(decimal('2')))))).toBe('1.414213562373095048801688724209698')
    expect(show(close(squareRoot(open(decimal('1.44')))))).toBe('1.2')
    expect(show(close(remainder(open(decimal('10.5')), open(decimal('3')))))).toBe('1.5')
    expect(show(close(remainder(open(decimal('-7')), open(decimal('3')))))).toBe('-1')
  })

  it('adds and subtracts back without a trace, as money must', () => {
    const money = fc.tuple(
      fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
      fc.integer({ min: -4, max: 0 }),
    )
    fc.assert(
      fc.property(money, money, ([a, x], [b, y]) => {
        const [first, second] = [
          close({ coefficient: a, exponent: x }),
          close({ coefficient: b, exponent: y }),
        ]
        const sum = addNumbers(first, second)
        const back = isNumeric(sum) ? subtractNumbers(sum, second) : undefined
        const lost = isNumeric(back) ? subtractNumbers(back, first) : undefined
        expect(Number(show(lost))).toBe(0)
      }),
    )
  })
})

describe('arithmetic across types', () => {
  it.each([
    [1, 2, 'int', '3'],
    [2147483647, 1, 'long', '2147483648'],
    [1n, 1, 'long', '2'],
    [1n, 0.5, 'double', '1.5'],
    [1, 1.5, 'double', '2.5'],
  ])('%s + %s is a %s', (a, b, type, text) => {
    const sum = addNumbers(a, b)
    expect(typeName(sum)).toBe(type)
    expect(show(sum)).toBe(text)
  })

  it('says when whole numbers leave int64', () => {
    expect(addNumbers(2n ** 63n - 1n, 1)).toBeUndefined()
    expect(multiplyNumbers(2n ** 62n, 2)).toBeUndefined()
  })

  it('does not care which number comes first', () => {
    fc.assert(
      fc.property(number, number, (a, b) => {
        if (!isNumeric(a) || !isNumeric(b)) return
        expect(show(addNumbers(a, b))).toBe(show(addNumbers(b, a)))
        expect(show(multiplyNumbers(a, b))).toBe(show(multiplyNumbers(b, a)))
      }),
    )
  })
})
