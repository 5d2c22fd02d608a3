import { fail } from '../errors'
import { byType, length, type Reader } from './place'
import { readValue } from './reader'

/** Steps over one value without building it. */
export function skipValue(reader: Reader, type: number): void {
  const { buffer, at } = reader
  const fixed = fixedSizes[type]
  const beside = lengthBeside[type]
  if (fixed !== undefined) reader.at = at + fixed
  else if (beside !== undefined) reader.at = at + beside + length(reader)
  else if (type === 0x0b) reader.at = buffer.indexOf(0, buffer.indexOf(0, at) + 1) + 1
  else readValue(reader, type)
  if (reader.at > reader.end) fail(22, 'Invalid BSON: a value reaches past its document')
}

const fixedSizes = byType<number>({
  0x01: 8,
  0x06: 0,
  0x07: 12,
  0x08: 1,
  0x09: 8,
  0x0a: 0,
  0x10: 4,
  0x11: 8,
  0x12: 8,
  0x13: 16,
  0x7f: 0,
  0xff: 0,
})

/** What a value takes beside the length it begins with. */
const lengthBeside = byType<number>({
  0x02: 4,
  0x03: 0,
  0x04: 0,
  0x05: 5,
  0x0d: 4,
  0x0e: 4,
  0x0f: 0,
})
