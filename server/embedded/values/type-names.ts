/** The names `$type` uses for BSON types, and their numbers (bsonspec.org). */
import { numericType, isNumeric } from './numbers'
import { isDoc, type BsonObject, type Doc, type Maybe, type Value } from './types'
import { scopeOf } from './code'

export const typeNumbers: ReadonlyMap<string, number> = new Map([
  ['double', 1],
  ['string', 2],
  ['object', 3],
  ['array', 4],
  ['binData', 5],
  ['undefined', 6],
  ['objectId', 7],
  ['bool', 8],
  ['date', 9],
  ['null', 10],
  ['regex', 11],
  ['dbPointer', 12],
  ['javascript', 13],
  ['symbol', 14],
  ['javascriptWithScope', 15],
  ['int', 16],
  ['timestamp', 17],
  ['long', 18],
  ['decimal', 19],
  ['minKey', -1],
  ['maxKey', 127],
])

export const typeNamesByNumber: ReadonlyMap<number, string> = new Map(
  [...typeNumbers].map(([name, number]) => [number, name]),
)

/** 'double', 'string', 'object' …, or 'missing'. */
export function typeName(value: Maybe): string {
  if (isNumeric(value)) return numericType(value)
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'bool'
  if (value === undefined) return 'missing'
  return value === null ? 'null' : objectTypeName(value)
}

function objectTypeName(object: Doc | Value[] | Date | BsonObject): string {
  if (isDoc(object)) return 'object'
  if (Array.isArray(object)) return 'array'
  if (object instanceof Date) return 'date'
  if (object._bsontype === 'Code') return scopeOf(object) ? 'javascriptWithScope' : 'javascript'
  return bsonNames[object._bsontype]
}

const bsonNames: Record<Exclude<BsonObject['_bsontype'], 'Code'>, string> = {
  MinKey: 'minKey',
  MaxKey: 'maxKey',
  Double: 'double',
  Decimal128: 'decimal',
  BSONSymbol: 'symbol',
  Binary: 'binData',
  ObjectId: 'objectId',
  Timestamp: 'timestamp',
  BSONRegExp: 'regex',
}
