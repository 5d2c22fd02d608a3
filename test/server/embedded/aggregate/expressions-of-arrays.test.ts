import { Decimal128, Double, ObjectId } from 'bson'

import { shown, text, type Plain } from './run'

const decimal = (digits: string) => Decimal128.fromString(digits)
const id = new ObjectId('5f43a1e2c8d9e0f1a2b3c4d5')
const doc: Plain = {
  a: 1,
  b: { c: 2 },
  list: [{ x: 1 }, { x: 2 }, { y: 3 }],
  n: null,
  s: 'text',
  nested: [[1], 2],
}

describe('an expression', () => {
  it.each<[unknown, unknown]>(
    // A table: one case a line.
    // prettier-ignore
    [
      [{ $arrayElemAt: ['$list.x', -1] }, 2],
      [{ $arrayElemAt: ['$list.x', 9] }, undefined],
      [{ $first: '$list.x' }, 1],
      [{ $last: [[1, 2, 3]] }, 3],
      [{ $concatArrays: [[1], '$list.x'] }, [1, 1, 2]],
      [{ $filter: { input: [1, 2, 3], as: 'i', cond: { $gt: ['$$i', 1] }, limit: 1 } }, [2]],
      [{ $map: { input: '$list', as: 'i', in: '$$i.x' } }, [1, 2, null]],
      [{ $map: { input: [1, 2], in: { $add: ['$$this', '$a'] } } }, [2, 3]],
      [{ $reduce: { input: [1, 2, 3], initialValue: 0, in: { $add: ['$$value', '$$this'] } } }, 6],
      [{ $let: { vars: { x: 2, y: '$a' }, in: { $add: ['$$x', '$$y'] } } }, 3],
      [{ $let: { vars: { CURRENT: '$b' }, in: '$c' } }, 2],
      [{ $in: [2, '$list.x'] }, true],
      [{ $indexOfArray: [[1, 2, 1], 1, 1] }, 2],
      [{ $isArray: '$list' }, true],
      [{ $isArray: [[1]] }, true],
      [{ $size: '$list' }, 3],
      [{ $range: [0, 10, 4] }, [0, 4, 8]],
      [{ $range: [3, 0, -1] }, [3, 2, 1]],
      [{ $reverseArray: [[1, 2]] }, [2, 1]],
      [{ $slice: [[1, 2, 3], 2] }, [1, 2]],
      [{ $slice: [[1, 2, 3], -2] }, [2, 3]],
      [{ $slice: [[1, 2, 3], 1, 1] }, [2]],
      [{ $slice: [[1, 2, 3], -3, 2] }, [1, 2]],
      [{ $sortArray: { input: [3, 1, 'x', null], sortBy: 1 } }, [null, 1, 3, 'x']],
      [{ $sortArray: { input: '$list', sortBy: { x: -1 } } }, [{ x: 2 }, { x: 1 }, { y: 3 }]],
      [{ $zip: { inputs: [[1, 2], ['a']] } }, [[1, 'a']]],
      [{ $zip: { inputs: [[1, 2], ['a']], useLongestLength: true, defaults: [0, 'z'] } }, [[1, 'a'], [2, 'z']]],
      [{ $setUnion: [[3, 1], [1, 2]]}, [1, 2, 3]],
      [{ $setIntersection: [[1, 2], [2, new Double(1)]]}, [1, 2]],
      [{ $setDifference: [[1, 2, 2], [1]] }, [2]],
      [{ $setEquals: [[1, 2], [2, 1, 1]]}, true],
      [{ $setIsSubset: [[1], [1, 2]] }, true],
      [{ $allElementsTrue: [[1, true]] }, true],
      [{ $anyElementTrue: [[0, null]] }, false],
      [{ $arrayToObject: [[['a', 1], ['b', 2]]]}, { a: 1, b: 2 }],
      [{ $arrayToObject: [[{ k: 'a', v: 1 }]] }, { a: 1 }],
      [{ $objectToArray: '$b' }, [{ k: 'c', v: 2 }]],
      [{ $mergeObjects: ['$b', { d: 1 }, null] }, { c: 2, d: 1 }],
      [{ $getField: 'a' }, 1],
      [{ $getField: { field: 'c.d', input: { $literal: { 'c.d': 5 } } } }, 5],
      [{ $setField: { field: { $literal: '$x' }, input: '$b', value: 9 } }, { c: 2, $x: 9 }],
      [{ $unsetField: { field: 'c', input: '$b' } }, {}],
      [{ $firstN: { input: [1, 2, 3], n: 2 } }, [1, 2]],
      [{ $lastN: { input: [1, 2, 3], n: 2 } }, [2, 3]],
      [{ $maxN: { input: [1, null, 3, 2], n: 2 } }, [3, 2]],
      [{ $minN: { input: [3, null, 1], n: 5 } }, [1, 3]],
      [{ $median: { input: [1, 5, 3], method: 'approximate' } }, new Double(3)],
      [{ $percentile: { input: [1, 2, 3, 4], p: [0.5, 1], method: 'approximate' } }, [new Double(2), new Double(4)]],
      [{ $bsonSize: '$b' }, 12],
      [{ $binarySize: '王' }, 3],
    ],
  )('%j makes %j', (expression, value) => expect(shown(expression, doc)).toBe(text(value)))

  it.each<[unknown, unknown]>(
    // A table: one case a line.
    // prettier-ignore
    [
      [{ $type: '$a' }, 'int'],
      [{ $type: '$nothing' }, 'missing'],
      [{ $type: { $literal: id } }, 'objectId'],
      [{ $isNumber: decimal('1') }, true],
      [{ $toString: { $literal: id } }, id.toHexString()],
      [{ $toString: new Date(0) }, '1970-01-01T00:00:00.000Z'],
      [{ $toString: decimal('1.50') }, '1.50'],
      [{ $toString: new Double(2) }, '2'],
      [{ $toString: true }, 'true'],
      [{ $toObjectId: id.toHexString() }, id],
      [{ $toInt: '12' }, 12],
      [{ $toInt: 1.9 }, 1],
      [{ $toLong: new Date(7) }, 7n],
      [{ $toDouble: '1.5' }, 1.5],
      [{ $toDouble: true }, new Double(1)],
      [{ $toDecimal: '1.10' }, decimal('1.10')],
      [{ $toDecimal: 2.5 }, decimal('2.50000000000000')],
      [{ $toDecimal: 3 }, decimal('3')],
      [{ $toBool: 'false' }, true],
      [{ $toBool: 0 }, false],
      [{ $toDate: '2020-01-02T03:04:05Z' }, new Date('2020-01-02T03:04:05Z')],
      [{ $toDate: 5n }, new Date(5)],
      [{ $toDate: { $literal: id } }, id.getTimestamp()],
      [{ $toInt: '$nothing' }, null],
      [{ $convert: { input: 'x', to: 'int', onError: 'bad' } }, 'bad'],
      [{ $convert: { input: null, to: 'int', onNull: 'none' } }, 'none'],
      [{ $convert: { input: '7', to: 16 } }, 7],
    ],
  )('%j converts to %j', (expression, value) => expect(shown(expression, doc)).toBe(text(value)))
})
