import { fail } from '../errors'
import type { Reader } from './place'

interface Known {
  readonly text: string
  readonly bytes: Uint8Array
}

const SLOTS = 4096
const LONGEST_KEPT = 64
const known = new Array<Known | undefined>(SLOTS)

/**
 * Reads a field's name. Collections repeat their names endlessly, so names read before are looked
 * up by their bytes, which is faster than making the text anew, and the shared text is faster as
 * the key of a Map.
 */
export function readName(reader: Reader): string {
  const { buffer, end } = reader
  const from = reader.at
  let hash = 0
  let at = from
  for (; at < end; at++) {
    const byte = buffer[at] ?? 0
    if (byte === 0) break
    hash = (hash * 31 + byte) | 0
  }
  if (at >= end) fail(22, 'Invalid BSON: a name without its end')
  reader.at = at + 1
  const slot = hash & (SLOTS - 1)
  const seen = known[slot]
  if (seen && sameBytes(seen.bytes, buffer, from, at)) return seen.text
  const text = buffer.toString('utf8', from, at)
  if (at - from <= LONGEST_KEPT)
    known[slot] = { text, bytes: Uint8Array.from(buffer.subarray(from, at)) }
  return text
}

function sameBytes(bytes: Uint8Array, buffer: Buffer, from: number, to: number): boolean {
  if (bytes.length !== to - from) return false
  for (let i = 0; i < bytes.length; i++) if (bytes[i] !== buffer[from + i]) return false
  return true
}
