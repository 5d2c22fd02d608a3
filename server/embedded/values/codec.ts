/**
 * BSON to `Doc` and back, keeping every number's type and every key's place (bsonspec.org, 1.1).
 * `decode` can read just some top-level fields: a scan that filters on two of them skips the rest.
 */
import { readName } from './names'
import { length, type Reader } from './place'
import { readValue } from './reader'
import { skipValue } from './skip'
import type { Doc } from './types'
import { Writer } from './writer'

/** Reads a document; with `fields`, only those top-level fields. Malformed bytes are error 22. */
export function decode(bytes: Uint8Array, fields?: ReadonlySet<string>): Doc {
  const buffer = Buffer.isBuffer(bytes)
    ? bytes
    : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const reader: Reader = { buffer, at: 0, end: buffer.length, depth: 0 }
  return fields ? readSome(reader, fields) : (readValue(reader, 0x03) as Doc)
}

function readSome(reader: Reader, fields: ReadonlySet<string>): Doc {
  const doc: Doc = new Map()
  const { buffer } = reader
  const end = reader.at + length(reader) - 1
  reader.at += 4
  while (reader.at < end && doc.size < fields.size) {
    const type = buffer[reader.at++] ?? 0
    const name = readName(reader)
    if (fields.has(name)) doc.set(name, readValue(reader, type))
    else skipValue(reader, type)
  }
  return doc
}

/** Writes a document, of any size. Refuses what BSON cannot hold: NUL in a key, nesting too deep. */
export function encode(doc: Doc): Buffer {
  return new Writer().document(doc)
}
