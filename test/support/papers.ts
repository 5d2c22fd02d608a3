/** Photos and PDFs made byte by byte, honest and otherwise. */
import { deflateSync } from 'node:zlib'
import { crc32 } from '../../server/files/clean/crc32'

const bytesOf = (...parts: (string | Buffer | number[])[]) =>
  Buffer.concat(
    parts.map((part) =>
      typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part),
    ),
  )

/** A JPEG segment: marker, length, payload. */
export function segment(code: number, payload: string | Buffer | number[]): Buffer {
  const inside = bytesOf(payload)
  const head = Buffer.from([0xff, code, 0, 0])
  head.writeUInt16BE(inside.length + 2, 2)
  return Buffer.concat([head, inside])
}

const jfif = segment(0xe0, 'JFIF\0\x01\x01\0\0\x01\0\x01\0\0')
const tables = Buffer.concat([
  segment(0xdb, [0, ...Array.from({ length: 64 }, () => 1)]),
  segment(0xc4, [0x00, 1, ...Array.from({ length: 15 }, () => 0), 0]),
  segment(0xc4, [0x10, 1, ...Array.from({ length: 15 }, () => 0), 0]),
])
const frame = (width: number, height: number) =>
  segment(0xc0, [8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0])
const scan = Buffer.concat([segment(0xda, [1, 1, 0, 0, 63, 0]), Buffer.from([0x3f])])

/** A grey photo of 8 × 8 points; `beside` are further segments, `after` what follows its end. */
export const photo = (
  given: { beside?: Buffer[]; after?: string; width?: number; height?: number } = {},
): Buffer =>
  bytesOf(
    [0xff, 0xd8],
    jfif,
    ...(given.beside ?? []),
    tables,
    frame(given.width ?? 8, given.height ?? 8),
    scan,
    [0xff, 0xd9],
    given.after ?? '',
  )

/** An Exif segment of a photo taken at 30°15′N 120°9′E, with the camera held in one of eight ways. */
export function exif(orientation: number, order: 'II' | 'MM' = 'II'): Buffer {
  const tiff = Buffer.alloc(26 + 12 + 6 + 18 + 24)
  const little = order === 'II'
  const put16 = (value: number, at: number) =>
    little ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at)
  const put32 = (value: number, at: number) =>
    little ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at)
  tiff.write(order, 0, 'latin1')
  put16(42, 2)
  put32(8, 4)
  put16(2, 8)
  const entry = (at: number, tag: number, value: number) => {
    put16(tag, at)
    put16(3, at + 2)
    put32(1, at + 4)
    put16(value, at + 8)
  }
  entry(10, 0x0112, orientation)
  entry(22, 0x8825, 38)
  tiff.write('GPS 30 15 0 N 120 9 0 E', 44, 'latin1')
  return segment(0xe1, bytesOf('Exif\0\0', tiff))
}

export function chunk(type: string, data: Buffer | string): Buffer {
  const named = bytesOf(type, data)
  const whole = Buffer.alloc(named.length + 8)
  whole.writeUInt32BE(named.length - 4, 0)
  named.copy(whole, 4)
  whole.writeUInt32BE(crc32(named), named.length + 4)
  return whole
}

/** A grey PNG of one point. */
export function drawing(given: { beside?: Buffer[]; after?: string; width?: number } = {}): Buffer {
  const size = Buffer.from([0, 0, 0, 0, 0, 0, 0, 1, 8, 0, 0, 0, 0])
  size.writeUInt32BE(given.width ?? 1, 0)
  return bytesOf(
    '\x89PNG\r\n\x1a\n',
    chunk('IHDR', size),
    ...(given.beside ?? []),
    chunk('IDAT', deflateSync(Buffer.from([0, 128]))),
    chunk('IEND', ''),
    given.after ?? '',
  )
}

/** A PDF of one empty page; `objects` come after its own three, `after` follows its end. */
export function paper(given: { objects?: (string | Buffer)[]; catalog?: string } = {}): Buffer {
  const objects = [
    `<</Type/Catalog/Pages 2 0 R${given.catalog ?? ''}>>`,
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>',
    ...(given.objects ?? []),
  ]
  return bytesOf(
    '%PDF-1.7\n',
    ...objects.flatMap((each, index) => [`${index + 1} 0 obj\n`, each, '\nendobj\n']),
    'trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n0\n%%EOF\n',
  )
}

export const stream = (dictionary: string, data: Buffer): Buffer =>
  bytesOf(`<<${dictionary}/Length ${data.length}>>\nstream\n`, data, '\nendstream')
