import { crc32 } from './crc32'
import { refuseUnless } from '../../kit/refusal'
import { refuseForeign } from './foreign'
import { refuseUnlessDrawable } from './size'

const SIGNATURE_BYTES = 8
/** Chunks the picture needs, and those that say how its colours and size are meant. */
const KEPT = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB sBIT bKGD pHYs'.split(' ') as readonly string[],
)

interface Chunk {
  type: string
  data: Buffer
  whole: Buffer
  next: number
}

/**
 * A PNG of nothing but its picture: texts, Exif, times, profiles and whatever follows the end are left out. Another
 * format hidden in what is left out is refused. Chunks: ISO/IEC 15948 (PNG), clause 5.
 */
export function cleanPng(bytes: Buffer): Buffer {
  const kept: Buffer[] = [bytes.subarray(0, SIGNATURE_BYTES)]
  const counts = { IHDR: 0, IDAT: 0 }
  let chunk = chunkAt(bytes, SIGNATURE_BYTES)
  refuseUnless(chunk.type === 'IHDR' && chunk.data.length === 13, 'file.damaged')
  refuseUnlessDrawable(chunk.data.readUInt32BE(0), chunk.data.readUInt32BE(4))
  while (chunk.type !== 'IEND') {
    if (chunk.type === 'IHDR' || chunk.type === 'IDAT') counts[chunk.type] += 1
    kept.push(keptOf(chunk))
    chunk = chunkAt(bytes, chunk.next)
  }
  refuseUnless(chunk.data.length === 0 && counts.IHDR === 1 && counts.IDAT > 0, 'file.damaged')
  refuseForeign(bytes.subarray(chunk.next))
  return Buffer.concat([...kept, chunk.whole])
}

function chunkAt(bytes: Buffer, at: number): Chunk {
  refuseUnless(at + 12 <= bytes.length, 'file.damaged')
  const next = at + 12 + bytes.readUInt32BE(at)
  refuseUnless(next <= bytes.length, 'file.damaged')
  const type = bytes.toString('latin1', at + 4, at + 8)
  const named = bytes.subarray(at + 4, next - 4)
  const sound = /^[A-Za-z]{4}$/.test(type) && crc32(named) === bytes.readUInt32BE(next - 4)
  refuseUnless(sound, 'file.damaged')
  return { type, data: named.subarray(4), whole: bytes.subarray(at, next), next }
}

/** A capital first letter means: cannot be drawn without it. */
function keptOf({ type, data, whole }: Chunk): Buffer {
  if (KEPT.has(type)) return whole
  refuseForeign(data)
  refuseUnless(type !== type[0]?.toUpperCase() + type.slice(1), 'file.damaged')
  return Buffer.alloc(0)
}
