import { Decimal128, Double, Timestamp } from 'bson'

import { compileFilter } from '../../../../server/embedded/query/match'
import { compileUpdate } from '../../../../server/embedded/query/update'
import { show } from '../../../../server/embedded/values/show'
import { typeName } from '../../../../server/embedded/values/type-names'
import { isArray, toDoc, toValue, type Doc } from '../../../../server/embedded/values/types'

type Plain = Record<string, unknown>

interface How {
  filter?: Plain
  arrayFilters?: Plain[]
  inserting?: boolean
}

function update(doc: Plain, change: Plain | Plain[], how: How = {}): Doc {
  const value = toValue(change)
  const compiled = compileUpdate(isArray(value) ? value : toDoc(change as Plain), {
    arrayFilters: (how.arrayFilters ?? []).map(toDoc),
  })
  const before = toDoc(doc)
  const match = how.filter ? compileFilter(toDoc(how.filter)).match(before) : undefined
  return compiled.apply(before, { ...(match ? { match } : {}), inserting: how.inserting ?? false })
}

const shown = (plain: Plain) => show(toDoc(plain))
const decimal = (text: string) => Decimal128.fromString(text)

describe('an update', () => {
  it.each<[Plain, Plain, Plain]>([
    [{ a: 1 }, { $set: { a: 2 } }, { a: 2 }],
    [{}, { $set: { 'a.b.c': 1 } }, { a: { b: { c: 1 } } }],
    [{ a: [1] }, { $set: { 'a.3': 9 } }, { a: [1, null, null, 9] }],
    [{ a: [{ b: 1 }] }, { $set: { 'a.0.b': 2, 'a.1.b': 3 } }, { a: [{ b: 2 }, { b: 3 }] }],
    [{}, { $set: { 'a.0': 1 } }, { a: { 0: 1 } }],
    [{ a: 1, b: 2 }, { $unset: { a: '' } }, { b: 2 }],
    [{ a: [1, 2, 3] }, { $unset: { 'a.1': '' } }, { a: [1, null, 3] }],
    [{ a: 1 }, { $unset: { 'x.y': '', 'a.b': '' } }, { a: 1 }],
    [{ a: 1 }, { $inc: { a: 2, b: 3 } }, { a: 3, b: 3 }],
    [{ a: 3 }, { $mul: { a: 2, b: 5 } }, { a: 6, b: 0 }],
    [{ a: 5 }, { $min: { a: 3, b: 1 } }, { a: 3, b: 1 }],
    [{ a: 5 }, { $min: { a: 7 } }, { a: 5 }],
    [{ a: 5 }, { $max: { a: 'x' } }, { a: 'x' }],
    [{ a: null }, { $max: { a: -5 } }, { a: -5 }],
    [{ a: 1, b: 2 }, { $rename: { a: 'c' } }, { b: 2, c: 1 }],
    [{ a: { b: 1 } }, { $rename: { 'a.b': 'x.y', q: 'r' } }, { a: {}, x: { y: 1 } }],
    [{ a: 1, c: 9 }, { $rename: { a: 'c' } }, { c: 1 }],
    [{ a: 13 }, { $bit: { a: { and: 10 } } }, { a: 8 }],
    [{ a: 3 }, { $bit: { a: { or: 5, xor: 1 } } }, { a: 6 }],
    [{}, { $bit: { a: { or: 5 } } }, { a: 5 }],
    [{ a: [1] }, { $push: { a: 2, b: 1 } }, { a: [1, 2], b: [1] }],
    [{ a: [1] }, { $push: { a: { $each: [3, 2] } } }, { a: [1, 3, 2] }],
    [{ a: [1, 2] }, { $push: { a: { $each: [8, 9], $position: 1 } } }, { a: [1, 8, 9, 2] }],
    [{ a: [1, 2] }, { $push: { a: { $each: [9], $position: -1 } } }, { a: [1, 9, 2] }],
    [{ a: [3, 1] }, { $push: { a: { $each: [2], $sort: -1, $slice: 2 } } }, { a: [3, 2] }],
    [{ a: [3, 1] }, { $push: { a: { $each: [], $sort: 1 } } }, { a: [1, 3] }],
    [{}, { $push: { a: { $each: [3, 1, 2], $sort: 1, $slice: -2 } } }, { a: [2, 3] }],
    [
      { a: [{ x: 2, y: 1 }] },
      {
        $push: {
          a: {
            $each: [
              { x: 1, y: 1 },
              { x: 1, y: 0 },
            ],
            $sort: { x: 1, y: 1 },
          },
        },
      },
      {
        a: [
          { x: 1, y: 0 },
          { x: 1, y: 1 },
          { x: 2, y: 1 },
        ],
      },
    ],
    [{ a: [1] }, { $push: { a: { $each: [2], $slice: 0 } } }, { a: [] }],
    [{ a: [1] }, { $addToSet: { a: 1, b: 1 } }, { a: [1], b: [1] }],
    [
      { a: [{ x: 1, y: 2 }] },
      { $addToSet: { a: { y: 2, x: 1 } } },
      {
        a: [
          { x: 1, y: 2 },
          { y: 2, x: 1 },
        ],
      },
    ],
    [{ a: [1] }, { $addToSet: { a: { $each: [1, 2, 2, 3] } } }, { a: [1, 2, 3] }],
    [{ a: [1, 2, 3] }, { $pop: { a: 1 } }, { a: [1, 2] }],
    [{ a: [1, 2, 3] }, { $pop: { a: -1 } }, { a: [2, 3] }],
    [{ a: [1, 2, 3, 1] }, { $pull: { a: 1 } }, { a: [2, 3] }],
    [{ a: [1, 5, 9] }, { $pull: { a: { $gte: 5 } } }, { a: [1] }],
    [{ a: [{ b: 1, c: 1 }, { b: 2 }] }, { $pull: { a: { b: 1 } } }, { a: [{ b: 2 }] }],
    [
      { a: [{ b: 1 }, { b: 2 }, { b: 3 }] },
      { $pull: { a: { $or: [{ b: 1 }, { b: 3 }] } } },
      { a: [{ b: 2 }] },
    ],
    [{ a: ['xa', 'b'] }, { $pull: { a: /^x/ } }, { a: ['b'] }],
    [
      { a: [{ b: [1, 2] }, { b: [3] }] },
      { $pull: { a: { b: { $elemMatch: { $lt: 3 } } } } },
      { a: [{ b: [3] }] },
    ],
    [{ a: ['x', 'y'] }, { $pull: { a: { $in: ['x'] } } }, { a: ['y'] }],
    [{ a: [1, 2, 1, 3] }, { $pullAll: { a: [1, 3] } }, { a: [2] }],
    [{ a: 1 }, { $pull: { x: 1 }, $pullAll: { y: [1] }, $pop: { z: 1 } }, { a: 1 }],
    [{ a: 1 }, { $setOnInsert: { b: 1 } }, { a: 1 }],
    [{ _id: 1, a: 1 }, { b: 2 }, { _id: 1, b: 2 }],
    [
      { _id: 1, a: 1 },
      { b: 2, _id: 1 },
      { _id: 1, b: 2 },
    ],
    [{ _id: 1, a: 1 }, { $set: { _id: 1, a: 2 } }, { _id: 1, a: 2 }],
  ])('of %j by %j gives %j', (before, change, after) => {
    const original = toDoc(before)
    const result = compileUpdate(toDoc(change)).apply(original)
    expect(show(result)).toBe(shown(after))
    expect(show(original)).toBe(shown(before))
  })

  it('adds new fields by name, numbers by size', () => {
    const after = update({ z: 0 }, { $set: { b: 1, 10: 3, a: 2, 9: 4 } })
    expect([...after.keys()]).toEqual(['z', '9', '10', 'a', 'b'])
  })

  it('sets what only an insert sets', () => {
    expect(
      show(update({ _id: 1 }, { $setOnInsert: { b: 1 }, $set: { c: 2 } }, { inserting: true })),
    ).toBe(shown({ _id: 1, b: 1, c: 2 }))
    expect(show(update({ a: 1 }, { $setOnInsert: { _id: 7 } }, { inserting: true }))).toBe(
      shown({ _id: 7, a: 1 }),
    )
  })

  it('keeps or widens number types as MongoDB does', () => {
    const types = (before: Plain, change: Plain) =>
      [...update(before, change).values()].map(typeName)
    expect(
      types(
        { a: 1, b: 1n, c: new Double(1), d: decimal('1') },
        { $inc: { a: 1, b: 1, c: 1, d: 1 } },
      ),
    ).toEqual(['int', 'long', 'double', 'decimal'])
    expect(
      types({ a: 2147483647, b: 1, c: 1 }, { $inc: { a: 1, b: 1n, c: new Double(1) } }),
    ).toEqual(['long', 'long', 'double'])
    expect(types({ a: new Double(3), untouched: new Double(4) }, { $set: { x: 1 } })).toEqual([
      'double',
      'double',
      'int',
    ])
    expect(show(update({ a: decimal('0.1') }, { $inc: { a: decimal('0.2') } }))).toBe('{ a: 0.3 }')
  })

  it('sets the date and the timestamp of now', () => {
    const now = new Date('2026-01-02T03:04:05Z')
    const compiled = compileUpdate(
      toDoc({ $currentDate: { a: true, b: { $type: 'timestamp' }, c: { $type: 'date' } } }),
      { variables: { now, values: new Map() } },
    )
    const after = compiled.apply(toDoc({}))
    expect(after.get('a')).toEqual(now)
    expect(after.get('c')).toEqual(now)
    expect((after.get('b') as Timestamp).getHighBitsUnsigned()).toBe(now.getTime() / 1000)
  })

  it('answers the same document when nothing changes', () => {
    const doc = toDoc({ _id: 1, a: [1], n: 1 })
    const same = (change: Plain) => compileUpdate(toDoc(change)).apply(doc) === doc
    expect(same({ $set: { a: [1] }, $inc: { m: 0 } })).toBe(false)
    expect(same({ $set: { a: [1], n: 1 }, $addToSet: { b: { $each: [] } } })).toBe(false)
    expect(same({ $set: { a: [1] }, $inc: { n: 0 }, $max: { z: 1 } })).toBe(false)
    expect(same({ $set: { a: [1] }, $inc: { n: 0 }, $unset: { x: 1 }, $pull: { 'q.r': 1 } })).toBe(
      true,
    )
    expect(same({ $set: { n: new Double(1) } })).toBe(false)
    expect(same({ a: [1], n: 1 })).toBe(true)
  })
})

describe('a position in a path', () => {
  it.each<[string, Plain, Plain, How, Plain]>([
    [
      '$ is where the query matched',
      { a: [1, 2, 3] },
      { $set: { 'a.$': 9 } },
      { filter: { a: 2 } },
      { a: [1, 9, 3] },
    ],
    [
      '$ twice in one update',
      { a: [{ i: 1 }, { i: 2 }] },
      { $set: { 'a.$.y': 1, 'a.$.x': 2 } },
      { filter: { 'a.i': 2 } },
      { a: [{ i: 1 }, { i: 2, x: 2, y: 1 }] },
    ],
    [
      '$ from a clause within $and',
      { a: [1, 2] },
      { $inc: { 'a.$': 5 } },
      { filter: { $and: [{ a: { $gt: 1 } }] } },
      { a: [1, 7] },
    ],
    [
      '$ from $elemMatch',
      {
        a: [
          { b: 1, c: 1 },
          { b: 1, c: 2 },
        ],
      },
      { $set: { 'a.$.c': 0 } },
      { filter: { a: { $elemMatch: { b: 1, c: 2 } } } },
      {
        a: [
          { b: 1, c: 1 },
          { b: 1, c: 0 },
        ],
      },
    ],
    [
      '$[] is every element',
      { a: [{ b: 1 }, { b: 2 }] },
      { $inc: { 'a.$[].b': 1 } },
      {},
      { a: [{ b: 2 }, { b: 3 }] },
    ],
    [
      '$[e] is every element its filter takes',
      { a: [1, 5, 9] },
      { $set: { 'a.$[e]': 0 } },
      { arrayFilters: [{ e: { $gte: 5 } }] },
      { a: [1, 0, 0] },
    ],
    [
      'two paths with one $[e]',
      { a: [{ s: 1, x: 1 }, { s: 2 }] },
      { $set: { 'a.$[e].s': 9, 'a.$[e].t': 1 } },
      { arrayFilters: [{ 'e.s': 1 }] },
      { a: [{ s: 9, x: 1, t: 1 }, { s: 2 }] },
    ],
    [
      'two filters on nested arrays',
      {
        a: [
          { k: 1, b: [1, 2] },
          { k: 2, b: [1, 2] },
        ],
      },
      { $set: { 'a.$[x].b.$[y]': 7 } },
      { arrayFilters: [{ 'x.k': 2 }, { y: { $gt: 1 } }] },
      {
        a: [
          { k: 1, b: [1, 2] },
          { k: 2, b: [1, 7] },
        ],
      },
    ],
    [
      'two filters on one array',
      { a: [{ k: 1 }, { k: 2 }] },
      { $set: { 'a.$[x].v': 1, 'a.$[y].v': 2 } },
      { arrayFilters: [{ 'x.k': 1 }, { 'y.k': 2 }] },
      {
        a: [
          { k: 1, v: 1 },
          { k: 2, v: 2 },
        ],
      },
    ],
    [
      '$[e] of a filter with $or',
      { a: [1, 2, 3] },
      { $inc: { 'a.$[e]': 10 } },
      { arrayFilters: [{ $or: [{ e: 1 }, { e: 3 }] }] },
      { a: [11, 2, 13] },
    ],
    [
      '$push within $[e]',
      { a: [{ k: 1, l: [] }] },
      { $push: { 'a.$[e].l': 1 } },
      { arrayFilters: [{ 'e.k': 1 }] },
      { a: [{ k: 1, l: [1] }] },
    ],
    [
      '$unset of $[e].x',
      { a: [{ x: 1, y: 1 }] },
      { $unset: { 'a.$[e].x': 1 } },
      { arrayFilters: [{ 'e.y': 1 }] },
      { a: [{ y: 1 }] },
    ],
  ])('%s', (_name, before, change, how, after) => {
    expect(show(update(before, change, how))).toBe(shown(after))
  })
})

describe('an update pipeline', () => {
  it('computes from the document', () => {
    expect(
      show(
        update({ _id: 1, a: 1, b: 2 }, [
          { $set: { sum: { $add: ['$a', '$b'] } } },
          { $unset: 'a' },
        ]),
      ),
    ).toBe(shown({ _id: 1, b: 2, sum: 3 }))
    expect(show(update({ _id: 1, a: { x: 1 } }, [{ $replaceWith: '$a' }]))).toBe(
      shown({ _id: 1, x: 1 }),
    )
    expect(show(update({ _id: 1, a: 1 }, [{ $project: { a: 1 } }]))).toBe(shown({ _id: 1, a: 1 }))
  })

  it('refuses other stages', () => {
    expect(() => update({}, [{ $match: {} }])).toThrow(expect.objectContaining({ code: 72 }))
    expect(() => update({}, [{ $set: { a: 1 } }], { arrayFilters: [{ x: 1 }] })).toThrow(
      expect.objectContaining({ code: 9 }),
    )
  })
})

describe('an update is refused', () => {
  it.each<[string, Plain, Plain | Plain[], number, string, How?]>([
    ['for an unknown modifier', {}, { $foo: { a: 1 } }, 9, 'Unknown modifier: $foo'],
    ['for a modifier beside a field', {}, { $set: { a: 1 }, b: 1 }, 9, 'Unknown modifier: b'],
    [
      'for a modifier within a replacement',
      {},
      { b: 1, $set: { a: 1 } },
      52,
      "The dollar ($) prefixed field '$set'",
    ],
    [
      'for a modifier without fields',
      {},
      { $set: 'x' },
      9,
      'Modifiers operate on fields but we found type string',
    ],
    [
      'for two changes of one field',
      {},
      { $set: { a: 1 }, $inc: { a: 1 } },
      40,
      "Updating the path 'a' would create a conflict at 'a'",
    ],
    [
      'for a change within another',
      {},
      { $set: { a: 1, 'a.b': 1 } },
      40,
      "Updating the path 'a.b' would create a conflict at 'a'",
    ],
    [
      'for $ and a number that meet',
      { a: [1] },
      { $set: { 'a.$': 1, 'a.0': 2 } },
      40,
      'conflict',
      { filter: { a: 1 } },
    ],
    ['for an empty path', {}, { $set: { '': 1 } }, 56, 'An empty update path is not valid.'],
    ['for an empty name', {}, { $set: { 'a..b': 1 } }, 56, 'contains an empty field name'],
    [
      'for a dollar name',
      {},
      { $set: { 'a.$b': 1 } },
      52,
      "The dollar ($) prefixed field '$b' in 'a.$b'",
    ],
    [
      'for a path through a number',
      { a: 1 },
      { $set: { 'a.b': 1 } },
      28,
      "Cannot create field 'b' in element {a: 1}",
    ],
    [
      'for a path through null',
      { a: null },
      { $inc: { 'a.b': 1 } },
      28,
      "Cannot create field 'b' in element {a: null}",
    ],
    [
      'for a name within an array',
      { a: [1] },
      { $set: { 'a.b': 1 } },
      28,
      "Cannot create field 'b' in element {a: [ 1 ]}",
    ],
    [
      'for adding to text',
      { _id: 1, a: 'x' },
      { $inc: { a: 1 } },
      14,
      "Cannot apply $inc to a value of non-numeric type. { _id: 1 } has the field 'a' of non-numeric type string",
    ],
    ['for adding to null', { a: null }, { $inc: { a: 1 } }, 14, 'non-numeric type null'],
    [
      'for adding text',
      {},
      { $inc: { a: 'x' } },
      14,
      'Cannot increment with non-numeric argument: {a: "x"}',
    ],
    [
      'for multiplying by text',
      {},
      { $mul: { a: 'x' } },
      14,
      'Cannot multiply with non-numeric argument: {a: "x"}',
    ],
    [
      'for leaving int64',
      { _id: 1, a: 2n ** 63n - 1n },
      { $inc: { a: 1 } },
      2,
      'Failed to apply $inc operations to current value ((NumberLong)9223372036854775807) for document { _id: 1 }',
    ],
    [
      'for pushing onto a number',
      { _id: 1, a: 1 },
      { $push: { a: 1 } },
      2,
      "The field 'a' must be an array but is of type int in document { _id: 1 }",
    ],
    [
      'for an unknown clause of $push',
      {},
      { $push: { a: { $each: [], $foo: 1 } } },
      2,
      'Unrecognized clause in $push: $foo',
    ],
    [
      'for $each without an array',
      {},
      { $push: { a: { $each: 1 } } },
      2,
      'The argument to $each in $push must be an array but it was of type: int',
    ],
    [
      'for a bad $slice',
      {},
      { $push: { a: { $each: [], $slice: 'x' } } },
      2,
      'The value for $slice must be an integer value but was given type: string',
    ],
    [
      'for a bad $position',
      {},
      { $push: { a: { $each: [], $position: 1.5 } } },
      2,
      'The value for $position must be an integer value',
    ],
    [
      'for a bad $sort',
      {},
      { $push: { a: { $each: [], $sort: 2 } } },
      2,
      'The $sort element value must be either 1 or -1',
    ],
    [
      'for adding to a set that is none',
      { a: 1 },
      { $addToSet: { a: 1 } },
      2,
      "Cannot apply $addToSet to non-array field. Field named 'a' has non-array type int",
    ],
    [
      'for popping a number',
      { a: 1 },
      { $pop: { a: 1 } },
      14,
      "Path 'a' contains an element of non-array type 'int'",
    ],
    ['for popping by 2', {}, { $pop: { a: 2 } }, 9, '$pop expects 1 or -1, found: 2'],
    [
      'for pulling from a number',
      { a: 1 },
      { $pull: { a: 1 } },
      2,
      'Cannot apply $pull to a non-array value',
    ],
    [
      'for $pullAll without an array',
      {},
      { $pullAll: { a: 1 } },
      2,
      '$pullAll requires an array argument but was given a int',
    ],
    [
      'for bits of a double',
      { a: 1.5 },
      { $bit: { a: { and: 1 } } },
      2,
      'Cannot apply $bit to a value of non-integral type',
    ],
    [
      'for bits by a double',
      {},
      { $bit: { a: { and: 1.5 } } },
      2,
      'The $bit modifier field must be an Integer(32/64 bit)',
    ],
    [
      'for an unknown bit operation',
      {},
      { $bit: { a: { not: 1 } } },
      2,
      "The $bit modifier only supports 'and', 'or', and 'xor', not 'not'",
    ],
    [
      'for a strange $currentDate',
      {},
      { $currentDate: { a: 1 } },
      2,
      'is not valid type for $currentDate',
    ],
    [
      'for a strange type of $currentDate',
      {},
      { $currentDate: { a: { $type: 'x' } } },
      2,
      "required to be 'date' or 'timestamp'",
    ],
    [
      'for a changed _id',
      { _id: 1 },
      { $set: { _id: 2 } },
      66,
      "would modify the immutable field '_id'",
    ],
    [
      'for a removed _id',
      { _id: 1 },
      { $unset: { _id: 1 } },
      66,
      "would modify the immutable field '_id'",
    ],
    [
      'for a replaced _id',
      { _id: 1 },
      { _id: 2 },
      66,
      "the (immutable) field '_id' was found to have been altered to _id: 2",
    ],
    [
      'for an _id of another number type',
      { _id: 1 },
      { $set: { _id: new Double(1) } },
      66,
      'immutable',
    ],
    [
      'for $ without a match',
      { a: [1] },
      { $set: { 'a.$': 1 } },
      2,
      'The positional operator did not find the match needed from the query.',
    ],
    [
      'for two $',
      {},
      { $set: { 'a.$.b.$': 1 } },
      2,
      "Too many positional (i.e. '$') elements found in path 'a.$.b.$'",
    ],
    [
      'for $ in front',
      {},
      { $set: { '$.a': 1 } },
      2,
      "Cannot have positional (i.e. '$') element in the first position",
    ],
    [
      'for $[] of nothing',
      {},
      { $set: { 'a.$[]': 1 } },
      2,
      "The path 'a' must exist in the document in order to apply array updates.",
    ],
    [
      'for $[] of a number',
      { a: 1 },
      { $set: { 'a.$[]': 1 } },
      2,
      'Cannot apply array updates to non-array element a: 1',
    ],
    [
      'for $[e] without a filter',
      { a: [] },
      { $set: { 'a.$[e]': 1 } },
      2,
      "No array filter found for identifier 'e' in path 'a.$[e]'",
    ],
    [
      'for a filter that is not used',
      { a: [] },
      { $set: { b: 1 } },
      9,
      "The array filter for identifier 'e' was not used in the update",
      { arrayFilters: [{ e: 1 }] },
    ],
    [
      'for two filters of one name',
      { a: [] },
      { $set: { 'a.$[e]': 1 } },
      9,
      'Found multiple array filters with the same top-level field name e',
      { arrayFilters: [{ e: 1 }, { 'e.x': 1 }] },
    ],
    [
      'for a filter of two names',
      { a: [] },
      { $set: { 'a.$[e]': 1 } },
      9,
      "Expected a single top-level field name, found 'e' and 'f'",
      { arrayFilters: [{ e: 1, f: 1 }] },
    ],
    [
      'for a filter name in capitals',
      { a: [] },
      { $set: { 'a.$[E]': 1 } },
      2,
      'beginning with a lowercase letter',
      { arrayFilters: [{ E: 1 }] },
    ],
    [
      'for renaming to itself',
      {},
      { $rename: { a: 'a' } },
      2,
      'The source and target field for $rename must differ',
    ],
    ['for renaming into itself', {}, { $rename: { a: 'a.b' } }, 2, 'must not be on the same path'],
    [
      'for renaming to a number',
      {},
      { $rename: { a: 1 } },
      2,
      "The 'to' field for $rename must be a string: a: 1",
    ],
    [
      'for renaming within an array',
      { _id: 1, a: [{ b: 1 }] },
      { $rename: { 'a.b': 'c' } },
      2,
      'The source field cannot be an array element',
    ],
    [
      'for renaming into an array',
      { _id: 1, x: 1, a: [{ b: 1 }] },
      { $rename: { x: 'a.c' } },
      2,
      'The destination field cannot be an array element',
    ],
    [
      'for a gap of over a million',
      { a: [] },
      { $set: { 'a.2000000': 1 } },
      2,
      "can't backfill more than 1500000 elements",
    ],
  ])('%s', (_name, ...[before, change, code, sentence, how]) => {
    const run = () => update(before, change, how)
    expect(run).toThrow(expect.objectContaining({ code }))
    expect(run).toThrow(sentence)
  })

  it('and prototypes stay clean whatever the path', () => {
    const after = update(
      {},
      { $set: { 'constructor.prototype.polluted': 1, '__proto__.polluted': 1 } },
    )
    expect(show(after)).toBe(
      '{ __proto__: { polluted: 1 }, constructor: { prototype: { polluted: 1 } } }',
    )
    expect({}).not.toHaveProperty('polluted')
  })
})
