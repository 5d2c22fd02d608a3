import { compileSort } from '../../../../server/embedded/query/sort'
import { indexKeys, valuesAt } from '../../../../server/embedded/query/paths'
import { show } from '../../../../server/embedded/values/show'
import { toDoc, toValue } from '../../../../server/embedded/values/types'
import { refusal } from '../values/refusal'

type Plain = Record<string, unknown>

describe('the keys of a document in an index', () => {
  it.each<[Plain, string[], unknown[][]]>(
    // A table: one case a line.
    // prettier-ignore
    [
      [{ a: 1, b: 2 }, ['a', 'b'], [[1, 2]]],
      [{ a: 1 }, ['a', 'b'], [[1, null]]],
      [{ a: [1, 2] }, ['a'], [[1], [2]]],
      [{ a: [1, 1, 2] }, ['a'], [[1], [2]]],
      [{ a: [[1, 2], 3] }, ['a'], [[[1, 2]], [3]]],
      [{ a: [{ b: 1 }, { b: 2 }] }, ['a.b'], [[1], [2]]],
      [{ a: [{ b: 1, c: 3 }, { b: 2 }] }, ['a.b', 'a.c'], [[1, 3], [2, null]]],
      [{ a: [{ b: [1, 2] }], z: 9 }, ['a.b', 'z'], [[1, 9], [2, 9]]],
      [{ a: [1, { b: 2 }] }, ['a.b'], [[null], [2]]],
      [{ a: [5, 6], z: 1 }, ['a.0', 'z'], [[5, 1]]],
      [{ a: [{ b: 7 }] }, ['a.0.b'], [[7]]],
      [{ a: [] }, ['a.b'], [[null]]],
    ],
  )('of %j on %j are %j', (doc, paths, keys) => {
    expect(indexKeys(toDoc(doc), paths).keys.map((row) => show(toValue(row)))).toEqual(
      keys.map((row) => show(toValue(row))),
    )
  })

  it('tells which paths went through an array, and when nothing is there', () => {
    expect(indexKeys(toDoc({ a: [{ b: 1 }], c: 1 }), ['a.b', 'c']).multikey).toEqual([true, false])
    expect(indexKeys(toDoc({ x: 1 }), ['a', 'b'])).toMatchObject({ missing: true })
    expect(indexKeys(toDoc({ b: null }), ['a', 'b'])).toMatchObject({ missing: false })
  })

  it('has a key of its own for an empty array, below null', () => {
    expect(indexKeys(toDoc({ a: [] }), ['a'])).toEqual({
      keys: [[undefined]],
      multikey: [true],
      missing: false,
    })
  })

  it('refuses two arrays side by side', () => {
    expect(() => indexKeys(toDoc({ a: [1], b: [2] }), ['a', 'b'])).toThrow(refusal(171))
  })
})

describe('distinct values', () => {
  it.each<[Plain, string, unknown[]]>(
    // A table: one case a line.
    // prettier-ignore
    [
      [{ a: 1 }, 'a', [1]],
      [{ a: [1, [2]] }, 'a', [1, [2]]],
      [{ a: [{ b: 1 }, { b: [2, 3] }, {}] }, 'a.b', [1, 2, 3]],
      [{}, 'a', []],
      [{ a: null }, 'a', [null]],
    ],
  )('of %j at %s are %j', (doc, path, values) => {
    expect(show(valuesAt(toDoc(doc), path))).toBe(show(toValue(values)))
  })
})

describe('sorting', () => {
  const order = (pattern: Plain, docs: Plain[]) =>
    compileSort(toDoc(pattern))
      .sort(docs.map((doc, i) => toDoc({ ...doc, i })))
      .map((doc) => doc.get('i'))

  it('goes by type, then by value, missing as null', () => {
    expect(
      order({ a: 1 }, [{ a: 'x' }, { a: 2 }, {}, { a: true }, { a: null }, { a: [] }]),
    ).toEqual([5, 2, 4, 1, 0, 3])
  })

  it('takes the least element of an array upwards and the greatest downwards', () => {
    expect(order({ a: 1 }, [{ a: 5 }, { a: [9, 1] }])).toEqual([1, 0])
    expect(order({ a: -1 }, [{ a: 5 }, { a: [9, 1] }])).toEqual([1, 0])
    expect(order({ 'a.b': -1 }, [{ a: { b: 4 } }, { a: [{ b: 1 }, { b: 5 }] }])).toEqual([1, 0])
  })

  it('goes on to the next field, and keeps the order of equals', () => {
    expect(order({ a: 1, b: -1 }, [{ a: 1, b: 1 }, { a: 1, b: 2 }, { a: 0 }])).toEqual([2, 1, 0])
    expect(order({ a: 1 }, [{ a: 1 }, { a: 1 }, { a: 1 }])).toEqual([0, 1, 2])
  })

  it.each<[Plain, number]>(
    // A table: one case a line.
    // prettier-ignore
    [
      [{ a: 2 }, 15975],
      [{ a: 'up' }, 15974],
      [{ a: { $meta: 'textScore' } }, 115],
      [{ $a: 1 }, 16410],
    ],
  )('refuses %j with %i', (pattern, code) => {
    expect(() => compileSort(toDoc(pattern))).toThrow(refusal(code))
  })
})
