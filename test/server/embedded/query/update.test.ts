import { Decimal128, Double, Timestamp } from 'bson'

import { compileUpdate } from '../../../../server/embedded/query/update'
import { show } from '../../../../server/embedded/values/show'
import { typeName } from '../../../../server/embedded/values/type-names'
import { toDoc } from '../../../../server/embedded/values/types'
import { refusal } from '../values/refusal'
import { update, type How, type Plain } from './updated'

const shown = (plain: Plain) => show(toDoc(plain))
const decimal = (text: string) => Decimal128.fromString(text)

describe('an update', () => {
  it.each<[Plain, Plain, Plain]>(
    // A table: one case a line.
    // prettier-ignore
    [
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
      [{ a: [{ x: 2, y: 1 }] }, { $push: { a: { $each: [{ x: 1, y: 1 }, { x: 1, y: 0 }], $sort: { x: 1, y: 1 }}}}, { a: [{ x: 1, y: 0 }, { x: 1, y: 1 }, { x: 2, y: 1 }]}],
      [{ a: [1] }, { $push: { a: { $each: [2], $slice: 0 } } }, { a: [] }],
      [{ a: [1] }, { $addToSet: { a: 1, b: 1 } }, { a: [1], b: [1] }],
      [{ a: [{ x: 1, y: 2 }] }, { $addToSet: { a: { y: 2, x: 1 } } }, { a: [{ x: 1, y: 2 }, { y: 2, x: 1 }]}],
      [{ a: [1] }, { $addToSet: { a: { $each: [1, 2, 2, 3] } } }, { a: [1, 2, 3] }],
      [{ a: [1, 2, 3] }, { $pop: { a: 1 } }, { a: [1, 2] }],
      [{ a: [1, 2, 3] }, { $pop: { a: -1 } }, { a: [2, 3] }],
      [{ a: [1, 2, 3, 1] }, { $pull: { a: 1 } }, { a: [2, 3] }],
      [{ a: [1, 5, 9] }, { $pull: { a: { $gte: 5 } } }, { a: [1] }],
      [{ a: [{ b: 1, c: 1 }, { b: 2 }] }, { $pull: { a: { b: 1 } } }, { a: [{ b: 2 }] }],
      [{ a: [{ b: 1 }, { b: 2 }, { b: 3 }] }, { $pull: { a: { $or: [{ b: 1 }, { b: 3 }] } } }, { a: [{ b: 2 }] }],
      [{ a: ['xa', 'b'] }, { $pull: { a: /^x/ } }, { a: ['b'] }],
      [{ a: [{ b: [1, 2] }, { b: [3] }] }, { $pull: { a: { b: { $elemMatch: { $lt: 3 } } } } }, { a: [{ b: [3] }] }],
      [{ a: ['x', 'y'] }, { $pull: { a: { $in: ['x'] } } }, { a: ['y'] }],
      [{ a: [1, 2, 1, 3] }, { $pullAll: { a: [1, 3] } }, { a: [2] }],
      [{ a: 1 }, { $pull: { x: 1 }, $pullAll: { y: [1] }, $pop: { z: 1 } }, { a: 1 }],
      [{ a: 1 }, { $setOnInsert: { b: 1 } }, { a: 1 }],
      [{ _id: 1, a: 1 }, { b: 2 }, { _id: 1, b: 2 }],
      [{ _id: 1, a: 1 }, { b: 2, _id: 1 }, { _id: 1, b: 2 }],
      [{ _id: 1, a: 1 }, { $set: { _id: 1, a: 2 } }, { _id: 1, a: 2 }],
    ],
  )('of %j by %j gives %j', (before, change, after) => {
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
  it.each<[string, Plain, Plain, How, Plain]>(
    // A table: one case a line.
    // prettier-ignore
    [
      ['$ is where the query matched', { a: [1, 2, 3] }, { $set: { 'a.$': 9 } }, { filter: { a: 2 } }, { a: [1, 9, 3] }],
      ['$ twice in one update', { a: [{ i: 1 }, { i: 2 }] }, { $set: { 'a.$.y': 1, 'a.$.x': 2 } }, { filter: { 'a.i': 2 } }, { a: [{ i: 1 }, { i: 2, x: 2, y: 1 }] }],
      ['$ from a clause within $and', { a: [1, 2] }, { $inc: { 'a.$': 5 } }, { filter: { $and: [{ a: { $gt: 1 } }] } }, { a: [1, 7] }],
      ['$ from $elemMatch', { a: [{ b: 1, c: 1 }, { b: 1, c: 2 }]}, { $set: { 'a.$.c': 0 } }, { filter: { a: { $elemMatch: { b: 1, c: 2 } } } }, { a: [{ b: 1, c: 1 }, { b: 1, c: 0 }]}],
      ['$[] is every element', { a: [{ b: 1 }, { b: 2 }] }, { $inc: { 'a.$[].b': 1 } }, {}, { a: [{ b: 2 }, { b: 3 }] }],
      ['$[e] is every element its filter takes', { a: [1, 5, 9] }, { $set: { 'a.$[e]': 0 } }, { arrayFilters: [{ e: { $gte: 5 } }] }, { a: [1, 0, 0] }],
      ['two paths with one $[e]', { a: [{ s: 1, x: 1 }, { s: 2 }] }, { $set: { 'a.$[e].s': 9, 'a.$[e].t': 1 } }, { arrayFilters: [{ 'e.s': 1 }] }, { a: [{ s: 9, x: 1, t: 1 }, { s: 2 }] }],
      ['two filters on nested arrays', { a: [{ k: 1, b: [1, 2] }, { k: 2, b: [1, 2] }]}, { $set: { 'a.$[x].b.$[y]': 7 } }, { arrayFilters: [{ 'x.k': 2 }, { y: { $gt: 1 } }] }, { a: [{ k: 1, b: [1, 2] }, { k: 2, b: [1, 7] }]}],
      ['two filters on one array', { a: [{ k: 1 }, { k: 2 }] }, { $set: { 'a.$[x].v': 1, 'a.$[y].v': 2 } }, { arrayFilters: [{ 'x.k': 1 }, { 'y.k': 2 }] }, { a: [{ k: 1, v: 1 }, { k: 2, v: 2 }]}],
      ['$[e] of a filter with $or', { a: [1, 2, 3] }, { $inc: { 'a.$[e]': 10 } }, { arrayFilters: [{ $or: [{ e: 1 }, { e: 3 }] }] }, { a: [11, 2, 13] }],
      ['$push within $[e]', { a: [{ k: 1, l: [] }] }, { $push: { 'a.$[e].l': 1 } }, { arrayFilters: [{ 'e.k': 1 }] }, { a: [{ k: 1, l: [1] }] }],
      ['$unset of $[e].x', { a: [{ x: 1, y: 1 }] }, { $unset: { 'a.$[e].x': 1 } }, { arrayFilters: [{ 'e.y': 1 }] }, { a: [{ y: 1 }] }],
    ],
  )('%s', (_name, ...[before, change, how, after]) => {
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
    expect(() => update({}, [{ $match: {} }])).toThrow(refusal(72))
    expect(() => update({}, [{ $set: { a: 1 } }], { arrayFilters: [{ x: 1 }] })).toThrow(refusal(9))
  })
})
