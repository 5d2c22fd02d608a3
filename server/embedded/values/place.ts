import { fail } from '../errors'

/** A place in a buffer of BSON. `end` bounds every read; `depth` bounds nesting. */
export interface Reader {
  readonly buffer: Buffer
  at: number
  end: number
  depth: number
}

/** A dense table, because the types of BSON are few bytes and every field is looked up. */
export function byType<T>(entries: Record<number, T>): readonly (T | undefined)[] {
  return Array.from({ length: 256 }, (_, type) => entries[type])
}

/** The length that stands at this place, without moving past it. */
export function length(reader: Reader): number {
  if (reader.at + 4 > reader.end) fail(22, 'Invalid BSON: the document ends too early')
  const size = reader.buffer.readInt32LE(reader.at)
  return size < 0 ? fail(22, 'Invalid BSON: negative length') : size
}
