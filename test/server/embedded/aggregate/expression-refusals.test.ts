import { Decimal128 } from 'bson'

import { refusal } from '../values/refusal'
import { evaluate } from './run'

const decimal = (digits: string) => Decimal128.fromString(digits)

describe('an expression is refused', () => {
  it.each<[unknown, number]>(
    // A table: one case a line.
    // prettier-ignore
    [
      [{ $foo: 1 }, 168],
      [{ $add: [1], $subtract: [1] }, 15983],
      ['$$nobody', 17276],
      ['$', 16872],
      ['$a..b', 15998],
      ['$a.', 40353],
      ['$a.$b', 16410],
      [{ 'a.b': 1 }, 16412],
      [{ $eq: [1] }, 16020],
      [{ $cond: [1, 2] }, 16020],
      [{ $cond: { if: 1, then: 1 } }, 17082],
      [{ $switch: { branches: [] } }, 40068],
      [{ $function: {} }, 115],
      [{ $add: ['x'] }, 14],
      [{ $add: [new Date(), new Date()] }, 16612],
      [{ $subtract: ['x', 1] }, 14],
      [{ $multiply: ['x'] }, 14],
      [{ $divide: [1, 0] }, 2],
      [{ $divide: [decimal('1'), decimal('0')] }, 2],
      [{ $mod: [1, 0] }, 16610],
      [{ $sqrt: -1 }, 28714],
      [{ $ln: 0 }, 28766],
      [{ $exp: decimal('1') }, 115],
      [{ $abs: 'x' }, 28765],
      [{ $acos: 2 }, 50989],
      [{ $concat: [1] }, 16702],
      [{ $split: ['a', ''] }, 40087],
      [{ $substrBytes: ['王', 1, 1] }, 28656],
      [{ $trim: { input: 1 } }, 50699],
      [{ $strLenCP: '$nothing' }, 34471],
      [{ $arrayElemAt: [1, 0] }, 28689],
      [{ $size: 1 }, 17124],
      [{ $in: [1, 1] }, 40081],
      [{ $range: [0, 1, 0] }, 34449],
      [{ $map: { input: 1, in: 1 } }, 16883],
      [{ $filter: { input: 1, cond: 1 } }, 28651],
      [{ $let: { vars: { X: 1 }, in: 1 } }, 16867],
      [{ $concatArrays: [1] }, 28664],
      [{ $slice: [[1], 1, 0] }, 28729],
      [{ $toInt: 'x' }, 241],
      [{ $toInt: 2 ** 40 }, 241],
      [{ $toInt: NaN }, 241],
      [{ $toObjectId: 'x' }, 241],
      [{ $toDate: true }, 241],
      [{ $convert: { input: 1, to: 'nothing' } }, 2],
      [{ $arrayToObject: [[1]] }, 40391],
      [{ $mergeObjects: [1] }, 40400],
      [{ $dateToString: { date: 'x' } }, 16006],
      [{ $regexMatch: { input: 'a', regex: '(' } }, 51091],
    ],
  )('%j with %i', (expression, code) => {
    expect(() => evaluate(expression)).toThrow(refusal(code))
  })
})
