import { compileFilter } from '../../../../server/embedded/query/match'
import { upsertSeed } from '../../../../server/embedded/query/upsert'
import { show } from '../../../../server/embedded/values/show'
import { toDoc } from '../../../../server/embedded/values/types'
import { refusal } from '../values/refusal'

type Plain = Record<string, unknown>

const seed = (filter: Plain, forReplacement = false) =>
  upsertSeed(compileFilter(toDoc(filter)).predicate, forReplacement)

describe('an upsert starts from', () => {
  it.each<[Plain, Plain]>(
    // A table: one case a line.
    // prettier-ignore
    [
      [{ b: 1, a: { $eq: 2 } }, { a: 2, b: 1 }],
      [{ x: 1, _id: 5 }, { _id: 5, x: 1 }],
      [{ 'a.b': 1, 'a.c': 2 }, { a: { b: 1, c: 2 } }],
      [{ a: { $gt: 1 }, b: { $ne: 2 }, c: /x/ }, {}],
      [{ $and: [{ a: 1 }, { b: { $gte: 1, $eq: 3 } }] }, { a: 1, b: 3 }],
      [{ $or: [{ a: 1 }] }, { a: 1 }],
      [{ $or: [{ a: 1 }, { b: 1 }] }, {}],
      [{ a: { $in: [7] }, b: { $in: [1, 2] } }, { a: 7 }],
      [{ a: { $elemMatch: { b: 1 } } }, {}],
      [{ a: null }, { a: null }],
    ],
  )('%j: %j', (filter, doc) => expect(show(seed(filter))).toBe(show(toDoc(doc))))

  it('only the _id, for a replacement', () => {
    expect(show(seed({ _id: 1, a: 2 }, true))).toBe('{ _id: 1 }')
  })

  it.each<[Plain]>([[{ a: 1, $and: [{ a: 1 }] }], [{ a: { b: 1 }, 'a.b': 1 }]])(
    'refuses %j, which pins a path down twice',
    (filter) => {
      expect(() => seed(filter)).toThrow(refusal(54))
    },
  )
})
