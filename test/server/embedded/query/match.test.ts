import { Binary, BSONRegExp, Decimal128, Double, MaxKey, MinKey, ObjectId, Timestamp } from 'bson'

import { compileFilter } from '../../../../server/embedded/query/match'
import { toDoc } from '../../../../server/embedded/values/types'
import { refusal } from '../values/refusal'

type Plain = Record<string, unknown>

const matches = (filter: Plain, doc: Plain) => compileFilter(toDoc(filter)).test(toDoc(doc))
const decimal = (text: string) => Decimal128.fromString(text)
const id = new ObjectId('5f43a1e2c8d9e0f1a2b3c4d5')

/** filter, a document that matches, a document that does not */
const cases: [string, Plain, Plain[], Plain[]][] =
  // A table: one case a line.
  // prettier-ignore
  [
      ['equality', { a: 1 }, [{ a: 1 }, { a: new Double(1) }, { a: 1n }, { a: decimal('1.0') }, { a: [2, 1] }], [{ a: 2 }, { a: '1' }, {}, { a: [[1]] }]],
      ['equality with null', { a: null }, [{ a: null }, {}, { a: [1, null] }], [{ a: 0 }, { a: [] }, { a: [1] }]],
      ['a nested null', { 'a.b': null }, [{}, { a: {} }, { a: 4 }, { a: null }, { a: [{ b: 1 }, {}] }, { a: { b: null } }], [{ a: [] }, { a: [1, 2] }, { a: [{ b: 1 }] }, { a: { b: 0 } }]],
      ['equality with a whole array', { a: [1, 2] }, [{ a: [1, 2] }, { a: [[1, 2], 3] }], [{ a: [2, 1] }, { a: [1, 2, 3] }]],
      ['equality with a document', { a: { b: 1, c: 2 } }, [{ a: { b: 1, c: 2 } }, { a: [{ b: 1, c: 2 }] }], [{ a: { c: 2, b: 1 } }, { a: { b: 1 } }]],
      ['paths through arrays', { 'a.b': 1 }, [{ a: [{ b: 2 }, { b: 1 }] }, { a: { b: [1] } }, { a: [{ b: [0, 1] }] }], [{ a: [[{ b: 1 }]] }, { a: [1] }]],
      ['a place in an array', { 'a.1': 5 }, [{ a: [4, 5] }, { a: { 1: 5 } }, { a: [{ 1: 5 }] }], [{ a: [5] }]],
      ['a place, then a field', { 'a.0.b': 1 }, [{ a: [{ b: 1 }] }], [{ a: [{ b: 2 }, { b: 1 }] }]],
      ['places of nested arrays', { 'a.0.1': 2 }, [{ a: [[1, 2]] }], [{ a: [[2]] }]],
      ['$ne', { a: { $ne: 1 } }, [{ a: 2 }, {}, { a: [2] }], [{ a: 1 }, { a: [1, 2] }]],
      ['$ne null', { a: { $ne: null } }, [{ a: 0 }, { a: [] }], [{ a: null }, {}]],
      ['$gt within one type', { a: { $gt: 1 } }, [{ a: 2 }, { a: 1.5 }, { a: decimal('1.1') }, { a: [0, 2] }], [{ a: 1 }, { a: '2' }, { a: true }, {}, { a: NaN }]],
      ['$gte null', { a: { $gte: null } }, [{ a: null }, {}], [{ a: 1 }]],
      ['$gt null', { a: { $gt: null } }, [], [{ a: null }, {}, { a: 1 }]],
      ['$lt a string', { a: { $lt: 'b' } }, [{ a: 'a' }, { a: '' }], [{ a: 'b' }, { a: 1 }]],
      ['$lte not-a-number', { a: { $lte: NaN } }, [{ a: NaN }, { a: decimal('NaN') }], [{ a: 1 }]],
      ['$gt MinKey', { a: { $gt: new MinKey() } }, [{ a: 1 }, { a: null }, {}], [{ a: new MinKey() }]],
      ['$lt MaxKey', { a: { $lt: new MaxKey() } }, [{ a: 'x' }], [{ a: new MaxKey() }]],
      ['$gt an array', { a: { $gt: [1, 2] } }, [{ a: [1, 3] }], [{ a: [1, 2] }, { a: 9 }]],
      ['$gte a date', { a: { $gte: new Date(5) } }, [{ a: new Date(5) }], [{ a: new Date(4) }, { a: 9 }, { a: new Timestamp({ t: 9, i: 1 }) }]],
      ['two bounds met by different elements', { a: { $gt: 3, $lt: 2 } }, [{ a: [1, 4] }], [{ a: 2.5 }]],
      ['$in', { a: { $in: [1, 'x', null] } }, [{ a: 1 }, { a: ['x'] }, {}, { a: new Double(1) }], [{ a: 2 }, { a: 'X' }]],
      ['$in with a pattern', { a: { $in: [/^x/] } }, [{ a: 'xy' }], [{ a: 'yx' }]],
      ['$nin', { a: { $nin: [1, 2] } }, [{ a: 3 }, {}], [{ a: [2, 9] }]],
      ['$exists', { a: { $exists: true } }, [{ a: null }, { a: [] }], [{}]],
      ['$exists: false', { 'a.b': { $exists: false } }, [{}, { a: 1 }, { a: [] }, { a: [{}] }], [{ a: { b: null } }, { a: [{ b: 1 }, {}] }]],
      ['$type by name', { a: { $type: 'string' } }, [{ a: 'x' }, { a: [1, 'x'] }], [{ a: 1 }, {}]],
      ['$type number', { a: { $type: 'number' } }, [{ a: 1 }, { a: 1n }, { a: 1.5 }, { a: decimal('1') }], [{ a: '1' }]],
      ['$type tells int from double', { a: { $type: ['double', 7] } }, [{ a: new Double(1) }, { a: id }], [{ a: 1 }, { a: 1n }]],
      ['$type array', { a: { $type: 'array' } }, [{ a: [] }, { a: [1] }], [{ a: 1 }]],
      ['$size', { a: { $size: 2 } }, [{ a: [1, 2] }], [{ a: [1] }, { a: 2 }, { a: [[1, 2]] }]],
      ['$mod', { a: { $mod: [4, 1] } }, [{ a: 5 }, { a: 5.9 }, { a: 5n }, { a: decimal('5.5') }, { a: [2, 9] }], [{ a: 4 }, { a: '5' }, { a: NaN }]],
      ['$mod of negatives', { a: { $mod: [4, -1] } }, [{ a: -5 }], [{ a: 5 }]],
      ['$all', { a: { $all: [1, 2] } }, [{ a: [2, 1, 3] }], [{ a: [1] }, { a: 1 }]],
      ['$all on a scalar', { a: { $all: [1] } }, [{ a: 1 }, { a: [1] }], [{ a: 2 }]],
      ['$all with nothing', { a: { $all: [] } }, [], [{ a: [] }, {}]],
      ['$all with $elemMatch', { a: { $all: [{ $elemMatch: { b: 1, c: 1 } }, { $elemMatch: { b: 2 } }] } }, [{ a: [{ b: 1, c: 1 }, { b: 2 }] }], [{ a: [{ b: 1 }, { b: 2, c: 1 }] }]],
      ['$elemMatch on documents', { a: { $elemMatch: { b: 1, c: 2 } } }, [{ a: [{ b: 1, c: 2 }] }], [{ a: [{ b: 1 }, { c: 2 }] }, { a: { b: 1, c: 2 } }]],
      ['$elemMatch on values', { a: { $elemMatch: { $gt: 1, $lt: 3 } } }, [{ a: [0, 2] }], [{ a: [0, 4] }, { a: 2 }, { a: [[2]] }]],
      ['$elemMatch with $or', { a: { $elemMatch: { $or: [{ b: 1 }, { c: 1 }] } } }, [{ a: [{ c: 1 }] }], [{ a: [{ d: 1 }] }]],
      ['$elemMatch on nested arrays', { a: { $elemMatch: { $elemMatch: { $gt: 1 } } } }, [{ a: [[2]] }], [{ a: [2] }]],
      ['$elemMatch with $not', { a: { $elemMatch: { $not: { $gt: 1 } } } }, [{ a: [1, 5] }], [{ a: [5] }, { a: [] }]],
      ['$not', { a: { $not: { $gt: 1 } } }, [{ a: 1 }, {}, { a: 'x' }], [{ a: 2 }]],
      ['$not with a pattern', { a: { $not: /x/ } }, [{ a: 'y' }, { a: 1 }, {}], [{ a: 'xx' }]],
      ['$and', { $and: [{ a: 1 }, { b: 2 }] }, [{ a: 1, b: 2 }], [{ a: 1 }]],
      ['$or', { $or: [{ a: 1 }, { b: 2 }] }, [{ b: 2 }, { a: 1 }], [{ a: 2 }]],
      ['$nor', { $nor: [{ a: 1 }, { b: 2 }] }, [{}, { a: 2 }], [{ a: 1 }]],
      ['$regex and $options', { a: { $regex: '^X', $options: 'i' } }, [{ a: 'xy' }, { a: ['z', 'XX'] }], [{ a: 'yx' }, { a: 1 }]],
      ['a regular expression and itself', { a: new BSONRegExp('x', 'i') }, [{ a: new BSONRegExp('x', 'i') }, { a: 'X' }], [{ a: new BSONRegExp('x', '') }]],
      ['$bitsAllSet by mask', { a: { $bitsAllSet: 5 } }, [{ a: 7 }, { a: 5n }, { a: -1 }, { a: new Binary(new Uint8Array([5]), 0) }], [{ a: 4 }, { a: 5.5 }, { a: '5' }]],
      ['$bitsAnySet by position', { a: { $bitsAnySet: [0, 2] } }, [{ a: 4 }], [{ a: 2 }]],
      ['$bitsAllClear', { a: { $bitsAllClear: [0, 70] } }, [{ a: 2 }], [{ a: 1 }, { a: -2 }]],
      ['$bitsAnyClear', { a: { $bitsAnyClear: 3 } }, [{ a: 1 }], [{ a: 3 }]],
      ['$expr', { $expr: { $gt: ['$spent', '$budget'] } }, [{ spent: 2, budget: 1 }, { spent: 1 }], [{ spent: 1, budget: 2 }, {}]],
      ['$comment', { a: 1, $comment: 'why', b: { $eq: 2, $comment: 'why' } }, [{ a: 1, b: 2 }], [{ a: 1 }]],
      ['an object id', { a: id }, [{ a: new ObjectId(id.toHexString()) }], [{ a: id.toHexString() }]],
      ['a reference document', { a: { $ref: 'x', $id: 1 } }, [{ a: { $ref: 'x', $id: 1 } }], [{ a: { $ref: 'y', $id: 1 } }]],
      ['names that are also of prototypes', { constructor: 1, '__proto__.x': 2 }, [JSON.parse('{"constructor":1,"__proto__":{"x":2}}') as Plain], [{}, { constructor: 1 }]],
    ]

describe('a filter', () => {
  describe.each(cases)('with %s', (_name, filter, yes, no) => {
    if (yes.length > 0)
      it.each(yes.map((doc) => [doc]))('takes %j', (doc) => expect(matches(filter, doc)).toBe(true))
    if (no.length > 0)
      it.each(no.map((doc) => [doc]))('leaves %j', (doc) =>
        expect(matches(filter, doc)).toBe(false),
      )
  })

  it.each<[Plain, Plain, number | undefined]>(
    // A table: one case a line.
    // prettier-ignore
    [
      [{ a: 2 }, { a: [1, 2, 2] }, 1],
      [{ 'a.b': 2 }, { a: [{ b: 1 }, { b: 2 }] }, 1],
      [{ 'a.b': 2 }, { a: [{ b: 1 }, { b: [9, 2] }] }, 1],
      [{ a: { $elemMatch: { b: 2 } } }, { a: [{ b: 1 }, { b: 2 }] }, 1],
      [{ a: 1, b: 3 }, { a: [1, 2], b: [9, 8, 3] }, 2],
      [{ $or: [{ a: 5 }, { b: 3 }] }, { a: [1], b: [1, 3] }, 1],
      [{ a: { $ne: 9 } }, { a: [1, 2] }, undefined],
      [{ $and: [{ a: { $gte: 2 } }] }, { a: [1, 3] }, 1],
    ],
  )('%j finds in %j place %s', (filter, doc, index) => {
    expect(compileFilter(toDoc(filter)).match(toDoc(doc))).toEqual({ arrayIndex: index })
  })

  it('knows which top-level fields it reads', () => {
    const fields = (filter: Plain) => compileFilter(toDoc(filter)).fields
    expect(fields({ 'a.b': 1, $or: [{ c: 1 }, { d: { $elemMatch: { e: 1 } } }] })).toEqual(
      new Set(['a', 'c', 'd']),
    )
    expect(fields({ $expr: { $eq: ['$x.y', '$$ROOT.z'] } })).toEqual(new Set(['x', 'z']))
    expect(fields({ $expr: { $eq: ['$$ROOT', {}] } })).toBeUndefined()
  })

  it.each<[Plain, number, string]>(
    // A table: one case a line.
    // prettier-ignore
    [
      [{ a: { $foo: 1 } }, 2, 'unknown operator: $foo'],
      [{ a: { $gt: 1, b: 2 } }, 2, 'unknown operator: b'],
      [{ $foo: 1 }, 2, 'unknown top level operator: $foo'],
      [{ $and: [] }, 2, 'nonempty array'],
      [{ $or: {} }, 2, '$or must be an array'],
      [{ $nor: [1] }, 2, 'entries need to be full objects'],
      [{ a: { $in: 1 } }, 2, '$in needs an array'],
      [{ a: { $in: [{ $gt: 1 }] } }, 2, 'cannot nest $ under $in'],
      [{ a: { $nin: 1 } }, 2, '$nin needs an array'],
      [{ a: { $not: 1 } }, 2, '$not needs a regex or a document'],
      [{ a: { $not: {} } }, 2, '$not cannot be empty'],
      [{ a: { $ne: /x/ } }, 2, "Can't have regex as arg to $ne."],
      [{ a: { $gt: /x/ } }, 2, "Can't have RegEx as arg to predicate over field 'a'."],
      [{ a: { $size: -1 } }, 2, 'Expected a non-negative number'],
      [{ a: { $size: 1.5 } }, 2, 'Expected an integer'],
      [{ a: { $size: 'x' } }, 2, 'Expected a number'],
      [{ a: { $mod: [0, 1] } }, 2, 'divisor cannot be 0'],
      [{ a: { $mod: [1] } }, 2, 'malformed mod, not enough elements'],
      [{ a: { $mod: [1, 2, 3] } }, 2, 'malformed mod, too many elements'],
      [{ a: { $all: 1 } }, 2, '$all needs an array'],
      [{ a: { $all: [{ $gt: 1 }] } }, 2, 'no $ expressions in $all'],
      [{ a: { $elemMatch: 1 } }, 2, '$elemMatch needs an Object'],
      [{ a: { $type: 'nothing' } }, 2, 'Unknown type name alias: nothing'],
      [{ a: { $type: [] } }, 9, '$type must match at least one type'],
      [{ a: { $regex: 1 } }, 2, '$regex has to be a string'],
      [{ a: { $options: 'i' } }, 2, '$options needs a $regex'],
      [{ a: { $regex: '(' } }, 51091, 'Regular expression is invalid'],
      [{ a: { $regex: 'a', $options: 'q' } }, 51108, 'invalid flag in regex options'],
      [{ a: { $bitsAllSet: -1 } }, 9, 'Expected a non-negative number'],
      [{ $expr: { $foo: 1 } }, 168, "Unrecognized expression '$foo'"],
      [{ $where: 'true' }, 115, '$where'],
      [{ $text: { $search: 'x' } }, 115, '$text'],
      [{ $jsonSchema: {} }, 115, '$jsonSchema'],
      [{ a: { $near: [0, 0] } }, 115, '$near'],
      [{ a: { $geoWithin: {} } }, 115, '$geoWithin'],
    ],
  )('%j is refused with %i', (filter, code, sentence) => {
    const compile = () => compileFilter(toDoc(filter))
    expect(compile).toThrow(refusal(code))
    expect(compile).toThrow(sentence)
  })
})

describe('a regular expression reads as PCRE does', () => {
  it.each<[string, string, string, boolean]>(
    // A table: one case a line.
    // prettier-ignore
    [
      ['^a.c$', '', 'abc', true],
      ['c$', '', 'abc\n', true],
      ['c\\z', '', 'abc\n', false],
      ['^b', 'm', 'a\nb', true],
      ['a.b', '', 'a\nb', false],
      ['a.b', 's', 'a\nb', true],
      ['a b # note', 'x', 'ab', true],
      ['(?i)ABC', '', 'abc', true],
      ['\\Qa.b\\E', '', 'a.b', true],
      ['\\Qa.b\\E', '', 'axb', false],
      ['^[[:digit:]]+$', '', '123', true],
      ['^.$', '', '𠮷', true],
      ['\\-x', '', '-x', true],
      ['王.*生', '', '王医生', true],
    ],
  )('/%s/%s on %j: %s', (pattern, flags, text, yes) => {
    expect(matches({ a: { $regex: pattern, $options: flags } }, { a: text })).toBe(yes)
  })
})
