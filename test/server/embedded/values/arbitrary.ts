/** Random values of every BSON type, for property tests. */
import { Binary, BSONRegExp, Decimal128, Double, MaxKey, MinKey, ObjectId, Timestamp } from 'bson'
import fc from 'fast-check'

import { makeDouble } from '../../../../server/embedded/values/numbers'
import type { Doc, Value } from '../../../../server/embedded/values/types'

const int32 = fc.integer()
const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })
const closeInt64 = fc.bigInt({ min: 2n ** 53n - 4n, max: 2n ** 53n + 4n })
const double = fc.oneof(fc.double(), fc.integer({ min: -3, max: 3 }).map(Number)).map(makeDouble)
const decimalText = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: -40, max: 40 }))
  .map(([digits, exponent]) => `${digits}E${exponent}`)
const decimal = fc
  .oneof(
    decimalText,
    fc.constantFrom('NaN', 'Infinity', '-Infinity', '0', '-0', '1.0', '1.00', '0.1'),
  )
  .map((text) => Decimal128.fromString(text))

/** Few distinct values, so that equal ones of different types meet. */
const small = fc.integer({ min: -2, max: 2 })
const smallNumber: fc.Arbitrary<Value> = fc.oneof(
  small,
  small.map((value) => new Double(value)),
  small.map(BigInt),
  small.map((value) => Decimal128.fromString(`${value}.0`)),
)

export const number: fc.Arbitrary<Value> = fc.oneof(
  smallNumber,
  int32,
  int64,
  closeInt64,
  double,
  decimal,
)

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.constantFrom('', 'a', 'a\0', 'a\0b', 'b', '\uffff', '\u{10000}'),
)
const bytes = fc.uint8Array({ maxLength: 6 })

const scalar: fc.Arbitrary<Value> = fc.oneof(
  { arbitrary: number, weight: 4 },
  { arbitrary: text, weight: 3 },
  fc.constant(null),
  fc.boolean(),
  fc.date({ noInvalidDate: true }),
  fc.uint8Array({ minLength: 12, maxLength: 12 }).map((id) => new ObjectId(id)),
  fc
    .tuple(bytes, fc.constantFrom(0, 4, 128))
    .map(([data, type]) => new Binary(Uint8Array.from(data), type)),
  fc.tuple(fc.nat(), fc.nat()).map(([t, i]) => new Timestamp({ t, i })),
  fc.constantFrom('a', 'b+').map((pattern) => new BSONRegExp(pattern, 'i')),
  fc.constantFrom(new MinKey(), new MaxKey()),
)

const key = fc.oneof(
  fc.constantFrom('a', 'b', '1', '0', '__proto__', 'constructor', 'toString', '汉字'),
  fc.string({ maxLength: 4 }).filter((name) => !name.includes('\0')),
)

export const { value } = fc.letrec<{ value: Value; doc: Doc }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    tie('doc'),
  ),
  doc: fc.array(fc.tuple(key, tie('value')), { maxLength: 4 }).map((fields) => new Map(fields)),
}))

export const doc: fc.Arbitrary<Doc> = fc
  .array(fc.tuple(key, value), { maxLength: 6 })
  .map((fields) => new Map(fields))
