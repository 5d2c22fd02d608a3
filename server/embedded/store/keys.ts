/**
 * The keys of the one LMDB tree:
 *   [0][kind][id]                    the engine's own records (see `systemKey`)
 *   [collection u32][record u48]     a document, as BSON
 *   [index u32][key][record u48]     an entry of an ordinary index, empty
 *   [index u32][key]                 an entry of a unique index: the record id is its value
 * Collections and indexes share one sequence of ids, so their keys never meet.
 */

/** Ids below this one are the engine's own. */
export const firstId = 16

const system = 0
const recordIdBytes = 6

export type SystemKind = 'format' | 'owner' | 'nextId' | 'collection' | 'session'
const kinds: Readonly<Record<SystemKind, number>> = {
  format: 1,
  owner: 2,
  nextId: 3,
  collection: 4,
  session: 5,
}

export function systemKey(kind: SystemKind, id: Buffer = Buffer.alloc(0)): Buffer {
  const key = Buffer.allocUnsafe(5 + id.length)
  key.writeUInt32BE(system, 0)
  key[4] = kinds[kind]
  id.copy(key, 5)
  return key
}

export function idBytes(id: number): Buffer {
  const bytes = Buffer.allocUnsafe(4)
  bytes.writeUInt32BE(id, 0)
  return bytes
}

export function recordKey(collectionId: number, recordId: number): Buffer {
  const key = Buffer.allocUnsafe(4 + recordIdBytes)
  key.writeUInt32BE(collectionId, 0)
  key.writeUIntBE(recordId, 4, recordIdBytes)
  return key
}

/** The record id at the end of a record key or of an ordinary index entry. */
export function trailingRecordId(key: Buffer): number {
  return key.readUIntBE(key.length - recordIdBytes, recordIdBytes)
}

export function recordIdValue(recordId: number): Buffer {
  const value = Buffer.allocUnsafe(recordIdBytes)
  value.writeUIntBE(recordId, 0, recordIdBytes)
  return value
}

/** The start of every entry of `indexId` whose key begins with `keyPart`. */
export function indexPrefix(indexId: number, keyPart: Uint8Array): Buffer {
  const key = Buffer.allocUnsafe(4 + keyPart.length)
  key.writeUInt32BE(indexId, 0)
  key.set(keyPart, 4)
  return key
}

export function indexEntryKey(indexId: number, keyPart: Uint8Array, recordId: number): Buffer {
  const key = Buffer.allocUnsafe(4 + keyPart.length + recordIdBytes)
  key.writeUInt32BE(indexId, 0)
  key.set(keyPart, 4)
  key.writeUIntBE(recordId, 4 + keyPart.length, recordIdBytes)
  return key
}

/** The first key after every key that begins with `prefix`. */
export function afterPrefix(prefix: Buffer): Buffer {
  let end = prefix.length
  while (end > 0 && prefix[end - 1] === 0xff) end--
  const next = Buffer.from(prefix.subarray(0, end))
  if (end > 0) next[end - 1] = (next[end - 1] ?? 0) + 1
  return next
}

export interface KeyRange {
  /** Inclusive. */
  low: Buffer
  /** Exclusive. */
  high: Buffer
}

/** Every key of a collection or of an index. */
export function wholeRange(id: number): KeyRange {
  return { low: idBytes(id), high: idBytes(id + 1) }
}
