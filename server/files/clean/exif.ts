const ORIENTATION = 0x0112
const HEADER = Buffer.from('Exif\0\0', 'latin1')

/** How the camera was held, 1 to 8, from an APP1 segment's payload; undefined when it does not say. */
export function orientationOf(payload: Buffer): number | undefined {
  if (!payload.subarray(0, HEADER.length).equals(HEADER)) return undefined
  const tiff = payload.subarray(HEADER.length)
  const order = tiff.toString('latin1', 0, 2)
  if (tiff.length < 8 || (order !== 'II' && order !== 'MM')) return undefined
  const little = order === 'II'
  const word = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  if (directory + 2 > tiff.length) return undefined
  for (let entry = 0; entry < word(directory); entry += 1) {
    const at = directory + 2 + entry * 12
    if (at + 12 > tiff.length) return undefined
    if (word(at) === ORIENTATION) return withinReach(word(at + 8))
  }
  return undefined
}

const withinReach = (value: number) => (value >= 1 && value <= 8 ? value : undefined)

/** A whole APP1 segment that says how the camera was held, and nothing else. */
export function orientationSegment(orientation: number): Buffer {
  const tiff = Buffer.from(
    'MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0',
    'latin1',
  )
  tiff.writeUInt16BE(orientation, 18)
  const payload = Buffer.concat([HEADER, tiff])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(payload.length + 2, 2)
  return Buffer.concat([head, payload])
}
