/**
 * Bytes that order like values: memcmp(keyString(a), keyString(b)) is compare(a, b). No key is a
 * prefix of another, so keys may be joined. In an index a missing field is null and an empty array
 * is `undefined`, as in MongoDB.
 */
import { createHash } from 'node:crypto'

import type { BSONRegExp, Code } from 'bson'

import { typeRank } from './compare'
import { numberKey } from './number-key'
import { compareNumbers, isNumeric, toDouble } from './numbers'
import { scopeOf } from './code'
import { isType, type Doc, type Maybe, type Value } from './types'
import { timestampBits } from './timestamp'

/** One byte before each value: above the 00 that ends a text, a list or a document. */
const typeBytes: Readonly<Record<number, number>> = {
  [-1]: 10,
  0: 15,
  5: 20,
  10: 30,
  15: 60,
  20: 70,
  25: 80,
  30: 90,
  35: 100,
  40: 110,
  45: 120,
  47: 130,
  50: 140,
  60: 150,
  127: 240,
}

const END = Buffer.from([0])

export function keyString(value: Maybe): Buffer {
  // '<' is 60, the byte of text: the same key as below, made at once.
  if (typeof value === 'string' && !value.includes('\0')) return Buffer.from(`<${value}\0`, 'utf8')
  const parts: Uint8Array[] = []
  append(parts, value)
  return parts.length === 1 && parts[0] ? Buffer.from(parts[0]) : Buffer.concat(parts)
}

/** LMDB keys end at 1978 bytes; longer keys keep a prefix and gain a digest, which stays unique. */
const LONGEST_KEY = 1200

/** The key of several values, each ascending (1) or descending (-1: bytes inverted). */
export function compoundKey(values: readonly Maybe[], directions: readonly (1 | -1)[]): Buffer {
  const parts = values.map((value, i) => {
    const key = keyString(value)
    return directions[i] === -1 ? inverted(key) : key
  })
  const key = parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)
  if (key.length <= LONGEST_KEY) return key
  const digest = createHash('sha1').update(key).digest()
  return Buffer.concat([key.subarray(0, LONGEST_KEY), digest])
}

function inverted(key: Buffer): Buffer {
  for (let i = 0; i < key.length; i++) key[i] = 255 - (key[i] ?? 0)
  return key
}

/**
 * A string equal for equal values only: for sets and groups. Missing has its own. The letters in
 * front are no type bytes of values that go the slow way.
 */
export function hashKey(value: Maybe): string {
  if (typeof value === 'string') return `s${value}`
  if (typeof value === 'number') return `n${value}`
  if (value === undefined) return ''
  if (value === null) return 'z'
  if (typeof value === 'boolean') return value ? 'b1' : 'b0'
  return isType(value, 'ObjectId') ? `o${value.toHexString()}` : slowHash(value)
}

function slowHash(value: Value): string {
  if (isType(value, 'BSONSymbol')) return `s${value.value}`
  // Every number that is exactly a double hashes as that double.
  if (isNumeric(value) && compareNumbers(value, toDouble(value)) === 0) return `n${toDouble(value)}`
  return keyString(value).toString('latin1')
}

function append(parts: Uint8Array[], value: Maybe): void {
  const rank = typeRank(value)
  parts.push(Uint8Array.of(typeBytes[rank] ?? 0))
  if (rank > 5 && rank < 127) appendContent(parts, value as Value)
}

function appendContent(parts: Uint8Array[], value: Value): void {
  if (typeof value === 'string') parts.push(textKey(value), END)
  else if (isNumeric(value)) parts.push(numberKey(value))
  else if (typeof value === 'boolean') parts.push(Uint8Array.of(value ? 2 : 1))
  else if (Array.isArray(value)) appendArray(parts, value)
  else if (value instanceof Map) appendDoc(parts, value)
  else if (value instanceof Date) parts.push(signed64(BigInt(value.getTime())))
  else appendBson(parts, value)
}

/**
 * UTF-8 in which NUL is 01 01 and U+0001 is 01 02. The closing 00 is then below every continuation,
 * and above it when the bytes are inverted: no text's key begins with another's, in either direction.
 */
function textKey(text: string): Buffer {
  // eslint-disable-next-line no-control-regex -- these two characters are the point
  if (!/[\0\u0001]/.test(text)) return Buffer.from(text, 'utf8')
  return Buffer.from(
    text.replaceAll('\u0001', '\u0001\u0002').replaceAll('\0', '\u0001\u0001'),
    'utf8',
  )
}

function appendArray(parts: Uint8Array[], items: Value[]): void {
  for (const item of items) append(parts, item)
  parts.push(END)
}

/** Type before name before value, the order in which documents compare. */
function appendDoc(parts: Uint8Array[], doc: Doc): void {
  for (const [name, value] of doc) {
    const rank = typeRank(value)
    parts.push(Uint8Array.of(typeBytes[rank] ?? 0), textKey(name), END)
    if (rank > 5 && rank < 127) appendContent(parts, value)
  }
  parts.push(END)
}

function signed64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(BigInt.asUintN(64, value) ^ (1n << 63n))
  return bytes
}

function appendBson(parts: Uint8Array[], value: Value): void {
  if (isType(value, 'ObjectId')) parts.push(value.id)
  else if (isType(value, 'BSONSymbol')) parts.push(textKey(value.value), END)
  else if (isType(value, 'BSONRegExp')) appendRegex(parts, value)
  else if (isType(value, 'Code')) appendCode(parts, value)
  else if (isType(value, 'Timestamp')) {
    const bytes = Buffer.alloc(8)
    bytes.writeBigUInt64BE(timestampBits(value))
    parts.push(bytes)
  } else if (isType(value, 'Binary')) {
    const head = Buffer.alloc(5)
    head.writeUInt32BE(value.position)
    head[4] = value.sub_type
    parts.push(head, value.buffer.subarray(0, value.position))
  }
}

function appendRegex(parts: Uint8Array[], value: BSONRegExp): void {
  parts.push(textKey(value.pattern), END, textKey(value.options), END)
}

function appendCode(parts: Uint8Array[], value: Code): void {
  parts.push(textKey(value.code), END)
  appendDoc(parts, scopeOf(value) ?? new Map<string, Value>())
}
