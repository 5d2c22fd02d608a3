import { splitPipeline } from '../../../../server/embedded/aggregate/pipeline'
import { show } from '../../../../server/embedded/values/show'
import { toValue, type Value } from '../../../../server/embedded/values/types'
import type { Plain } from './run'

describe('the front of a pipeline that a find can run', () => {
  const split = (pipeline: Plain[]) => {
    const { filter, sort, skip, limit, rest } = splitPipeline(toValue(pipeline) as Value[])
    return [filter && show(filter), sort && show(sort), skip, limit, rest.length]
  }
  it.each<[Plain[], unknown[]]>(
    // A table: one case a line.
    // prettier-ignore
    [
      [[{ $match: { a: 1 } }, { $sort: { a: 1 } }, { $skip: 2 }, { $limit: 3 }, { $count: 'n' }], ['{ a: 1 }', '{ a: 1 }', 2, 3, 1]],
      [[{ $sort: { a: 1 } }, { $match: { a: 1 } }], ['{ a: 1 }', '{ a: 1 }', undefined, undefined, 0]],
      [[{ $match: { a: 1 } }, { $match: { b: 1 } }], ['{ $and: [ { a: 1 }, { b: 1 } ] }', undefined, undefined, undefined, 0]],
      [[{ $limit: 5 }, { $match: { a: 1 } }], [undefined, undefined, undefined, 5, 1]],
      [[{ $limit: 5 }, { $skip: 1 }], [undefined, undefined, undefined, 5, 1]],
      [[{ $limit: 0 }], [undefined, undefined, undefined, undefined, 1]],
      [[{ $group: { _id: 1 } }], [undefined, undefined, undefined, undefined, 1]],
    ],
  )('%j', (pipeline, parts) => expect(split(pipeline)).toEqual(parts))
})
