import { CommandError } from '../../../../server/embedded/errors'
import { compilePipeline, type WriteStage } from '../../../../server/embedded/aggregate/pipeline'
import { show } from '../../../../server/embedded/values/show'
import { toDoc, toValue } from '../../../../server/embedded/values/types'
import type { Plain } from './run'

const context = { collection: () => [], variables: { now: new Date(0), values: new Map() } }
const compile = (pipeline: Plain[]) => compilePipeline(toValue(pipeline), context)

function merged(stage: Plain): string {
  const write: WriteStage | undefined = compile([{ $merge: stage }]).write
  if (write?.kind !== 'merge') throw new Error('no $merge')
  return show(write.merged(toDoc({ _id: 1, a: 1, b: 1 }), toDoc({ _id: 1, b: 2, c: 3 })))
}

describe('a pipeline that writes', () => {
  it('tells where $out goes', () => {
    expect(compile([{ $out: 'target' }]).write).toEqual({
      kind: 'out',
      db: undefined,
      collection: 'target',
    })
    expect(compile([{ $out: { db: 'd', coll: 'c' } }]).write).toEqual({
      kind: 'out',
      db: 'd',
      collection: 'c',
    })
  })

  it('tells what $merge wants', () => {
    expect(compile([{ $merge: 'target' }]).write).toMatchObject({
      kind: 'merge',
      collection: 'target',
      on: ['_id'],
      whenMatched: 'merge',
      whenNotMatched: 'insert',
    })
    expect(
      compile([
        { $merge: { into: { db: 'd', coll: 'c' }, on: ['x', 'y'], whenNotMatched: 'discard' } },
      ]).write,
    ).toMatchObject({ db: 'd', on: ['x', 'y'], whenNotMatched: 'discard' })
  })

  it.each<[Plain, string]>(
    // A table: one case a line.
    // prettier-ignore
    [
      [{ into: 't' }, '{ _id: 1, a: 1, b: 2, c: 3 }'],
      [{ into: 't', whenMatched: 'replace' }, '{ _id: 1, b: 2, c: 3 }'],
      [{ into: 't', whenMatched: 'keepExisting' }, '{ _id: 1, a: 1, b: 1 }'],
      [{ into: 't', whenMatched: [{ $set: { b: { $add: ['$b', '$$new.b'] } } }] }, '{ _id: 1, a: 1, b: 3 }'],
      [{ into: 't', let: { plus: '$c' }, whenMatched: [{ $set: { a: '$$plus' } }] }, '{ _id: 1, a: 3, b: 1 }'],
    ],
  )('%j merges into %s', (stage, result) => expect(merged(stage)).toBe(result))

  it.each<[Plain]>(
    // A table: one case a line.
    // prettier-ignore
    [
      [{ into: 't', whenMatched: [{ $set: { b: '$$old' } }] }],
      [{ into: 't', whenMatched: [{ $group: { _id: 1 } }] }],
      [{ into: 't', extra: 1 }],
      [{ into: 5 }],
    ],
  )('%j is refused before anything is read', (stage) => {
    expect(() => compile([{ $merge: stage }])).toThrow(CommandError)
  })

  it('knows which other collections it reads, and which fields of its own', () => {
    const pipeline = [
      { $lookup: { from: 'x', as: 'l', pipeline: [{ $unionWith: 'y' }] } },
      {
        $facet: {
          f: [
            {
              $graphLookup: {
                from: 'z',
                as: 'g',
                startWith: 1,
                connectFromField: 'a',
                connectToField: 'b',
              },
            },
          ],
        },
      },
    ]
    expect(compile(pipeline).namespaces).toEqual(['x', 'y', 'z'])
    expect(
      compile([
        { $match: { 'a.b': 1 } },
        { $sort: { c: 1 } },
        { $group: { _id: '$d', n: { $sum: '$e.f' } } },
      ]).fields,
    ).toEqual(new Set(['a', 'c', 'd', 'e']))
    expect(compile([{ $match: { a: 1 } }]).fields).toBeUndefined()
    expect(compile([{ $project: { x: 1, y: '$z' } }]).fields).toEqual(
      new Set(['_id', 'x', 'y', 'z']),
    )
    expect(compile([{ $project: { x: 0 } }]).fields).toBeUndefined()
    expect(
      compile([{ $group: { _id: 1, t: { $top: { output: '$a', sortBy: { 'b.c': 1 } } } } }]).fields,
    ).toEqual(new Set(['a', 'b']))
    expect(compile([{ $group: { _id: '$$ROOT' } }]).fields).toBeUndefined()
  })
})
