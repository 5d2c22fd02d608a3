/**
 * BSON to `Doc` and back, keeping every number's type and every key's place (bsonspec.org, 1.1).
 * `decode` can read just some top-level fields: a scan that filters on two of them skips the rest.
 */
import { fail } from '../errors'
import { length, readValue, skipValue, type Reader } from './reader'
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
    const stop = buffer.indexOf(0, reader.at)
    if (stop < 0) fail(22, 'Invalid BSON: a name without its end')
    const name = buffer.toString('latin1', reader.at, stop)
    reader.at = stop + 1
    const known = fields.has(name) ? name : utf8Name(buffer, name, fields)
    if (known === undefined) skipValue(reader, type)
    else doc.set(known, readValue(reader, type))
  }
  return doc
}

/** Names are compared as latin1 first, which is cheaper; only names beyond ASCII need UTF-8. */
function utf8Name(buffer: Buffer, latin1: string, fields: ReadonlySet<string>): string | undefined {
  if (isAscii(latin1)) return undefined
  const name = Buffer.from(latin1, 'latin1').toString('utf8')
  return fields.has(name) ? name : undefined
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false
  return true
}

/** Writes a document, of any size. Refuses what BSON cannot hold: NUL in a key, nesting too deep. */
export function encode(doc: Doc): Buffer {
  return new Writer().document(doc)
}
