import { refuse, refuseUnless } from '../../kit/refusal'
import { orientationOf, orientationSegment } from './exif'
import { refuseForeign } from './foreign'
import { refuseUnlessDrawable } from './size'

const marker = { EOI: 0xd9, SOS: 0xda, APP0: 0xe0, APP1: 0xe1, APP14: 0xee, COM: 0xfe }
/** Tables and settings of the picture itself: DHT, DAC, DQT, DNL, DRI. */
const NEEDED = new Set([0xc4, 0xcc, 0xdb, 0xdc, 0xdd])

interface Segment {
  code: number
  /** Without marker and length. */
  payload: Buffer
  whole: Buffer
  next: number
}

/**
 * A JPEG of nothing but its picture: Exif (with the place it was taken), XMP, comments, previews and whatever follows
 * the end are left out; how the camera was held stays. Another format hidden in what is left out is refused.
 * Segments: ITU-T T.81, annex B.
 */
export function cleanJpeg(bytes: Buffer): Buffer {
  const kept: Buffer[] = [bytes.subarray(0, 2)]
  let at = 2
  let frames = 0
  let scans = 0
  while (bytes[at] !== 0xff || bytes[at + 1] !== marker.EOI) {
    const segment = segmentAt(bytes, at)
    at = segment.next
    kept.push(keptOf(segment))
    if (isFrame(segment.code)) {
      refuseUnlessSized(segment.payload)
      frames += 1
    }
    if (segment.code !== marker.SOS) continue
    const end = endOfScan(bytes, at)
    kept.push(bytes.subarray(at, end))
    at = end
    scans += 1
  }
  refuseUnless(frames === 1 && scans > 0, 'file.damaged')
  refuseForeign(bytes.subarray(at + 2))
  return Buffer.concat([...kept, bytes.subarray(at, at + 2)])
}

function segmentAt(bytes: Buffer, start: number): Segment {
  let at = start
  // Any number of fill bytes may stand before a marker.
  while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1
  const code = bytes[at + 1]
  refuseUnless(bytes[at] === 0xff && code !== undefined && code >= 0xc0, 'file.damaged')
  refuseUnless(at + 4 <= bytes.length, 'file.damaged')
  const next = at + 2 + bytes.readUInt16BE(at + 2)
  refuseUnless(next >= at + 4 && next <= bytes.length, 'file.damaged')
  return { code, payload: bytes.subarray(at + 4, next), whole: bytes.subarray(at, next), next }
}

/** The segment as it is, what must be known of it, or nothing. */
function keptOf(segment: Segment): Buffer {
  const { code, payload, whole } = segment
  refuseForeign(payload)
  if (NEEDED.has(code) || isFrame(code) || code === marker.SOS) return whole
  refuseUnless(code >= marker.APP0 && code <= marker.COM, 'file.damaged')
  return parts[code]?.(segment) ?? nothing
}

/** What is kept of the segments beside the picture. */
const parts: Record<number, (segment: Segment) => Buffer | undefined> = {
  [marker.APP0]: ({ payload, whole }) =>
    payload.length >= 14 && startsWith(payload, 'JFIF\0') ? withoutPreview(whole) : undefined,
  [marker.APP1]: ({ payload }) => {
    const orientation = orientationOf(payload)
    return orientation ? orientationSegment(orientation) : undefined
  },
  // Without it, colours of some cameras would come out wrong.
  [marker.APP14]: ({ payload, whole }) =>
    payload.length === 12 && startsWith(payload, 'Adobe') ? whole : undefined,
}

const nothing = Buffer.alloc(0)
const startsWith = (payload: Buffer, text: string) =>
  payload.toString('latin1', 0, text.length) === text

/** JFIF may carry a small preview after its 16 bytes. */
function withoutPreview(whole: Buffer): Buffer {
  const head = Buffer.from(whole.subarray(0, 18))
  head.writeUInt16BE(16, 2)
  head.writeUInt16BE(0, 16)
  return head
}

/** SOF0 to SOF15 without the tables that lie among them (DHT, JPG, DAC). */
const isFrame = (code: number) =>
  code >= 0xc0 && code <= 0xcf && code !== 0xc4 && code !== 0xc8 && code !== 0xcc

function refuseUnlessSized(frame: Buffer) {
  refuseUnless(frame.length >= 6, 'file.damaged')
  refuseUnlessDrawable(frame.readUInt16BE(3), frame.readUInt16BE(1))
}

/** Where the picture's data ends: at a marker that is neither stuffed (FF00) nor a restart (FFD0 to FFD7). */
function endOfScan(bytes: Buffer, start: number): number {
  let at = bytes.indexOf(0xff, start)
  while (at !== -1 && at + 1 < bytes.length) {
    const code = bytes[at + 1] ?? 0
    const inside = code === 0x00 || (code >= 0xd0 && code <= 0xd7)
    if (!inside && code !== 0xff) return at
    at = bytes.indexOf(0xff, inside ? at + 2 : at + 1)
  }
  return refuse('file.damaged')
}
