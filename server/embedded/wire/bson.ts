/** Walks raw BSON without building values: for splicing, for validation, for reading one field. */
import { fail } from '../errors'

/** One element of a document: `start` is its type byte, `value` its first value byte, `end` one past it. */
export interface Element {
  name: string
  type: number
  start: number
  value: number
  end: number
}

export const bsonTypes = {
  double: 1,
  string: 2,
  document: 3,
  array: 4,
  binary: 5,
  undefined: 6,
  objectId: 7,
  boolean: 8,
  date: 9,
  null: 10,
  regex: 11,
  timestamp: 17,
} as const

/** The largest document that is stored, in bytes. */
export const maxDocumentBytes = 16 * 1024 * 1024

const maxDepth = 180
const fixedSizes: Readonly<Record<number, number>> = {
  1: 8,
  6: 0,
  7: 12,
  8: 1,
  9: 8,
  10: 0,
  16: 4,
  17: 8,
  18: 8,
  19: 16,
  127: 0,
  255: 0,
}

function bad(reason: string): never {
  fail(22, `Invalid BSON: ${reason}`)
}

function cstringEnd(bytes: Buffer, from: number, limit: number): number {
  const end = bytes.indexOf(0, from)
  if (end < 0 || end >= limit) bad('a name does not end')
  return end
}

function lengthAt(bytes: Buffer, at: number, limit: number): number {
  if (at + 4 > limit) bad('a length is cut off')
  return bytes.readInt32LE(at)
}

function stringEnd(bytes: Buffer, at: number, limit: number): number {
  const length = lengthAt(bytes, at, limit)
  const end = at + 4 + length
  if (length < 1 || end > limit || bytes[end - 1] !== 0) bad('a string does not end')
  return end
}

function variableEnd(bytes: Buffer, type: number, at: number, limit: number): number {
  switch (type) {
    case 2:
    case 13:
    case 14:
      return stringEnd(bytes, at, limit)
    case 3:
    case 4:
    case 15:
      return at + lengthAt(bytes, at, limit)
    case 5:
      return at + 5 + Math.max(0, lengthAt(bytes, at, limit))
    case 11:
      return cstringEnd(bytes, cstringEnd(bytes, at, limit) + 1, limit) + 1
    case 12:
      return stringEnd(bytes, at, limit) + 12
    default:
      return bad(`unknown type ${String(type)}`)
  }
}

/** The end of a value of `type` starting at `at`; refuses a value reaching past `limit`. */
function valueEnd(bytes: Buffer, type: number, at: number, limit: number): number {
  const fixed = fixedSizes[type]
  const end = fixed === undefined ? variableEnd(bytes, type, at, limit) : at + fixed
  if (end > limit || end < at) bad('a value reaches past its document')
  return end
}

/** The elements of the document that starts at `offset`. */
export function* elements(bytes: Buffer, offset = 0): Generator<Element> {
  const limit = documentEnd(bytes, offset) - 1
  let at = offset + 4
  while (at < limit) {
    const type = bytes[at] ?? 0
    const nameEnd = cstringEnd(bytes, at + 1, limit)
    const value = nameEnd + 1
    const end = valueEnd(bytes, type, value, limit)
    yield { name: bytes.toString('utf8', at + 1, nameEnd), type, start: at, value, end }
    at = end
  }
}

/** The name of a document's first element; undefined when it has none. */
export function firstName(bytes: Buffer): string | undefined {
  const limit = documentEnd(bytes) - 1
  return limit > 4 ? bytes.toString('utf8', 5, cstringEnd(bytes, 5, limit)) : undefined
}

/** One past the last byte of the document at `offset`, its frame checked. */
export function documentEnd(bytes: Buffer, offset = 0): number {
  const length = lengthAt(bytes, offset, bytes.length)
  const end = offset + length
  if (length < 5 || end > bytes.length || bytes[end - 1] !== 0) bad('a document does not end')
  return end
}

/** Refuses bytes that are not well-formed BSON, nested documents included. */
export function validate(bytes: Buffer, offset = 0, depth = 0): void {
  if (depth > maxDepth) fail(15, `The document is nested deeper than ${String(maxDepth)} levels`)
  const limit = documentEnd(bytes, offset) - 1
  let at = offset + 4
  while (at < limit) {
    const type = bytes[at] ?? 0
    const value = cstringEnd(bytes, at + 1, limit) + 1
    const end = valueEnd(bytes, type, value, limit)
    if (type === 3 || type === 4) {
      if (documentEnd(bytes, value) !== end) bad('a nested document has another length')
      validate(bytes, value, depth + 1)
    }
    at = end
  }
  if (at !== limit) bad('a document has another length')
}
