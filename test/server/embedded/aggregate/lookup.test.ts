import { compilePipeline } from '../../../../server/embedded/aggregate/pipeline'
import { compileFilter } from '../../../../server/embedded/query/match'
import { show } from '../../../../server/embedded/values/show'
import { toDoc, toValue } from '../../../../server/embedded/values/types'
import { run, texts, type Plain } from './run'

const elders = [
  { _id: 1, name: 'wang', nurse: 'li' },
  { _id: 2, name: 'zhao', nurse: ['li', 'wu'] },
  { _id: 3, name: 'qian' },
]
const li: Plain = { _id: 'li', years: 3, tags: ['a'] }
const wu: Plain = { _id: 'wu', years: 9, tags: ['a', 'b'] }
const nobody: Plain = { _id: null, years: 0 }
const others = { nurses: [li, wu, nobody] }

const forms: [string, Plain, Plain[][]][] =
  // A table: one case a line.
  // prettier-ignore
  [
      ['by equal fields', { localField: 'nurse', foreignField: '_id' }, [[li], [li, wu], [nobody]]],
      ['by equal fields, refined by a pipeline', { localField: 'nurse', foreignField: '_id', pipeline: [{ $match: { years: { $gt: 5 } } }, { $project: { years: 1 } }]}, [[], [{ _id: 'wu', years: 9 }], []]],
      ['by a pipeline with variables', { let: { who: '$name' }, pipeline: [{ $match: { $expr: { $eq: ['$$who', 'wang'] }, years: 3 } }, { $project: { _id: 1 } }]}, [[{ _id: 'li' }], [], []]],
      ['by fields, a pipeline and variables', { localField: 'nurse', foreignField: '_id', let: { least: '$_id' }, pipeline: [{ $match: { $expr: { $gt: ['$years', { $multiply: ['$$least', 2] }] } } }, { $set: { of: '$$least' } }, { $unset: ['years', 'tags'] }]}, [[{ _id: 'li', of: 1 }], [{ _id: 'wu', of: 2 }], []]],
      ['by a pipeline alone', { pipeline: [{ $count: 'n' }] }, [[{ n: 3 }], [{ n: 3 }], [{ n: 3 }]]],
      ['by an array on the other side', { localField: '_id', foreignField: 'tags' }, [[], [], []]],
    ]

describe('$lookup', () => {
  it.each(forms)('%s', (_name, options, found) => {
    const stage = { $lookup: { from: 'nurses', as: 'found', ...options } }
    const expected = texts(elders.map((elder, i) => ({ ...elder, found: found[i] ?? [] })))
    expect(run(elders, [stage], others)).toEqual(expected)
  })

  it.each(forms)('%s, through the finder of the database', (_name, options, found) => {
    const docs = others.nurses.map(toDoc)
    const compiled = compilePipeline(
      toValue([{ $lookup: { from: 'nurses', as: 'found', ...options } }]),
      {
        collection: () => docs,
        find: (_from, filter, variables) =>
          docs.filter((doc) => compileFilter(filter, { variables }).test(doc)),
        variables: { now: new Date(), values: new Map() },
      },
    )
    const expected = texts(elders.map((elder, i) => ({ ...elder, found: found[i] ?? [] })))
    expect([...compiled.run(elders.map(toDoc))].map(show)).toEqual(expected)
  })

  it('puts its result at a dotted path', () => {
    const stage = {
      $lookup: { from: 'nurses', localField: 'nurse', foreignField: '_id', as: 'care.nurses' },
    }
    expect(
      run([{ _id: 1, nurse: 'wu', care: { x: 1 } }], [stage], { nurses: [{ _id: 'wu' }] }),
    ).toEqual(texts([{ _id: 1, nurse: 'wu', care: { x: 1, nurses: [{ _id: 'wu' }] } }]))
  })

  it('reads fields within arrays on both sides', () => {
    const stage = { $lookup: { from: 'b', localField: 'x.k', foreignField: 'y.k', as: 'found' } }
    const b = [
      { _id: 1, y: [{ k: 5 }] },
      { _id: 2, y: { k: 6 } },
    ]
    expect(run([{ x: [{ k: 6 }, { k: 5 }] }], [stage], { b })).toEqual(
      texts([{ x: [{ k: 6 }, { k: 5 }], found: b }]),
    )
  })

  it('sees the variables of a $lookup around it', () => {
    const inner = {
      $lookup: {
        from: 'b',
        as: 'in',
        let: { y: '$y' },
        pipeline: [
          { $match: { $expr: { $eq: ['$k', { $add: ['$$x', '$$y'] }] } } },
          { $project: { _id: 0 } },
        ],
      },
    }
    const stage = { $lookup: { from: 'a', as: 'out', let: { x: '$x' }, pipeline: [inner] } }
    const found = (k: number) => [{ y: 10, in: [{ k }] }]
    expect(
      run([{ x: 1 }, { x: 2 }], [stage], { a: [{ y: 10 }], b: [{ k: 11 }, { k: 12 }] }),
    ).toEqual(
      texts([
        { x: 1, out: found(11) },
        { x: 2, out: found(12) },
      ]),
    )
  })

  it('gives nothing from a collection that is not there', () => {
    expect(
      run([{ a: 1 }], [{ $lookup: { from: 'none', localField: 'a', foreignField: 'b', as: 'c' } }]),
    ).toEqual(texts([{ a: 1, c: [] }]))
  })
})

describe('$graphLookup', () => {
  const places = [
    { _id: 1, name: 'village', in: 'town' },
    { _id: 2, name: 'town', in: 'county' },
    { _id: 3, name: 'county', in: 'city' },
    { _id: 4, name: 'city', in: 'village' },
  ]
  const stage = (more: Plain) => ({
    $graphLookup: {
      from: 'places',
      startWith: '$at',
      connectFromField: 'in',
      connectToField: 'name',
      as: 'up',
      ...more,
    },
  })
  const names = (more: Plain) =>
    run(
      [{ at: 'village' }],
      [stage(more), { $project: { _id: 0, n: '$up.name', d: '$up.depth' } }],
      { places },
    )

  it('follows links to their end, once each, circles included', () => {
    expect(names({})).toEqual(texts([{ n: ['village', 'town', 'county', 'city'], d: [] }]))
  })

  it('stops at a depth and tells it', () => {
    expect(names({ maxDepth: 1, depthField: 'depth' })).toEqual(
      texts([{ n: ['village', 'town'], d: [0n, 1n] }]),
    )
  })

  it('follows only what a filter lets through', () => {
    expect(names({ restrictSearchWithMatch: { name: { $ne: 'county' } } })).toEqual(
      texts([{ n: ['village', 'town'], d: [] }]),
    )
  })
})
