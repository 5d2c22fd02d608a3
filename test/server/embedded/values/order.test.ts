import { Decimal128, Double, MaxKey, MinKey, ObjectId, Binary, Timestamp, BSONRegExp } from 'bson'
import fc from 'fast-check'

import { compare, equal } from '../../../../server/embedded/values/compare'
import { compoundKey, hashKey, keyString } from '../../../../server/embedded/values/keystring'
import { show } from '../../../../server/embedded/values/show'
import { toDoc, type Maybe, type Value } from '../../../../server/embedded/values/types'
import { number, value } from './arbitrary'

const decimal = (text: string) => Decimal128.fromString(text)

/** From low to high, as the manual lists the types, with the edges of each. */
const ascending: Maybe[] = [
  new MinKey(),
  undefined,
  null,
  NaN,
  -Infinity,
  decimal('-1E+400'),
  -(2n ** 63n),
  -9007199254740993n,
  -9007199254740992,
  -1.5,
  new Double(-1),
  decimal('-1E-400'),
  0,
  decimal('1E-400'),
  5e-324,
  decimal('0.1'),
  0.1,
  1,
  decimal('1.000000000000000000000000000000001'),
  9007199254740992,
  9007199254740993n,
  2n ** 63n - 1n,
  2 ** 63,
  decimal('1E+400'),
  Infinity,
  '',
  'a',
  'a\0',
  'a\0b',
  'ab',
  'b',
  '\uffff',
  '\u{10000}',
  toDoc({}),
  toDoc({ b: 1 }),
  toDoc({ b: 1, a: 1 }),
  toDoc({ a: 'x' }),
  [],
  [1],
  [1, 1],
  [2],
  new Binary(new Uint8Array([9]), 0),
  new Binary(new Uint8Array([1]), 4),
  new Binary(new Uint8Array([0, 0]), 0),
  new ObjectId('000000000000000000000001'),
  new ObjectId('ff0000000000000000000000'),
  false,
  true,
  new Date(-1),
  new Date(0),
  new Timestamp({ t: 1, i: 2 }),
  new Timestamp({ t: 0xffffffff, i: 0 }),
  new BSONRegExp('a', ''),
  new BSONRegExp('a', 'i'),
  new MaxKey(),
]

describe('the order of values', () => {
  it('is that of the manual, and of the key bytes', () => {
    for (const [i, low] of ascending.entries()) {
      for (const high of ascending.slice(i + 1)) {
        const names = `${show(low)} < ${show(high)}`
        expect(`${names}: ${compare(low, high)} ${compare(high, low)}`).toBe(`${names}: -1 1`)
        expect(`${names}: ${Buffer.compare(keyString(low), keyString(high))}`).toBe(`${names}: -1`)
      }
    }
  })

  it.each<[string, Value[]]>([
    ['one', [1, new Double(1), 1n, decimal('1'), decimal('1.00')]],
    ['zero', [0, -0, new Double(0), 0n, decimal('0'), decimal('-0.0')]],
    ['2^53', [2 ** 53, 2n ** 53n, decimal('9007199254740992')]],
    ['not a number', [NaN, decimal('NaN')]],
    ['infinity', [Infinity, decimal('Infinity')]],
    ['a half', [0.5, decimal('0.50')]],
  ])('holds %s of every number type equal', (_name, values) => {
    for (const a of values) {
      for (const b of values) {
        expect(equal(a, b)).toBe(true)
        expect(hashKey(a)).toBe(hashKey(b))
      }
    }
  })

  it('knows that the double 0.1 is not the decimal 0.1', () => {
    expect(compare(0.1, decimal('0.1'))).toBe(1)
  })

  it('is total: antisymmetric and transitive', () => {
    fc.assert(
      fc.property(value, value, value, (a, b, c) => {
        expect(Math.sign(compare(a, b))).toBe(-Math.sign(compare(b, a)) || 0)
        if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0)
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    ['any values', value],
    ['numbers', number],
  ])('agrees with the bytes of keys for %s', (_name, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, arbitrary, (a, b) => {
        expect(Buffer.compare(keyString(a), keyString(b))).toBe(compare(a, b))
        expect(hashKey(a) === hashKey(b)).toBe(equal(a, b))
      }),
      { numRuns: 3000 },
    )
  })

  it('agrees with compound keys, ascending and descending', () => {
    const pair = fc.tuple(value, value)
    const directions = fc.tuple(fc.constantFrom<1 | -1>(1, -1), fc.constantFrom<1 | -1>(1, -1))
    fc.assert(
      fc.property(pair, pair, directions, (a, b, [first, second]) => {
        const order = compare(a[0], b[0]) * first || compare(a[1], b[1]) * second || 0
        const keys = Buffer.compare(
          compoundKey(a, [first, second]),
          compoundKey(b, [first, second]),
        )
        expect(keys).toBe(Math.sign(order))
      }),
      { numRuns: 2000 },
    )
  })

  it('keeps long keys apart within the limit of the store', () => {
    const long = 'x'.repeat(5000)
    const keys = [`${long}a`, `${long}b`].map((text) => compoundKey([text], [1]))
    expect(keys[0]?.equals(keys[1] ?? Buffer.alloc(0))).toBe(false)
    expect(Math.max(...keys.map((key) => key.length))).toBeLessThanOrEqual(1220)
  })
})
