import { Double } from 'bson'

import { run, texts, type Plain } from './run'
import { refusal } from '../values/refusal'

const day = (n: number) => new Date(Date.UTC(2026, 0, n))
const double = (n: number) => new Double(n)

const readings: Plain[] = [
  { _id: 1, elder: 'a', at: day(1), kg: 60 },
  { _id: 2, elder: 'b', at: day(1), kg: 70 },
  { _id: 3, elder: 'a', at: day(3), kg: 64 },
  { _id: 4, elder: 'a', at: day(2), kg: 62 },
]

function windows(docs: Plain[], output: Plain, more: Plain = { sortBy: { n: 1 } }): string[] {
  const stage = { $setWindowFields: { ...more, output } }
  return run(docs, [
    stage,
    { $project: Object.fromEntries([['_id', 0], ...Object.keys(output).map((name) => [name, 1])]) },
  ])
}

const numbers = [1, 2, 4, 7].map((n) => ({ n }))

describe('$setWindowFields', () => {
  it('works within partitions, sorted', () => {
    const more = { partitionBy: '$elder', sortBy: { at: 1 } }
    const output = {
      sofar: { $sum: '$kg', window: { documents: ['unbounded', 'current'] } },
      of: { $count: {} },
    }
    expect(
      run(readings, [{ $setWindowFields: { ...more, output } }, { $project: { at: 0, kg: 0 } }]),
    ).toEqual(
      texts([
        { _id: 1, elder: 'a', sofar: 60, of: 3 },
        { _id: 4, elder: 'a', sofar: 122, of: 3 },
        { _id: 3, elder: 'a', sofar: 186, of: 3 },
        { _id: 2, elder: 'b', sofar: 70, of: 1 },
      ]),
    )
  })

  it.each<[string, Plain, unknown[]]>(
    // A table: one case a line.
    // prettier-ignore
    [
      ['the neighbours', { $push: '$n', window: { documents: [-1, 1] } }, [[1, 2], [1, 2, 4], [2, 4, 7], [4, 7]]],
      ['what lies ahead', { $sum: '$n', window: { documents: ['current', 'unbounded'] } }, [14, 13, 11, 7]],
      ['an empty window', { $sum: '$n', window: { documents: [5, 6] } }, [0, 0, 0, 0]],
      ['values within 2', { $push: '$n', window: { range: [-2, 2] } }, [[1, 2], [1, 2, 4], [2, 4], [7]]],
      ['values up to the current', { $max: '$n', window: { range: ['unbounded', 'current'] } }, [1, 2, 4, 7]],
      ['an average', { $avg: '$n', window: { documents: [-1, 0] } }, [double(1), 1.5, double(3), 5.5]],
      ['$documentNumber', { $documentNumber: {} }, [1, 2, 3, 4]],
      ['$shift back', { $shift: { output: '$n', by: -1, default: 'none' } }, ['none', 1, 2, 4]],
      ['$shift on', { $shift: { output: '$n', by: 1 } }, [2, 4, 7, null]],
      ['$derivative', { $derivative: { input: { $multiply: ['$n', 10] } }, window: { documents: [-1, 0] } }, [null, double(10), double(10), double(10)]],
      ['$integral', { $integral: { input: '$n' }, window: { documents: ['unbounded', 'current'] } }, [double(0), 1.5, 7.5, double(24)]],
      ['$expMovingAvg', { $expMovingAvg: { input: '$n', alpha: 0.5 } }, [1, 1.5, 2.75, 4.875]],
      ['$covariancePop', { $covariancePop: ['$n', '$n'], window: { documents: [-1, 0] } }, [double(0), 0.25, double(1), 2.25]],
    ],
  )('%s', (_name, output, values) => {
    expect(windows(numbers, { v: output })).toEqual(texts(values.map((v) => ({ v }))))
  })

  it('ranks with and without gaps', () => {
    const docs = [5, 5, 7].map((n) => ({ n }))
    expect(windows(docs, { r: { $rank: {} }, d: { $denseRank: {} } })).toEqual(
      texts([
        { r: 1, d: 1 },
        { r: 1, d: 1 },
        { r: 3, d: 2 },
      ]),
    )
  })

  it('ranges over dates by a unit', () => {
    const output = { near: { $push: '$_id', window: { range: [-1, 0], unit: 'day' } } }
    expect(windows(readings, output, { partitionBy: '$elder', sortBy: { at: 1 } })).toEqual(
      texts([{ near: [1] }, { near: [1, 4] }, { near: [4, 3] }, { near: [2] }]),
    )
  })

  it.each<[Plain, Plain, number]>(
    // A table: one case a line.
    // prettier-ignore
    [
      [{ $sum: 1, window: { documents: [0, 1] } }, {}, 5339901],
      [{ $rank: {} }, {}, 5371602],
      [{ $sum: 1, window: { documents: [2, 1] } }, { sortBy: { n: 1 } }, 5339900],
      [{ $sum: 1, window: { range: [0, 1] } }, { sortBy: { n: -1 } }, 8947401],
      [{ $foo: 1 }, { sortBy: { n: 1 } }, 15952],
      [{ $shift: { by: 1 } }, { sortBy: { n: 1 } }, 9],
    ],
  )('refuses %j with %j: %i', (output, more, code) => {
    expect(() => windows(numbers, { v: output }, more)).toThrow(refusal(code))
  })
})

describe('$fill', () => {
  const gaps = [{ t: 1, v: 10 }, { t: 2 }, { t: 4, v: 40 }, { t: 5, v: null }]

  it('carries the last value on', () => {
    expect(
      run(gaps, [
        { $fill: { sortBy: { t: 1 }, output: { v: { method: 'locf' } } } },
        { $project: { v: 1, _id: 0 } },
      ]),
    ).toEqual(texts([{ v: 10 }, { v: 10 }, { v: 40 }, { v: 40 }]))
  })

  it('draws a line between values', () => {
    expect(
      run(gaps, [
        { $fill: { sortBy: { t: 1 }, output: { v: { method: 'linear' } } } },
        { $project: { v: 1, _id: 0 } },
      ]),
    ).toEqual(texts([{ v: 10 }, { v: double(20) }, { v: 40 }, { v: null }]))
  })

  it('puts a constant where nothing is', () => {
    expect(
      run(gaps, [{ $fill: { output: { v: { value: 0 } } } }, { $project: { v: 1, _id: 0 } }]),
    ).toEqual(texts([{ v: 10 }, { v: 0 }, { v: 40 }, { v: 0 }]))
  })
})

describe('$densify', () => {
  it('adds the numbers that are missing', () => {
    expect(
      run([{ n: 1 }, { n: 4 }], [{ $densify: { field: 'n', range: { step: 1, bounds: 'full' } } }]),
    ).toEqual(texts([{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }]))
  })

  it('stays within bounds, the upper one excluded', () => {
    expect(
      run([{ n: 1 }, { n: 9 }], [{ $densify: { field: 'n', range: { step: 2, bounds: [0, 4] } } }]),
    ).toEqual(texts([{ n: 0 }, { n: 1 }, { n: 2 }, { n: 9 }]))
  })

  it('adds dates for each partition', () => {
    const stage = {
      $densify: {
        field: 'at',
        partitionByFields: ['elder'],
        range: { step: 1, unit: 'day', bounds: 'partition' },
      },
    }
    const docs = [
      { elder: 'a', at: day(1) },
      { elder: 'a', at: day(3) },
      { elder: 'b', at: day(9) },
    ]
    expect(run(docs, [stage])).toEqual(
      texts([
        { elder: 'a', at: day(1) },
        { elder: 'a', at: day(2) },
        { elder: 'a', at: day(3) },
        { elder: 'b', at: day(9) },
      ]),
    )
  })
})
