import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  Double,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson'

import { fail } from '../errors'
import { readName } from './names'
import { byType, length, type Reader } from './place'
import type { Doc, Value } from './types'

/** MongoDB refuses deeper nesting than this (BSONDepth). */
const MAX_DEPTH = 200
const INT32_MAX = 0x7fffffff
const INT32_MIN = -0x80000000

/** Reads one value of the BSON type `type`, leaving the reader behind it. */
export function readValue(reader: Reader, type: number): Value {
  const read = readers[type]
  return read ? read(reader) : fail(22, `Invalid BSON: unknown type ${type}`)
}

const readers = byType<(reader: Reader) => Value>({
  0x01: (reader) => double(take(reader, 8).readDoubleLE(reader.at - 8)),
  0x02: string,
  0x03: (reader) => readDocument(reader),
  0x04: readArray,
  0x05: binary,
  0x06: () => null,
  // An ObjectId copies its bytes itself.
  0x07: (reader) => new ObjectId(take(reader, 12).subarray(reader.at - 12, reader.at)),
  0x08: (reader) => take(reader, 1)[reader.at - 1] === 1,
  0x09: date,
  0x0a: () => null,
  0x0b: (reader) => new BSONRegExp(cstring(reader), cstring(reader)),
  0x0d: (reader) => new Code(string(reader)),
  0x0e: (reader) => new BSONSymbol(string(reader)),
  0x0f: codeWithScope,
  0x10: (reader) => take(reader, 4).readInt32LE(reader.at - 4),
  0x11: (reader) => new Timestamp(take(reader, 8).readBigUInt64LE(reader.at - 8)),
  0x12: (reader) => take(reader, 8).readBigInt64LE(reader.at - 8),
  0x13: (reader) => new Decimal128(bytes(reader, 16)),
  0x7f: () => new MaxKey(),
  0xff: () => new MinKey(),
})

/** Moves past `size` bytes and returns the buffer, refusing to leave the document. */
function take(reader: Reader, size: number): Buffer {
  reader.at += size
  if (reader.at > reader.end) fail(22, 'Invalid BSON: a value reaches past its document')
  return reader.buffer
}

/** A copy: documents must not keep a whole request, or a page of the store, alive. */
function bytes(reader: Reader, size: number): Uint8Array {
  const buffer = take(reader, size)
  return Uint8Array.prototype.slice.call(buffer, reader.at - size, reader.at)
}

/** A double that looks like an int32 is wrapped, so that it is written back as a double. */
function double(value: number): Value {
  const likeInt = Number.isInteger(value) && value >= INT32_MIN && value <= INT32_MAX
  return likeInt && !Object.is(value, -0) ? new Double(value) : value
}

function string(reader: Reader): string {
  const size = length(reader)
  const buffer = take(reader, 4 + size)
  if (size < 1 || buffer[reader.at - 1] !== 0) fail(22, 'Invalid BSON: a string without its end')
  return buffer.toString('utf8', reader.at - size, reader.at - 1)
}

function cstring(reader: Reader): string {
  const from = reader.at
  const stop = reader.buffer.indexOf(0, from)
  if (stop < 0 || stop >= reader.end) fail(22, 'Invalid BSON: a name without its end')
  reader.at = stop + 1
  return reader.buffer.toString('utf8', from, stop)
}

function date(reader: Reader): Date {
  const buffer = take(reader, 8)
  const millis = buffer.readInt32LE(reader.at - 4) * 2 ** 32 + buffer.readUInt32LE(reader.at - 8)
  const value = new Date(millis)
  if (Number.isNaN(value.getTime())) fail(2, `Date ${millis} is outside the supported years`)
  return value
}

function binary(reader: Reader): Binary {
  const size = length(reader)
  const subtype = take(reader, 5)[reader.at - 1] ?? 0
  return new Binary(bytes(reader, size), subtype)
}

function codeWithScope(reader: Reader): Code {
  take(reader, 4)
  const code = string(reader)
  return new Code(code, readDocument(reader))
}

/** Enters a document: checks its length and its end, and hands over where it ends. */
function enter(reader: Reader): number {
  const from = reader.at
  const end = from + length(reader)
  if (end - from < 5 || end > reader.end || reader.buffer[end - 1] !== 0) {
    fail(22, 'Invalid BSON: a document with a wrong length')
  }
  if (++reader.depth > MAX_DEPTH) fail(15, `Document exceeds maximum nested depth of ${MAX_DEPTH}`)
  reader.at = from + 4
  return end
}

function leave(reader: Reader, end: number): void {
  if (reader.at !== end - 1) fail(22, 'Invalid BSON: a document with a wrong length')
  reader.at = end
  reader.depth--
}

function readDocument(reader: Reader): Doc {
  const end = enter(reader)
  const doc: Doc = new Map()
  while (reader.at < end - 1) {
    const type = reader.buffer[reader.at++] ?? 0
    const name = readName(reader)
    doc.set(name, readValue(reader, type))
  }
  leave(reader, end)
  return doc
}

function readArray(reader: Reader): Value[] {
  const end = enter(reader)
  const items: Value[] = []
  while (reader.at < end - 1) {
    const type = reader.buffer[reader.at++] ?? 0
    reader.at = reader.buffer.indexOf(0, reader.at) + 1
    items.push(readValue(reader, type))
  }
  leave(reader, end)
  return items
}
