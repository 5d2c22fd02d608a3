import type { Binary, Code } from 'bson'

import { fail } from '../errors'
import { writeBson, type Sink } from './bson-writer'
import { isDoc, type BsonObject, type Doc, type Value } from './types'

const START_BYTES = 512
const MAX_DEPTH = 200
/** From here on the native encoder is faster. */
const SHORT = 24

/** Grows one buffer while a document is written; use once. */
export class Writer implements Sink {
  private buffer = Buffer.allocUnsafe(START_BYTES)
  private at = 0
  private depth = 0

  document(doc: Doc): Buffer {
    this.writeDocument(doc)
    return this.buffer.subarray(0, this.at)
  }

  private room(bytes: number): void {
    if (this.at + bytes <= this.buffer.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, this.at + bytes))
    this.buffer.copy(larger, 0, 0, this.at)
    this.buffer = larger
  }

  private writeDocument(doc: Doc): void {
    const start = this.open()
    for (const [name, value] of doc) this.element(name, value)
    this.close(start)
  }

  private writeArray(items: Value[]): void {
    const start = this.open()
    for (let i = 0; i < items.length; i++) this.element(String(i), items[i] ?? null)
    this.close(start)
  }

  private open(): number {
    if (++this.depth > MAX_DEPTH) fail(15, `Document exceeds maximum nested depth of ${MAX_DEPTH}`)
    this.room(5)
    this.at += 4
    return this.at - 4
  }

  private close(start: number): void {
    this.byte(0)
    this.buffer.writeInt32LE(this.at - start, start)
    this.depth--
  }

  private element(name: string, value: Value): void {
    const typeAt = this.at
    this.byte(0)
    this.cstring(name)
    const type = this.value(value)
    this.buffer[typeAt] = type
  }

  byte(value: number): void {
    this.room(1)
    this.buffer[this.at++] = value
  }

  cstring(text: string): void {
    const start = this.at
    this.text(text)
    this.byte(0)
    if (this.buffer.indexOf(0, start) < this.at - 1) {
      fail(2, 'Field names and regular expressions cannot hold a null byte')
    }
  }

  /** Short ASCII text, which most names are, is faster byte by byte. */
  private text(text: string): void {
    this.room(text.length * 3)
    if (text.length > SHORT || !this.ascii(text)) {
      this.at += this.buffer.write(text, this.at, 'utf8')
    }
  }

  private ascii(text: string): boolean {
    const { buffer, at } = this
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i)
      if (unit > 127) return false
      buffer[at + i] = unit
    }
    this.at = at + text.length
    return true
  }

  string(text: string): void {
    this.room(5)
    const start = this.at
    this.at += 4
    this.text(text)
    this.byte(0)
    this.buffer.writeInt32LE(this.at - start - 4, start)
  }

  int32(value: number): void {
    this.room(4)
    this.at = this.buffer.writeInt32LE(value, this.at)
  }

  int64(value: bigint): void {
    this.room(8)
    this.at = this.buffer.writeBigInt64LE(BigInt.asIntN(64, value), this.at)
  }

  private millis(value: number): void {
    const high = Math.floor(value / 2 ** 32)
    this.room(8)
    this.buffer.writeUInt32LE(value - high * 2 ** 32, this.at)
    this.buffer.writeInt32LE(high, this.at + 4)
    this.at += 8
  }

  double(value: number): void {
    this.room(8)
    this.at = this.buffer.writeDoubleLE(value, this.at)
  }

  bytes(source: Uint8Array): void {
    this.room(source.length)
    this.buffer.set(source, this.at)
    this.at += source.length
  }

  binary(value: Binary): void {
    const content = value.buffer.subarray(0, value.position)
    this.int32(content.length)
    this.byte(value.sub_type)
    this.bytes(content)
  }

  codeWithScope(value: Code, scope: Doc): void {
    const start = this.at
    this.int32(0)
    this.string(value.code)
    this.writeDocument(scope)
    this.buffer.writeInt32LE(this.at - start, start)
  }

  /** Writes the payload and answers its BSON type. */
  private value(value: Value): number {
    if (typeof value === 'string') return (this.string(value), 0x02)
    if (typeof value === 'number') return this.number(value)
    if (typeof value === 'boolean') return (this.byte(value ? 1 : 0), 0x08)
    if (typeof value === 'bigint') return (this.int64(value), 0x12)
    return value === null ? 0x0a : this.object(value)
  }

  private number(value: number): number {
    if ((value | 0) === value && !Object.is(value, -0)) {
      this.int32(value)
      return 0x10
    }
    this.double(value)
    return 0x01
  }

  private object(value: Doc | Value[] | Date | BsonObject): number {
    if (isDoc(value)) {
      this.writeDocument(value)
      return 0x03
    }
    if (Array.isArray(value)) {
      this.writeArray(value)
      return 0x04
    }
    if (value instanceof Date) {
      this.millis(value.getTime())
      return 0x09
    }
    return writeBson(this, value)
  }
}
