import { Double } from 'bson'
import fc from 'fast-check'

import { compileFilter } from '../../../../server/embedded/query/match'
import { compileUpdate } from '../../../../server/embedded/query/update'
import { decode, encode } from '../../../../server/embedded/values/codec'
import { identical } from '../../../../server/embedded/values/identical'
import { show } from '../../../../server/embedded/values/show'
import { toDoc, type Doc } from '../../../../server/embedded/values/types'
import { doc as anyDoc } from '../values/arbitrary'

/** A model on plain objects: whole numbers, lists of them, and one level of nesting. */
type Leaf = number | number[]
type Model = Record<string, Leaf | Record<string, Leaf>>

const names = ['a', 'b', 'c']
const small = fc.integer({ min: -3, max: 3 })
const leaf: fc.Arbitrary<Leaf> = fc.oneof(small, fc.array(small, { maxLength: 4 }))
const name = fc.constantFrom(...names)
const model: fc.Arbitrary<Model> = fc.dictionary(
  name,
  fc.oneof(leaf, fc.dictionary(name, leaf, { noNullPrototype: true })),
  { noNullPrototype: true },
)
const path = fc.oneof(
  name,
  fc.tuple(name, name).map((parts) => parts.join('.')),
)

/** What one modifier makes of one value; throws 'refused' where MongoDB refuses. */
const modifiers: Record<string, (value: Leaf | undefined, argument: number) => Leaf | undefined> = {
  $set: (_value, argument) => argument,
  $unset: () => undefined,
  $inc: (value, argument) => number(value, 0) + argument,
  $mul: (value, argument) => number(value, 0) * argument || 0,
  $min: (value, argument) =>
    value === undefined || (!Array.isArray(value) && value < argument)
      ? (value ?? argument)
      : argument,
  $max: (value, argument) =>
    value === undefined || (!Array.isArray(value) && value <= argument) ? argument : value,
  $push: (value, argument) => [...list(value, []), argument],
  $addToSet: (value, argument) =>
    list(value, []).includes(argument) ? list(value, []) : [...list(value, []), argument],
  $pop: (value, argument) =>
    value === undefined ? value : argument > 0 ? list(value).slice(0, -1) : list(value).slice(1),
  $pull: (value, argument) =>
    value === undefined ? value : list(value).filter((item) => item !== argument),
}

function number(value: Leaf | undefined, otherwise: number): number {
  if (Array.isArray(value)) throw new Error('refused')
  return value ?? otherwise
}

function list(value: Leaf | undefined, otherwise?: number[]): number[] {
  if (typeof value === 'number') throw new Error('refused')
  if (value === undefined && otherwise === undefined) throw new Error('refused')
  return value ?? otherwise ?? []
}

function isNested(value: Model[string] | undefined): value is Record<string, Leaf> {
  return typeof value === 'object' && !Array.isArray(value)
}

function applyModel(before: Model, operator: string, target: string, argument: number): Model {
  const change = modifiers[operator] ?? (() => undefined)
  const after = structuredClone(before)
  const [first = '', second] = target.split('.')
  const holder = second === undefined ? after : nestedIn(after, first, operator)
  if (!holder) return after
  const key = second ?? first
  const old = holder[key]
  if (isNested(old)) return applyToNested(after, operator, key, argument)
  const value = change(old, argument)
  if (value === undefined) Reflect.deleteProperty(holder, key)
  else holder[key] = value
  return after
}

/** Modifiers of the object itself. */
function applyToNested(after: Model, operator: string, key: string, argument: number): Model {
  if (operator === '$set' || operator === '$min') after[key] = argument
  else if (operator === '$unset') Reflect.deleteProperty(after, key)
  else if (operator !== '$max') throw new Error('refused')
  return after
}

const creating = ['$set', '$inc', '$mul', '$min', '$max', '$push', '$addToSet']

function nestedIn(after: Model, first: string, operator: string): Record<string, Leaf> | undefined {
  const holder = after[first]
  if (isNested(holder)) return holder
  if (!creating.includes(operator)) return undefined
  if (holder !== undefined) throw new Error('refused')
  return (after[first] = {})
}

function outcome(run: () => string): string {
  try {
    return run()
  } catch {
    return 'refused'
  }
}

const step = fc.record({
  operator: fc.constantFrom(...Object.keys(modifiers)),
  target: path,
  argument: fc.constantFrom(-1, 1),
})

/** Field order aside, which the model does not know. */
const sorted = (doc: Doc): string =>
  show(
    new Map(
      [...doc]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, value]) => [
          key,
          value instanceof Map ? new Map([...value].sort(([a], [b]) => (a < b ? -1 : 1))) : value,
        ]),
    ),
  )

describe('random updates', () => {
  it('do what a plain model does', () => {
    fc.assert(
      fc.property(model, fc.array(step, { minLength: 1, maxLength: 8 }), (start, steps) => {
        let plain = start
        let doc = toDoc(start)
        for (const { operator, target, argument } of steps) {
          const expected = outcome(() =>
            sorted(toDoc(applyModel(plain, operator, target, argument))),
          )
          const update = () =>
            compileUpdate(toDoc({ [operator]: { [target]: argument } })).apply(doc)
          expect(outcome(() => sorted(update()))).toBe(expected)
          if (expected === 'refused') continue
          plain = applyModel(plain, operator, target, argument)
          doc = update()
        }
      }),
      { numRuns: 400 },
    )
  })

  it('leave the document they start from, and all they do not name, as it was', () => {
    fc.assert(
      fc.property(anyDoc, path, (doc, target) => {
        const bytes = encode(doc)
        const changed = outcome(() => {
          const after = compileUpdate(toDoc({ $set: { [target]: new Double(7) } })).apply(doc)
          for (const [key, value] of doc) {
            if (key !== target.split('.')[0]) expect(identical(after.get(key), value)).toBe(true)
          }
          return 'done'
        })
        expect(['done', 'refused']).toContain(changed)
        expect(encode(doc)).toEqual(bytes)
      }),
      { numRuns: 300 },
    )
  })

  it('of a value to itself change nothing', () => {
    fc.assert(
      fc.property(anyDoc, (doc) => {
        const fields = [...doc].filter(([key]) => key !== '' && !/[.$]/.test(key))
        fc.pre(fields.length > 0)
        const update = new Map([['$set', decode(encode(new Map(fields)))]])
        expect(compileUpdate(update).apply(doc)).toBe(doc)
      }),
    )
  })
})

describe('random filters', () => {
  it('find every document by each of its own scalars', () => {
    fc.assert(
      fc.property(anyDoc, (doc) => {
        for (const [key, value] of doc) {
          if (key === '' || /[.$]/.test(key)) continue
          const equality = new Map([['$eq', value]])
          const filter = compileFilter(new Map([[key, equality]]))
          expect(filter.test(doc)).toBe(true)
          expect(compileFilter(new Map([[key, new Map([['$not', equality]])]])).test(doc)).toBe(
            false,
          )
          expect(filter.test(decode(encode(doc), filter.fields))).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })
})
