/** Turns the bounds of an index's leading fields into key ranges. */
import { afterPrefix, idBytes, indexPrefix, wholeRange } from '../store/keys'
import type { KeyRange } from '../store/keys'
import { longestOrderedKey } from '../store/records'
import type { Direction, Index } from '../store/types'
import { compoundKey } from '../values/keystring'
import { BSONRegExp } from 'bson'
import type { Value } from '../values/types'
import { typeBracket } from './bounds'
import type { FieldBounds } from './bounds'

/** The part of an index that a query must look at. */
export interface Span {
  /** One key prefix per combination of equal values. */
  prefixes: readonly Buffer[]
  /** The bounds of the field after them, when it has a range. */
  range?: { bounds: FieldBounds; direction: Direction }
}

const nothing = Buffer.alloc(0)

/** A value's part of an index key; an overlong one is cut, which only loosens the bound. */
function keyPart(value: Value, direction: Direction): Buffer {
  const key = compoundKey([value], [direction])
  return key.length > longestOrderedKey ? key.subarray(0, longestOrderedKey) : key
}

/** Every prefix, followed by every one of `values`. */
export function extend(
  prefixes: readonly Buffer[],
  values: readonly Value[],
  direction: Direction,
): Buffer[] {
  const parts = values.map((value) => keyPart(value, direction))
  if (direction === -1) parts.reverse()
  return prefixes.flatMap((prefix) => parts.map((part) => Buffer.concat([prefix, part])))
}

export function rangesOf(index: Index, { prefixes, range }: Span): KeyRange[] {
  if (!range && prefixes.length === 1 && prefixes[0]?.length === 0) return [wholeRange(index.id)]
  return prefixes.flatMap((prefix) => {
    const start = indexPrefix(index.id, prefix.subarray(0, longestOrderedKey))
    if (!range || prefix.length >= longestOrderedKey) {
      return [{ low: start, high: afterPrefix(start) }]
    }
    return fieldRanges(range.bounds, range.direction).map(({ low, high }) => ({
      low: cut(Buffer.concat([start, low])),
      high: high.length > 0 ? after(Buffer.concat([start, high])) : afterPrefix(start),
    }))
  })
}

/** `low` is where to begin; everything that begins with `high` still belongs. */
function fieldRanges(bounds: FieldBounds, direction: Direction): KeyRange[] {
  if (bounds.prefix !== undefined) return textRanges(bounds.prefix, direction)
  const { low, high } = bounds
  const some = low ?? high
  if (some === undefined) return [{ low: nothing, high: nothing }]
  const bracket = directed(typeBracket(some).low, direction)
  const lowKey = low === undefined ? bracket : keyPart(low, direction)
  const highKey = high === undefined ? bracket : keyPart(high, direction)
  return [direction === 1 ? { low: lowKey, high: highKey } : { low: highKey, high: lowKey }]
}

/** A pattern finds texts, and patterns equal to itself. */
function textRanges(prefix: string, direction: Direction): KeyRange[] {
  // Without the byte that ends a text, its key is the prefix of every text that begins with it.
  const whole = keyPart(prefix, direction)
  const text = whole.length < longestOrderedKey ? whole.subarray(0, -1) : whole
  const patterns = directed(typeBracket(new BSONRegExp('', '')).low, direction)
  const ranges = [text, patterns].map((key) => ({ low: key, high: key }))
  return direction === 1 ? ranges : ranges.reverse()
}

function directed(key: Buffer, direction: Direction): Buffer {
  return direction === 1 ? key : Buffer.from(key.map((byte) => 255 - byte))
}

/** Index entries are cut at the same length, so a longer bound must be too. */
function cut(key: Buffer): Buffer {
  return key.subarray(0, idBytes(0).length + longestOrderedKey)
}

function after(key: Buffer): Buffer {
  return afterPrefix(cut(key))
}
