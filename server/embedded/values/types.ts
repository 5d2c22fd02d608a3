/**
 * The values a document is made of, exactly as BSON distinguishes them.
 *
 * A document is a `Map`: it keeps the true order of keys (plain objects move integer-like keys to
 * the front), and `__proto__`, `constructor` and `prototype` are keys like any other.
 *
 * Numbers keep their BSON type:
 *   - int32   → `number` (a whole number within int32, not -0)
 *   - double  → `number` when it could not be mistaken for an int32, else `Double`
 *   - int64   → `bigint`
 *   - decimal → `Decimal128`
 * A missing field is `undefined`, which is never stored. The deprecated BSON `undefined` reads as null.
 *
 * Classes of `bson` are told apart by `_bsontype`, never by `instanceof`: a process may hold two copies.
 */
import {
  BSONRegExp,
  type Binary,
  type BSONSymbol,
  type Code,
  type Decimal128,
  type Double,
  type MaxKey,
  type MinKey,
  type ObjectId,
  type Timestamp,
} from 'bson'

export type BsonObject =
  | ObjectId
  | Decimal128
  | Double
  | Binary
  | Timestamp
  | BSONRegExp
  | MinKey
  | MaxKey
  | Code
  | BSONSymbol

export type Doc = Map<string, Value>
export type Value = null | boolean | number | bigint | string | Date | Doc | Value[] | BsonObject

/** A value that may be absent: `undefined` is "the field is missing". */
export type Maybe = Value | undefined

export function isDoc(value: Maybe): value is Doc {
  return value instanceof Map
}

export function isArray(value: Maybe): value is Value[] {
  return Array.isArray(value)
}

/** The `_bsontype` of a bson class, else `undefined`. */
export function bsonType(value: Maybe): BsonObject['_bsontype'] | undefined {
  return typeof value === 'object' && value !== null && '_bsontype' in value
    ? value._bsontype
    : undefined
}

export function isType<T extends BsonObject['_bsontype']>(
  value: Maybe,
  type: T,
): value is Extract<BsonObject, { _bsontype: T }> {
  return bsonType(value) === type
}

/** A document from pairs or from a plain object, nested plain objects and arrays included. */
export function toDoc(source: Record<string, unknown>): Doc {
  const doc: Doc = new Map()
  for (const key of Object.keys(source)) doc.set(key, toValue(source[key]))
  return doc
}

/** A `Value` from plain JavaScript: objects become `Doc`, `RegExp` its BSON form, `undefined` null. */
export function toValue(source: unknown): Value {
  if (source === undefined || source === null) return null
  if (Array.isArray(source)) return source.map(toValue)
  if (typeof source !== 'object' || source instanceof Date) return source as Value
  if (source instanceof Map || '_bsontype' in source) return source as Value
  if (source instanceof RegExp) {
    return new BSONRegExp(source.source, source.flags.replace(/[^imsu]/g, ''))
  }
  return toDoc(source as Record<string, unknown>)
}

/** A copy of the document itself; its values are shared. Faster than `new Map(doc)`. */
export function copy(doc: Doc): Doc {
  const result: Doc = new Map()
  for (const [key, value] of doc) result.set(key, value)
  return result
}

/** Copies containers, shares leaves (leaves are never changed in place). */
export function clone(value: Value): Value {
  if (Array.isArray(value)) return value.map(clone)
  return value instanceof Map ? cloneDoc(value) : value
}

function cloneDoc(doc: Doc): Doc {
  const copy: Doc = new Map()
  for (const [key, value] of doc) copy.set(key, clone(value))
  return copy
}
