import { compileFilter } from '../../../../server/embedded/query/match'
import { compileProjection } from '../../../../server/embedded/query/project'
import { show } from '../../../../server/embedded/values/show'
import { toDoc } from '../../../../server/embedded/values/types'
import { refusal } from '../values/refusal'

type Plain = Record<string, unknown>

function project(spec: Plain, doc: Plain, filter?: Plain): string {
  return show(
    compileProjection(toDoc(spec)).apply(
      toDoc(doc),
      filter ? compileFilter(toDoc(filter)) : undefined,
    ),
  )
}

describe('a find projection', () => {
  it.each<[Plain, Plain, Plain]>(
    // A table: one case a line.
    // prettier-ignore
    [
      [{}, { _id: 1, a: 1 }, { _id: 1, a: 1 }],
      [{ a: 1 }, { _id: 1, b: 2, a: 1 }, { _id: 1, a: 1 }],
      [{ b: true, a: 1, _id: 0 }, { _id: 1, a: 1, b: 2, c: 3 }, { a: 1, b: 2 }],
      [{ a: 0 }, { _id: 1, a: 1, b: 2 }, { _id: 1, b: 2 }],
      [{ _id: 0 }, { _id: 1, a: 1 }, { a: 1 }],
      [{ _id: 1 }, { _id: 1, a: 1 }, { _id: 1 }],
      [{ 'a.b': 1 }, { _id: 1, a: { b: 1, c: 2 } }, { _id: 1, a: { b: 1 } }],
      [{ a: { b: 1 } }, { _id: 1, a: { b: 1, c: 2 } }, { _id: 1, a: { b: 1 } }],
      [{ 'a.b': 1 }, { _id: 1, a: [{ b: 1, c: 2 }, 5, { c: 1 }, [{ b: 3 }]] }, { _id: 1, a: [{ b: 1 }, {}, [{ b: 3 }]] }],
      [{ 'a.b': 1 }, { _id: 1, a: 5 }, { _id: 1 }],
      [{ 'a.b': 0 }, { _id: 1, a: [{ b: 1, c: 2 }, 5] }, { _id: 1, a: [{ c: 2 }, 5] }],
      [{ a: 1, sum: { $add: ['$a', 1] } }, { _id: 1, a: 1 }, { _id: 1, a: 1, sum: 2 }],
      [{ name: '$a' }, { _id: 1, a: 'x' }, { _id: 1, name: 'x' }],
      [{ gone: '$nothing' }, { _id: 1, a: 'x' }, { _id: 1 }],
      [{ 'a.n': { $literal: 1 } }, { _id: 1, a: [{ b: 1 }, 2] }, { _id: 1, a: [{ n: 1 }, { n: 1 }] }],
      [{ a: { $slice: 2 } }, { _id: 1, a: [1, 2, 3], b: 1 }, { _id: 1, a: [1, 2], b: 1 }],
      [{ a: { $slice: -2 } }, { _id: 1, a: [1, 2, 3] }, { _id: 1, a: [2, 3] }],
      [{ a: { $slice: [1, 1] } }, { _id: 1, a: [1, 2, 3] }, { _id: 1, a: [2] }],
      [{ a: { $slice: [-2, 1] } }, { _id: 1, a: [1, 2, 3] }, { _id: 1, a: [2] }],
      [{ a: { $slice: 1 }, b: 1 }, { _id: 1, a: [1, 2], b: 1, c: 1 }, { _id: 1, a: [1], b: 1 }],
      [{ a: { $elemMatch: { b: { $gt: 1 } } } }, { _id: 1, x: 1, a: [{ b: 1 }, { b: 2 }, { b: 3 }] }, { _id: 1, a: [{ b: 2 }] }],
      [{ a: { $elemMatch: { $gt: 5 } } }, { _id: 1, a: [1] }, { _id: 1 }],
    ],
  )('%j of %j is %j', (spec, doc, result) => expect(project(spec, doc)).toBe(show(toDoc(result))))

  it('takes the element the query matched for $', () => {
    expect(project({ 'a.$': 1 }, { _id: 1, a: [{ b: 1 }, { b: 2 }] }, { 'a.b': 2 })).toBe(
      '{ _id: 1, a: [ { b: 2 } ] }',
    )
  })

  it('knows which top-level fields it reads', () => {
    const fields = (spec: Plain) => compileProjection(toDoc(spec)).fields
    expect(fields({ 'a.b': 1, c: '$d.e' })).toEqual(new Set(['_id', 'a', 'c', 'd']))
    expect(fields({ a: 0 })).toBeUndefined()
    expect(fields({ 'a.$': 1 })).toBeUndefined()
  })

  it.each<[Plain, number]>(
    // A table: one case a line.
    // prettier-ignore
    [
      [{ a: 1, b: 0 }, 31254],
      [{ a: 0, b: 1 }, 31253],
      [{ a: 1, 'a.b': 1 }, 31249],
      [{ 'a.b': 1, a: 1 }, 31250],
      [{ 'a.$': 1, 'b.$': 1 }, 31276],
      [{ 'a.$.b': 1 }, 31394],
      [{ a: { $foo: 1 } }, 168],
      [{ a: {} }, 51270],
      [{ 'a.b': { $elemMatch: { c: 1 } } }, 31275],
      [{ a: { $slice: [1, -1] } }, 28724],
      [{ 'a..b': 1 }, 15998],
    ],
  )('%j is refused with %i', (spec, code) => {
    expect(() => compileProjection(toDoc(spec))).toThrow(refusal(code))
  })
})
