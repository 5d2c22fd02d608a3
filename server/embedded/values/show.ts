/** Values as MongoDB's messages write them: `{ _id: 1, name: "x" }`. */
import { decimalText } from './decimal-text'
import { isNumeric, toDouble } from './numbers'
import { isArray, isDoc, isType, type BsonObject, type Maybe, type Value } from './types'

export function show(value: Maybe): string {
  if (value === undefined) return 'missing'
  if (typeof value === 'string') return `"${value}"`
  if (value === null || typeof value === 'boolean') return String(value)
  if (isDoc(value)) return showFields([...value])
  if (isArray(value)) return value.length === 0 ? '[]' : `[ ${value.map(show).join(', ')} ]`
  if (value instanceof Date) return `new Date(${value.getTime()})`
  return isNumeric(value) ? showNumber(value) : showBson(value)
}

function showFields(fields: [string, Value][]): string {
  if (fields.length === 0) return '{}'
  return `{ ${fields.map(([name, value]) => `${name}: ${show(value)}`).join(', ')} }`
}

function showNumber(value: Parameters<typeof toDouble>[0]): string {
  if (typeof value === 'object' && value._bsontype === 'Decimal128') return decimalText(value)
  const text = String(typeof value === 'bigint' ? value : toDouble(value))
  const wholeDouble = typeof value === 'object' && /^-?\d+$/.test(text)
  return wholeDouble ? `${text}.0` : text
}

function showBson(value: BsonObject | boolean): string {
  if (isType(value, 'ObjectId')) return `ObjectId('${value.toHexString()}')`
  if (isType(value, 'BSONRegExp')) return `/${value.pattern}/${value.options}`
  if (isType(value, 'Timestamp'))
    return `Timestamp(${value.getHighBitsUnsigned()}, ${value.getLowBitsUnsigned()})`
  if (isType(value, 'Binary'))
    return `BinData(${value.sub_type}, ${value.toString('hex').toUpperCase()})`
  return typeof value === 'boolean' ? String(value) : value._bsontype
}
