import { once } from 'node:events'
import { createInflateRaw } from 'node:zlib'
import { refuse, refuseUnless } from '../../../kit/refusal'

const MOST_UNPACKED = 200 * 1024 * 1024
const MOST_ENTRIES = 200
const STORED = 0
const DEFLATED = 8

interface Entry {
  method: number
  from: number
  to: number
}

/**
 * An xlsx is a ZIP; a small one may unpack to more than any memory. What it says of itself proves nothing, so it is
 * unpacked once and only counted. Refuses `import.unreadable`.
 */
export async function refuseBomb(bytes: Buffer) {
  let total = 0
  for (const entry of entriesOf(bytes)) {
    total += await unpackedSize(bytes, entry, MOST_UNPACKED - total)
    refuseUnless(total <= MOST_UNPACKED, 'import.unreadable')
  }
}

/** The central directory: APPNOTE.TXT 4.3.12 and 4.3.16. */
function entriesOf(bytes: Buffer): Entry[] {
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  refuseUnless(end !== -1 && end + 22 <= bytes.length, 'import.unreadable')
  const count = bytes.readUInt16LE(end + 10)
  refuseUnless(count > 0 && count <= MOST_ENTRIES, 'import.unreadable')
  const entries: Entry[] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let each = 0; each < count; each += 1) {
    refuseUnless(
      at + 46 <= bytes.length && bytes.readUInt32LE(at) === 0x02014b50,
      'import.unreadable',
    )
    entries.push(entryAt(bytes, at))
    at +=
      46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

function entryAt(bytes: Buffer, at: number): Entry {
  const method = bytes.readUInt16LE(at + 10)
  const packed = bytes.readUInt32LE(at + 20)
  const local = bytes.readUInt32LE(at + 42)
  refuseUnless(method === STORED || method === DEFLATED, 'import.unreadable')
  refuseUnless(local + 30 <= bytes.length, 'import.unreadable')
  const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
  refuseUnless(from + packed <= bytes.length, 'import.unreadable')
  return { method, from, to: from + packed }
}

async function unpackedSize(bytes: Buffer, { method, from, to }: Entry, most: number) {
  if (method === STORED) return to - from
  const unpacking = createInflateRaw()
  let size = 0
  unpacking.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size > most) unpacking.destroy()
  })
  const ended = Promise.race([once(unpacking, 'end'), once(unpacking, 'close')])
  unpacking.end(bytes.subarray(from, to))
  await ended.catch(() => refuse('import.unreadable'))
  return size
}
