import { refusal } from '../values/refusal'
import { run, type Plain } from './run'

describe('a pipeline is refused', () => {
  it.each<[Plain[], number]>(
    // A table: one case a line.
    // prettier-ignore
    [
      [[{ $foo: 1 }], 40324],
      [[{}], 40323],
      [[{ $match: 1 }], 15959],
      [[{ $sort: {} }], 15976],
      [[{ $limit: 0 }], 15958],
      [[{ $limit: -1 }], 5107201],
      [[{ $skip: 'x' }], 5107201],
      [[{ $count: '' }], 40157],
      [[{ $count: '$x' }], 40158],
      [[{ $project: {} }], 51272],
      [[{ $project: { a: 1, b: 0 } }], 31254],
      [[{ $project: { a: 0, b: 1 } }], 31253],
      [[{ $project: { a: 1, 'a.b': 1 } }], 31249],
      [[{ $addFields: 1 }], 40272],
      [[{ $unset: 5 }], 31120],
      [[{ $unwind: 'a' }], 28818],
      [[{ $unwind: { path: '$a', x: 1 } }], 28811],
      [[{ $group: { a: { $sum: 1 } } }], 15955],
      [[{ $group: { _id: 1, a: 1 } }], 40234],
      [[{ $group: { _id: 1, a: { $foo: 1 } } }], 15952],
      [[{ $group: { _id: 1, 'a.b': { $sum: 1 } } }], 40235],
      [[{ $bucket: { groupBy: '$a', boundaries: [2, 1] } }], 40194],
      [[{ $bucketAuto: { groupBy: '$a', buckets: 0 } }], 40243],
      [[{ $sortByCount: 'a' }], 40149],
      [[{ $facet: {} }], 40169],
      [[{ $facet: { a: [{ $out: 'x' }] } }], 40600],
      [[{ $out: 'x' }, { $limit: 1 }], 40601],
      [[{ $limit: 1 }, { $documents: [] }], 40602],
      [[{ $lookup: { from: 'x' } }], 9],
      [[{ $lookup: { from: 'x', as: 'y' } }], 9],
      [[{ $lookup: { from: 'x', as: 'y', localField: 'a' } }], 9],
      [[{ $sample: { size: -1 } }], 28747],
      [[{ $geoNear: {} }], 115],
      [[{ $changeStream: {} }], 115],
      [[{ $setWindowFields: {} }], 40414],
      [[{ $merge: { into: 'x', whenMatched: 'nothing' } }], 2],
      [[{ $densify: { field: 'a', range: { step: 0, bounds: 'full' } } }], 5733401],
      [[{ $fill: { output: {} } }], 6050203],
    ],
  )('%j with %i', (pipeline, code) => {
    expect(() => run([], pipeline)).toThrow(refusal(code))
  })

  it('when a new root is no document', () => {
    expect(() => run([{ a: 1 }], [{ $replaceRoot: { newRoot: '$a' } }])).toThrow(refusal(40228))
  })
})
