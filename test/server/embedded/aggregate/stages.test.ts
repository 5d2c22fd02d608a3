import { Decimal128, Double } from 'bson'

import { letVariables } from '../../../../server/embedded/aggregate/expression'
import { compilePipeline } from '../../../../server/embedded/aggregate/pipeline'
import { show } from '../../../../server/embedded/values/show'
import { toDoc, toValue } from '../../../../server/embedded/values/types'
import { NOW, run, texts, type Plain } from './run'

const decimal = (digits: string) => Decimal128.fromString(digits)
const visits: Plain[] = [
  { _id: 1, nurse: 'li', minutes: 30, at: { town: 'a' } },
  { _id: 2, nurse: 'wu', minutes: 20, at: { town: 'b' } },
  { _id: 3, nurse: 'li', minutes: 50, at: { town: 'b' } },
  { _id: 4, nurse: 'li', at: { town: 'a' } },
]

describe('a pipeline', () => {
  it.each<[string, Plain[], Plain[], Plain[]]>(
    // A table: one case a line.
    // prettier-ignore
    [
      ['$match, $sort, $skip and $limit', visits, [{ $match: { nurse: 'li' } }, { $sort: { minutes: -1 } }, { $skip: 1 }, { $limit: 1 }, { $project: { minutes: 1 } }], [{ _id: 1, minutes: 30 }]],
      ['$count', visits, [{ $count: 'n' }], [{ n: 4 }]],
      ['$count of nothing', [], [{ $count: 'n' }], []],
      ['$project', [{ _id: 1, a: { b: 1, c: 2 }, d: 3 }], [{ $project: { 'a.b': 1, e: { f: '$d' } } }], [{ _id: 1, a: { b: 1 }, e: { f: 3 } }]],
      ['$project away', [{ _id: 1, a: { b: 1, c: 2 } }], [{ $project: { _id: 0, 'a.b': 0 } }], [{ a: { c: 2 } }]],
      ['$addFields', [{ _id: 1, a: [{ b: 1 }, { c: 2 }] }], [{ $addFields: { 'a.y': 9, n: { $size: '$a' }, gone: '$nothing' } }], [{ _id: 1, a: [{ b: 1, y: 9 }, { c: 2, y: 9 }], n: 2}]],
      ['$set of the same field', [{ _id: 1, a: 1 }], [{ $set: { a: '$$REMOVE', b: '$a' } }], [{ _id: 1, b: 1 }]],
      ['$unset', [{ _id: 1, a: { b: 1, c: 1 }, d: 1 }], [{ $unset: ['a.b', 'd'] }], [{ _id: 1, a: { c: 1 } }]],
      ['$replaceRoot', [{ _id: 1, a: { b: 1 } }], [{ $replaceRoot: { newRoot: '$a' } }], [{ b: 1 }]],
      ['$replaceWith', [{ _id: 1, a: 2 }], [{ $replaceWith: { x: '$a' } }], [{ x: 2 }]],
      ['$unwind', [{ _id: 1, a: [1, 2] }, { _id: 2, a: 3 }, { _id: 3, a: [] }, { _id: 4 }], [{ $unwind: '$a' }], [{ _id: 1, a: 1 }, { _id: 1, a: 2 }, { _id: 2, a: 3 }]],
      ['$unwind that keeps what is empty', [{ _id: 1, a: { b: [7] } }, { _id: 2, a: { b: [] } }, { _id: 3, a: { b: null } }, { _id: 4 }], [{ $unwind: { path: '$a.b', preserveNullAndEmptyArrays: true, includeArrayIndex: 'i' } }], [{ _id: 1, a: { b: 7 }, i: 0n }, { _id: 2, a: {}, i: null }, { _id: 3, a: { b: null }, i: null }, { _id: 4, i: null }]],
      ['$sortByCount', visits, [{ $sortByCount: '$nurse' }], [{ _id: 'li', count: 3 }, { _id: 'wu', count: 1 }]],
      ['$documents', [], [{ $documents: [{ a: 1 }, { a: { $add: [1, 1] } }] }], [{ a: 1 }, { a: 2 }]],
      ['$redact', [{ _id: 1, level: 1, secret: { level: 5, x: 1 }, open: [{ level: 1, y: 1 }, { level: 9 }] }], [{ $redact: { $cond: [{ $lte: ['$level', 3] }, '$$DESCEND', '$$PRUNE'] } }], [{ _id: 1, level: 1, open: [{ level: 1, y: 1 }] }]],
      ['$facet', visits, [{ $facet: { all: [{ $count: 'n' }], long: [{ $match: { minutes: { $gte: 50 } } }, { $project: { _id: 1 } }]}}], [{ all: [{ n: 4 }], long: [{ _id: 3 }] }]],
      ['$bucket', visits, [{ $bucket: { groupBy: '$minutes', boundaries: [0, 30, 60], default: 'none', output: { n: { $sum: 1 }, who: { $push: '$nurse' } }}}], [{ _id: 0, n: 1, who: ['wu'] }, { _id: 30, n: 2, who: ['li', 'li'] }, { _id: 'none', n: 1, who: ['li'] }]],
      ['$bucketAuto', [1, 2, 3, 4, 5].map((n) => ({ n })), [{ $bucketAuto: { groupBy: '$n', buckets: 2 } }], [{ _id: { min: 1, max: 4 }, count: 3 }, { _id: { min: 4, max: 5 }, count: 2 }]],
      ['$bucketAuto keeping equals together', [1, 1, 1, 2].map((n) => ({ n })), [{ $bucketAuto: { groupBy: '$n', buckets: 2 } }], [{ _id: { min: 1, max: 2 }, count: 3 }, { _id: { min: 2, max: 2 }, count: 1 }]],
      ['$bucketAuto on powers of two', [3, 5, 9, 30].map((n) => ({ n })), [{ $bucketAuto: { groupBy: '$n', buckets: 2, granularity: 'POWERSOF2' } }], [{ _id: { min: new Double(2), max: new Double(8) }, count: 2 }, { _id: { min: new Double(8), max: new Double(32) }, count: 2 }]],
    ],
  )('with %s', (_name, docs, pipeline, result) =>
    expect(run(docs, pipeline)).toEqual(texts(result)),
  )

  it('groups with every accumulator', () => {
    const output = {
      _id: '$nurse',
      sum: { $sum: '$minutes' },
      avg: { $avg: '$minutes' },
      min: { $min: '$minutes' },
      max: { $max: '$minutes' },
      first: { $first: '$minutes' },
      last: { $last: '$minutes' },
      all: { $push: '$minutes' },
      towns: { $addToSet: '$at.town' },
      n: { $count: {} },
      merged: { $mergeObjects: '$at' },
      two: { $firstN: { input: '$minutes', n: 2 } },
      end: { $lastN: { input: '$_id', n: 2 } },
      big: { $maxN: { input: '$minutes', n: 1 } },
      top: { $top: { output: '$_id', sortBy: { minutes: -1 } } },
      low: { $bottomN: { output: '$_id', sortBy: { minutes: -1 }, n: 2 } },
      dev: { $stdDevPop: '$minutes' },
    }
    expect(run(visits, [{ $group: output }])).toEqual(
      texts([
        {
          _id: 'li',
          sum: 80,
          avg: new Double(40),
          min: 30,
          max: 50,
          first: 30,
          last: null,
          all: [30, 50],
          towns: ['a', 'b'],
          n: 3,
          merged: { town: 'a' },
          two: [30, 50],
          end: [3, 4],
          big: [50],
          top: 3,
          low: [1, 4],
          dev: new Double(10),
        },
        {
          _id: 'wu',
          sum: 20,
          avg: new Double(20),
          min: 20,
          max: 20,
          first: 20,
          last: 20,
          all: [20],
          towns: ['b'],
          n: 1,
          merged: { town: 'b' },
          two: [20],
          end: [2],
          big: [20],
          top: 2,
          low: [2],
          dev: new Double(0),
        },
      ]),
    )
  })

  it('groups equal keys of every number type, and missing with null', () => {
    const docs = [{ k: 1 }, { k: new Double(1) }, { k: decimal('1.0') }, { k: null }, {}]
    expect(run(docs, [{ $group: { _id: '$k', n: { $sum: 1 } } }])).toEqual(
      texts([
        { _id: 1, n: 3 },
        { _id: null, n: 2 },
      ]),
    )
    expect(run(docs, [{ $group: { _id: { k: '$k' }, n: { $sum: 1 } } }])).toHaveLength(3)
  })

  it('adds money exactly', () => {
    const docs = Array.from({ length: 1000 }, () => ({ yuan: decimal('0.10') }))
    expect(
      run(docs, [{ $group: { _id: null, total: { $sum: '$yuan' }, mean: { $avg: '$yuan' } } }]),
    ).toEqual(['{ _id: null, total: 100.00, mean: 0.10 }'])
  })

  it('takes a sample without repeating', () => {
    const docs = Array.from({ length: 20 }, (_, i) => ({ _id: i }))
    const sample = run(docs, [{ $sample: { size: 5 } }])
    expect(new Set(sample).size).toBe(5)
    expect(run(docs, [{ $sample: { size: 50 } }])).toHaveLength(20)
  })

  it('joins other collections to its own', () => {
    const others = {
      more: [
        { _id: 9, x: 1 },
        { _id: 8, x: 2 },
      ],
    }
    expect(run([{ _id: 1 }], [{ $unionWith: 'more' }], others)).toEqual(
      texts([{ _id: 1 }, { _id: 9, x: 1 }, { _id: 8, x: 2 }]),
    )
    expect(
      run(
        [{ _id: 1 }],
        [{ $unionWith: { coll: 'more', pipeline: [{ $match: { x: 2 } }] } }],
        others,
      ),
    ).toEqual(texts([{ _id: 1 }, { _id: 8, x: 2 }]))
    expect(run([], [{ $unionWith: { pipeline: [{ $documents: [{ a: 1 }] }] } }])).toEqual(
      texts([{ a: 1 }]),
    )
  })

  it('gives the leading filter of what it joins to the database', () => {
    const asked: string[] = []
    const pipeline = [
      { $unionWith: { coll: 'more', pipeline: [{ $match: { x: 2 } }, { $project: { x: 1 } }] } },
    ]
    const compiled = compilePipeline(toValue(pipeline), {
      collection: () => {
        throw new Error('read as a whole')
      },
      find: (name, filter) => {
        asked.push(`${name} ${show(filter)}`)
        return [toDoc({ _id: 8, x: 2, y: 3 })]
      },
      variables: letVariables(undefined, NOW),
    })
    expect([...compiled.run([])].map(show)).toEqual(texts([{ _id: 8, x: 2 }]))
    expect(asked).toEqual([`more ${show(toDoc({ x: 2 }))}`])
  })

  it('reads no more than it needs', () => {
    let read = 0
    const endless = (function* () {
      for (;;) yield toDoc({ n: read++ })
    })()
    const context = { collection: () => [], variables: { now: new Date(), values: new Map() } }
    const compiled = compilePipeline(
      toValue([{ $match: { n: { $gt: 1 } } }, { $limit: 2 }]),
      context,
    )
    expect([...compiled.run(endless)].map((doc) => doc.get('n'))).toEqual([2, 3])
    expect(read).toBe(4)
  })
})
