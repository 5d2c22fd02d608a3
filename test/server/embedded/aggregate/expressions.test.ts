import { Decimal128, Double, MaxKey } from 'bson'

import { typeName } from '../../../../server/embedded/values/type-names'
import { evaluate, NOW, shown, text, type Plain } from './run'

const decimal = (digits: string) => Decimal128.fromString(digits)
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
      ['$a', 1],
      ['$b.c', 2],
      ['$list.x', [1, 2]],
      ['$list.0', []],
      ['$nothing', undefined],
      ['$s.deep', undefined],
      ['$$ROOT.a', 1],
      ['$$CURRENT.b.c', 2],
      ['$$REMOVE', undefined],
      ['$$NOW', NOW],
      [{ x: '$a', gone: '$nothing', in: { y: '$b.c' } }, { x: 1, in: { y: 2 } }],
      [['$a', '$nothing'], [1, null]],
      [{ $literal: '$a' }, '$a'],
      [{ $literal: { $add: [1, 2] } }, { $add: [1, 2] }],
    ],
  )('%j is %j', (expression, value) => expect(shown(expression, doc)).toBe(text(value)))

  it.each<[unknown, unknown]>(
    // A table: one case a line.
    // prettier-ignore
    [
      [{ $eq: ['$a', 1] }, true],
      [{ $eq: ['$a', new Double(1)] }, true],
      [{ $eq: ['$list', 1] }, false],
      [{ $eq: ['$nothing', null] }, false],
      [{ $gt: ['$a', null] }, true],
      [{ $gt: ['$nothing', null] }, false],
      [{ $lt: ['$nothing', null] }, true],
      [{ $gt: ['$s', 5] }, true],
      [{ $cmp: [1, 2] }, -1],
      [{ $ne: [[1], [1]] }, false],
      [{ $lte: [{ $literal: new MaxKey() }, 'x'] }, false],
      [{ $and: [1, 'x', []] }, true],
      [{ $and: [] }, true],
      [{ $and: [true, '$n'] }, false],
      [{ $or: [0, '$nothing'] }, false],
      [{ $not: [decimal('0')] }, true],
      [{ $not: '$a' }, false],
      [{ $cond: ['$a', 'yes', 'no'] }, 'yes'],
      [{ $cond: { if: '$n', then: 'yes', else: 'no' } }, 'no'],
      [{ $ifNull: ['$nothing', '$n', 'fallback'] }, 'fallback'],
      [{ $switch: { branches: [{ case: '$n', then: 1 }, { case: '$a', then: 2 }]}}, 2],
      [{ $switch: { branches: [{ case: '$n', then: 1 }], default: 'd' } }, 'd'],
    ],
  )('%j decides %j', (expression, value) => expect(shown(expression, doc)).toBe(text(value)))

  it.each<[unknown, string, string]>(
    // A table: one case a line.
    // prettier-ignore
    [
      [{ $add: [1, 2] }, '3', 'int'],
      [{ $add: [2147483647, 1] }, '2147483648', 'long'],
      [{ $add: [1, 2n] }, '3', 'long'],
      [{ $add: [0.1, 0.2] }, '0.30000000000000004', 'double'],
      [{ $add: [decimal('0.1'), decimal('0.2')] }, '0.3', 'decimal'],
      [{ $add: [decimal('1'), 0.5] }, '1.500000000000000', 'decimal'],
      [{ $add: [2n ** 63n - 1n, 1] }, '9223372036854776000', 'double'],
      [{ $add: [new Date(5), 7] }, 'new Date(12)', 'date'],
      [{ $add: [1, null] }, 'null', 'null'],
      [{ $add: [] }, '0', 'int'],
      [{ $subtract: [new Date(9), new Date(4)] }, '5', 'long'],
      [{ $subtract: [new Date(9), 4] }, 'new Date(5)', 'date'],
      [{ $subtract: [decimal('1.10'), decimal('0.1')] }, '1.00', 'decimal'],
      [{ $multiply: [new Double(2), 3] }, '6.0', 'double'],
      [{ $multiply: [decimal('1.5'), 2] }, '3.0', 'decimal'],
      [{ $multiply: ['$nothing', 2] }, 'null', 'null'],
      [{ $divide: [6, 3] }, '2.0', 'double'],
      [{ $divide: [decimal('1'), 3] }, '0.3333333333333333333333333333333333', 'decimal'],
      [{ $mod: [7, 4] }, '3', 'int'],
      [{ $mod: [-7n, 4] }, '-3', 'long'],
      [{ $mod: [7.5, 2] }, '1.5', 'double'],
      [{ $mod: [decimal('7.5'), 2] }, '1.5', 'decimal'],
      [{ $abs: -3 }, '3', 'int'],
      [{ $abs: decimal('-3.5') }, '3.5', 'decimal'],
      [{ $ceil: 1.2 }, '2.0', 'double'],
      [{ $ceil: decimal('-1.5') }, '-1', 'decimal'],
      [{ $floor: decimal('-1.5') }, '-2', 'decimal'],
      [{ $floor: 7 }, '7', 'int'],
      [{ $round: [2.5, 0] }, '2.0', 'double'],
      [{ $round: [1.255, 2] }, '1.26', 'double'],
      [{ $round: [decimal('2.345'), 2] }, '2.34', 'decimal'],
      [{ $round: [1250, -2] }, '1200', 'int'],
      [{ $round: 3.7 }, '4.0', 'double'],
      [{ $trunc: [-1.99, 1] }, '-1.9', 'double'],
      [{ $trunc: decimal('9.99') }, '9', 'decimal'],
      [{ $pow: [2, 10] }, '1024', 'int'],
      [{ $pow: [2, 40] }, '1099511627776', 'long'],
      [{ $pow: [2, 100] }, '1.2676506002282294e+30', 'double'],
      [{ $pow: [2, -1] }, '0.5', 'double'],
      [{ $sqrt: 9 }, '3.0', 'double'],
      [{ $sqrt: decimal('2') }, '1.414213562373095048801688724209698', 'decimal'],
      [{ $exp: 0 }, '1.0', 'double'],
      [{ $ln: 1 }, '0.0', 'double'],
      [{ $log: [8, 2] }, '3.0', 'double'],
      [{ $log10: 1000 }, '3.0', 'double'],
      [{ $sum: [1, 'x', 2.5] }, '3.5', 'double'],
      [{ $sum: '$list.x' }, '3', 'int'],
      [{ $avg: [1, 2] }, '1.5', 'double'],
      [{ $avg: ['x'] }, 'null', 'null'],
      [{ $max: [1, null, 'x'] }, '"x"', 'string'],
      [{ $min: '$list.x' }, '1', 'int'],
      [{ $stdDevPop: [1, 3] }, '1.0', 'double'],
      [{ $bitAnd: [12, 10n] }, '8', 'long'],
      [{ $bitNot: 0 }, '-1', 'int'],
      [{ $atan2: [0, 1] }, '0.0', 'double'],
      [{ $degreesToRadians: 180 }, '3.141592653589793', 'double'],
    ],
  )('%j calculates %s, a %s', (expression, result, type) => {
    const value = evaluate(expression, doc)
    expect([shown(expression, doc), typeName(value)]).toEqual([result, type])
  })

  it('adds doubles so that little is lost', () => {
    expect(shown({ $sum: Array<number>(10).fill(0.1) })).toBe('1.0')
    expect(shown({ $sum: [1e100, 1, -1e100] })).toBe('1.0')
  })

  it.each<[unknown, unknown]>(
    // A table: one case a line.
    // prettier-ignore
    [
      [{ $concat: ['a', '$s'] }, 'atext'],
      [{ $concat: ['a', '$nothing'] }, null],
      [{ $toUpper: 'straße' }, 'STRAßE'],
      [{ $toLower: 'ÄB' }, 'Äb'],
      [{ $substrCP: ['王医生', 1, 2] }, '医生'],
      [{ $substrBytes: ['王医生', 3, 3] }, '医'],
      [{ $strLenCP: '王𠮷' }, 2],
      [{ $strLenBytes: '王' }, 3],
      [{ $indexOfCP: ['𠮷ab', 'b'] }, 2],
      [{ $indexOfBytes: ['王b', 'b'] }, 3],
      [{ $indexOfCP: ['abab', 'b', 2] }, 3],
      [{ $indexOfCP: ['abab', 'b', 2, 3] }, -1],
      [{ $split: ['a-b-c', '-'] }, ['a', 'b', 'c']],
      [{ $trim: { input: '  a b\n' } }, 'a b'],
      [{ $ltrim: { input: 'xxaxx', chars: 'x' } }, 'axx'],
      [{ $rtrim: { input: 'xxaxx', chars: 'x' } }, 'xxa'],
      [{ $replaceOne: { input: 'aa', find: 'a', replacement: { $literal: '$&' } } }, '$&a'],
      [{ $replaceAll: { input: 'aa', find: 'a', replacement: 'b' } }, 'bb'],
      [{ $replaceAll: { input: '$nothing', find: 'a', replacement: 'b' } }, null],
      [{ $strcasecmp: ['Ab', 'aB'] }, 0],
      [{ $regexMatch: { input: 'Abc', regex: '^a', options: 'i' } }, true],
      [{ $regexFind: { input: '王a12', regex: /([a-z])(\d)?/ } }, { match: 'a1', idx: 1, captures: ['a', '1'] }],
      [{ $regexFind: { input: 'x', regex: 'y' } }, null],
      [{ $regexFindAll: { input: 'a1b2', regex: /[a-z]/ } }, [{ match: 'a', idx: 0, captures: [] }, { match: 'b', idx: 2, captures: [] }]],
    ],
  )('%j writes %j', (expression, value) => expect(shown(expression, doc)).toBe(text(value)))
})
