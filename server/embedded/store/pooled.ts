/**
 * Copies what LMDB lends into buffers from Node's pool. lmdb would make an ArrayBuffer for every key
 * and every value it reads, which costs more than reading them.
 */

/** A copy of the first `length` bytes from `start`; lmdb's own buffers tell a false `byteLength`. */
function copied(source: Uint8Array, start: number, length: number): Buffer {
  const copy = Buffer.allocUnsafe(length)
  copy.set(new Uint8Array(source.buffer, source.byteOffset + start, length))
  return copy
}

/** Keys as they are (lmdb: keyEncoder). */
export const keyEncoder = {
  writeKey(key: Buffer, target: Uint8Array, start: number): number {
    target.set(key, start)
    return start + key.length
  },
  readKey(source: Uint8Array, start: number, end: number): Buffer {
    return copied(source, start, end - start)
  },
}

/** Values as they are (lmdb: encoder). */
export const valueEncoder = {
  encode: (value: Buffer): Buffer => value,
  decode: (bytes: Uint8Array): Buffer => copied(bytes, 0, bytes.length),
}
