import { calculateObjectSize, deserialize, Double, Long, ObjectId, serialize } from 'bson'
import fc from 'fast-check'

import { decode, encode } from '../../../../server/embedded/values/codec'
import { identical } from '../../../../server/embedded/values/identical'
import { typeName } from '../../../../server/embedded/values/type-names'
import { toDoc } from '../../../../server/embedded/values/types'
import { doc } from './arbitrary'
import { refusal } from './refusal'

describe('reading and writing documents', () => {
  it('writes the very bytes that bson writes', () => {
    fc.assert(
      fc.property(doc, (random) => encode(random).equals(Buffer.from(serialize(random)))),
      { numRuns: 500 },
    )
  })

  it('gives back what was written, every number in its own type', () => {
    fc.assert(
      fc.property(doc, (random) => {
        const bytes = encode(random)
        return identical(decode(bytes), random) && encode(decode(bytes)).equals(bytes)
      }),
      { numRuns: 500 },
    )
  })

  it('tells an int, a long, a double and a decimal of the same value apart', () => {
    const bytes = serialize({
      int: 3,
      long: Long.fromNumber(3),
      double: new Double(3),
      zero: -0,
      text: '3',
    })
    expect([...decode(bytes).values()].map(typeName)).toEqual([
      'int',
      'long',
      'double',
      'double',
      'string',
    ])
  })

  it('keeps keys in their order, also those that look like numbers or like prototypes', () => {
    const fields: [string, number][] = [
      ['b', 1],
      ['10', 2],
      ['1', 3],
      ['__proto__', 4],
      ['constructor', 5],
      ['0', 6],
    ]
    const read = decode(encode(new Map(fields)))
    expect([...read]).toEqual(fields)
    expect(Object.getPrototypeOf({})).not.toHaveProperty('polluted')
  })

  it('reads only the fields it is asked for', () => {
    const whole = toDoc({
      a: 1,
      nested: { a: 2, b: [1, 'x'] },
      名字: '王',
      id: new ObjectId(),
      when: new Date(5),
      last: true,
    })
    fc.assert(
      fc.property(fc.subarray([...whole.keys()]), (names) => {
        const some = decode(encode(whole), new Set(names))
        return identical(some, new Map([...whole].filter(([name]) => names.includes(name))))
      }),
    )
  })

  it('does not share memory with the bytes it has read', () => {
    const bytes = encode(toDoc({ id: new ObjectId('5f43a1e2c8d9e0f1a2b3c4d5') }))
    const read = decode(bytes)
    bytes.fill(0xff)
    expect(read.get('id')).toEqual(new ObjectId('5f43a1e2c8d9e0f1a2b3c4d5'))
  })

  it('refuses broken bytes with error 22, whatever is broken', () => {
    const bytes = encode(toDoc({ a: 'text', b: { c: [1, 2] }, d: new ObjectId() }))
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), (size) => {
        expect(() => decode(bytes.subarray(0, size))).toThrow(refusal(22))
      }),
    )
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, byte) => {
        const broken = Buffer.from(bytes)
        broken[at] = byte
        try {
          decode(broken)
        } catch (error) {
          expect(error).toHaveProperty('code')
        }
      }),
    )
  })

  it('refuses a document nested deeper than 200 levels', () => {
    let deep = toDoc({})
    for (let i = 0; i < 201; i++) deep = new Map([['a', deep]])
    expect(() => encode(deep)).toThrow('maximum nested depth')
  })

  it('refuses a null byte in a name', () => {
    expect(() => encode(new Map([['a\0b', 1]]))).toThrow(refusal(2))
  })

  it('writes what bson reads', () => {
    const bytes = encode(toDoc({ a: [1, { b: 'x' }], n: null, big: 5_000_000_000 }))
    expect(deserialize(bytes)).toEqual({ a: [1, { b: 'x' }], n: null, big: 5_000_000_000 })
    expect(calculateObjectSize(deserialize(bytes))).toBe(bytes.length)
  })
})
