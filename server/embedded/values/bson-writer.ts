import type { Binary, Code } from 'bson'

import { fail } from '../errors'
import { scopeOf } from './code'
import { timestampBits } from './timestamp'
import type { BsonObject, Doc } from './types'

/** Where the parts of a value go. */
export interface Sink {
  bytes(source: Uint8Array): void
  string(text: string): void
  cstring(text: string): void
  double(value: number): void
  int64(value: bigint): void
  binary(value: Binary): void
  codeWithScope(value: Code, scope: Doc): void
}

type Write<T extends BsonObject['_bsontype']> = (
  writer: Sink,
  value: Extract<BsonObject, { _bsontype: T }>,
) => number

const writers: { [T in BsonObject['_bsontype']]: Write<T> } = {
  ObjectId: (writer, value) => (writer.bytes(value.id), 0x07),
  Decimal128: (writer, value) => (writer.bytes(value.bytes), 0x13),
  Double: (writer, value) => (writer.double(value.value), 0x01),
  Binary: (writer, value) => (writer.binary(value), 0x05),
  Timestamp: (writer, value) => (writer.int64(timestampBits(value)), 0x11),
  BSONRegExp: (writer, value) => (
    writer.cstring(value.pattern),
    writer.cstring(value.options),
    0x0b
  ),
  MinKey: () => 0xff,
  MaxKey: () => 0x7f,
  BSONSymbol: (writer, value) => (writer.string(value.value), 0x0e),
  Code: (writer, value) => {
    const scope = scopeOf(value)
    if (!scope) return (writer.string(value.code), 0x0d)
    writer.codeWithScope(value, scope)
    return 0x0f
  },
}

/** Writes the payload of a bson class and answers its BSON type. */
export function writeBson(writer: Sink, value: BsonObject): number {
  const write = writers[value._bsontype] as ((w: Sink, v: BsonObject) => number) | undefined
  return write ? write(writer, value) : fail(2, `Cannot store a value of type ${value._bsontype}`)
}
