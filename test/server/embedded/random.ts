/** Random documents, filters and sorts over a few fields, so that they often meet. */
import {
  Binary,
  BSONRegExp,
  Decimal128,
  Double,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson'
import type { Chance } from '../../../tools/database/chance'

export function some<T>(chance: Chance, choices: readonly T[], most: number): T[] {
  return Array.from({ length: 1 + chance.below(most) }, () => chance.one(choices))
}

export function is(chance: Chance, probability: number): boolean {
  return chance.next() < probability
}

const fields = ['a', 'b', 'c', 'd', 'a.x', 'a.y', 'b.x'] as const
const long = '很长'.repeat(500)

const leaves: readonly unknown[] = [
  ...[0, 1, 2, 3, -1, 2.5, new Double(1), Long.fromNumber(2), Long.fromString('9007199254740993')],
  ...[Decimal128.fromString('1'), Decimal128.fromString('2.50'), Decimal128.fromString('1E+3')],
  ...[
    NaN,
    Infinity,
    -Infinity,
    null,
    true,
    false,
    '',
    'a',
    'ab',
    'abc',
    'b',
    'a\0b',
    '王',
    long,
    long + '尾',
  ],
  ...[new Date(0), new Date(86_400_000), new Date(-1), new ObjectId('65a000000000000000000001')],
  ...[
    new ObjectId('65a000000000000000000002'),
    new Binary(Buffer.from('ab'), 0),
    new MinKey(),
    new MaxKey(),
  ],
  ...[
    new BSONRegExp('^a', ''),
    new Timestamp({ t: 1, i: 2 }),
    { x: 1 },
    { x: 1, y: 'a' },
    { y: 2 },
  ],
]

function randomValue(chance: Chance): unknown {
  return is(chance, 0.6) ? chance.one([0, 1, 2, 3, 'a', 'ab', 'b', null]) : chance.one(leaves)
}

function randomField(chance: Chance, arrays: boolean): unknown {
  if (arrays && is(chance, 0.25)) {
    return Array.from({ length: chance.below(4) }, () =>
      is(chance, 0.2) ? { x: randomValue(chance), y: chance.below(3) } : randomValue(chance),
    )
  }
  if (is(chance, 0.2)) return { x: randomValue(chance), y: chance.below(3) }
  return randomValue(chance)
}

/** A document; without `arrays`, its indexes are never multikey and may provide sorts. */
export function randomDocument(
  chance: Chance,
  id: number,
  arrays: boolean,
): Record<string, unknown> {
  const doc: Record<string, unknown> = { _id: id }
  // Two arrays side by side could not be indexed together: only one field at a time has one.
  const arrayField = chance.one(['a', 'b'])
  for (const field of ['a', 'b', 'c', 'd']) {
    if (is(chance, 0.85)) doc[field] = randomField(chance, arrays && field === arrayField)
  }
  return doc
}

/** Comparisons refuse patterns, as the server does. */
function randomOperand(chance: Chance): unknown {
  const value = randomValue(chance)
  return value instanceof BSONRegExp ? 1 : value
}

function randomCondition(chance: Chance): unknown {
  const value = randomOperand(chance)
  const conditions: (() => unknown)[] = [
    () => value,
    () => randomValue(chance),
    () => ({ $eq: value }),
    () => ({ $gt: value }),
    () => ({ $gte: value }),
    () => ({ $lt: value }),
    () => ({ $lte: value }),
    () => ({ $gte: value, $lte: randomOperand(chance) }),
    () => ({ $gt: 0, $lt: 3 }),
    () => ({ $in: [value, randomValue(chance), randomValue(chance)] }),
    () => ({ $in: [/^a/, value] }),
    () => ({ $ne: value }),
    () => ({ $nin: [value, randomValue(chance)] }),
    () => ({ $exists: is(chance, 0.5) }),
    () => ({ $not: { $gt: value } }),
    () => ({ $regex: chance.one(['^a', '^ab', '^a?', 'b', '^(a|b)', '^ab*']) }),
    () => ({ $type: chance.one(['number', 'string', 'array', 'null', 'object']) }),
    () => ({ $size: chance.below(3) }),
    () => ({ $all: [value] }),
    () => ({ $elemMatch: { $gte: 1, $lt: 3 } }),
    () => ({ $elemMatch: { x: value } }),
    () => [value, 1],
  ]
  return chance.one(conditions)()
}

export function randomFilter(chance: Chance, depth = 0): Record<string, unknown> {
  const filter: Record<string, unknown> = {}
  for (const field of some(chance, fields, 2)) filter[field] = randomCondition(chance)
  if (depth < 2 && is(chance, 0.25)) {
    const operator = chance.one(['$or', '$or', '$and', '$nor'])
    filter[operator] = Array.from({ length: 1 + chance.below(3) }, () =>
      randomFilter(chance, depth + 1),
    )
    if (is(chance, 0.5)) return { [operator]: filter[operator] }
  }
  return filter
}

export function randomPattern(chance: Chance, most: number): Record<string, 1 | -1> {
  const pattern: Record<string, 1 | -1> = {}
  for (const field of some(chance, fields, most)) pattern[field] = chance.one([1, -1])
  return pattern
}

/** Options of an index on a random pattern. */
export function randomIndexOptions(chance: Chance): Record<string, unknown> {
  if (is(chance, 0.2)) return { sparse: true }
  if (is(chance, 0.25)) {
    return {
      partialFilterExpression: chance.one<Record<string, unknown>>([
        { a: { $gt: 0 } },
        { b: { $exists: true } },
        { c: 'a' },
        { d: { $in: [1, 2] } },
        { a: { $gte: 1 }, b: { $lte: 3 } },
      ]),
    }
  }
  return {}
}
