/** Writes reply documents, splicing stored documents in as the bytes they are. */
import { encode } from '../values/codec'
import type { Value } from '../values/types'

/** A whole BSON document kept as bytes. */
export class RawDocument {
  constructor(readonly bytes: Buffer) {}
}

/** What a command may answer with: plain objects, values, and raw documents. */
export type Reply = { [key: string]: ReplyValue }
export type ReplyValue = Value | RawDocument | Reply | readonly ReplyValue[] | undefined

const initialBytes = 1024

/** Grows as needed; one per reply. */
class Writer {
  private bytes = Buffer.allocUnsafe(initialBytes)
  private at = 0

  private reserve(count: number): void {
    if (this.at + count <= this.bytes.length) return
    const grown = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.at + count))
    this.bytes.copy(grown, 0, 0, this.at)
    this.bytes = grown
  }

  private head(type: number, name: string): void {
    this.reserve(2 + name.length * 3)
    this.bytes[this.at++] = type
    this.at += this.bytes.write(name, this.at, 'utf8')
    this.bytes[this.at++] = 0
  }

  private raw(bytes: Uint8Array): void {
    this.reserve(bytes.length)
    this.bytes.set(bytes, this.at)
    this.at += bytes.length
  }

  private int32(value: number): void {
    this.reserve(4)
    this.at = this.bytes.writeInt32LE(value, this.at)
  }

  document(entries: Iterable<readonly [string, ReplyValue]>, tail?: Buffer): void {
    const start = this.at
    this.int32(0)
    for (const [name, value] of entries) if (value !== undefined) this.element(name, value)
    if (tail) this.raw(tail)
    this.reserve(1)
    this.bytes[this.at++] = 0
    this.bytes.writeInt32LE(this.at - start, start)
  }

  private element(name: string, value: Exclude<ReplyValue, undefined>): void {
    if (value instanceof RawDocument) {
      this.head(3, name)
      this.raw(value.bytes)
    } else if (Array.isArray(value)) {
      this.head(4, name)
      this.reserve(rawBytes(value))
      this.document(numbered(value))
    } else if (isPlain(value)) {
      this.head(3, name)
      this.document(Object.entries(value))
    } else this.leaf(name, value as Value)
  }

  private leaf(name: string, value: Value): void {
    if (typeof value === 'number') this.number(name, value)
    else if (typeof value === 'string') this.string(name, value)
    else if (typeof value === 'bigint') this.int64(name, value)
    else {
      // One element of a document of its own, without the frame, is the element we need.
      const alone = encode(new Map([[name, value]]))
      this.raw(alone.subarray(4, alone.length - 1))
    }
  }

  private number(name: string, value: number): void {
    if ((value | 0) === value && !Object.is(value, -0)) {
      this.head(16, name)
      this.int32(value)
      return
    }
    this.head(1, name)
    this.reserve(8)
    this.at = this.bytes.writeDoubleLE(value, this.at)
  }

  private string(name: string, value: string): void {
    const length = Buffer.byteLength(value)
    this.head(2, name)
    this.int32(length + 1)
    this.reserve(length + 1)
    this.at += this.bytes.write(value, this.at, 'utf8')
    this.bytes[this.at++] = 0
  }

  private int64(name: string, value: bigint): void {
    this.head(18, name)
    this.reserve(8)
    this.at = this.bytes.writeBigInt64LE(value, this.at)
  }

  done(): Buffer {
    return this.bytes.subarray(0, this.at)
  }
}

/** The room raw documents of an array need: a batch is mostly these. */
function rawBytes(values: readonly ReplyValue[]): number {
  let bytes = 0
  for (const value of values) if (value instanceof RawDocument) bytes += value.bytes.length + 8
  return bytes
}

function* numbered(values: readonly ReplyValue[]): Generator<readonly [string, ReplyValue]> {
  let index = 0
  for (const value of values) yield [String(index++), value ?? null]
}

function isPlain(value: ReplyValue): value is Reply {
  if (typeof value !== 'object' || value === null) return false
  return !(value instanceof Map) && !(value instanceof Date) && !('_bsontype' in value)
}

/** A reply as BSON, `undefined` fields left out, with elements already encoded at its end. */
export function encodeReply(reply: Reply, tail?: Buffer): Buffer {
  const writer = new Writer()
  writer.document(Object.entries(reply), tail)
  return writer.done()
}
