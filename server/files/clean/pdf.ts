import { promisify } from 'node:util'
import { inflate } from 'node:zlib'
import { refuse, refuseUnless } from '../../kit/refusal'

const unpack = promisify(inflate)
const MOST_UNPACKED = 8 * 1024 * 1024
const MOST_OBJECT_STREAMS = 400

/** What acts by itself when a document is opened or touched, and what brings other files along. */
const ACTIVE = new Set([
  'JavaScript',
  'JS',
  'Launch',
  'EmbeddedFile',
  'EmbeddedFiles',
  'RichMedia',
  'XFA',
  'SubmitForm',
  'ImportData',
  'GoToE',
  'Rendition',
  'Movie',
  'Sound',
])
const NAME = /\/((?:[A-Za-z]|#[0-9A-Fa-f]{2}){2,40})(?![A-Za-z0-9#])/g
const TOO_SHORT_FOR_CHANCE = 3

/**
 * A PDF (ISO 32000) that only shows pages: scripts, attachments, form posts and launches are refused wherever they
 * hide, also under escaped names and inside packed objects. Exif of photos within is blanked in place, so that no
 * offset moves.
 */
export async function cleanPdf(bytes: Buffer): Promise<Buffer> {
  const text = bytes.toString('latin1')
  refuseUnless(/^%PDF-[12]\.\d/.test(text), 'file.damaged')
  const end = text.lastIndexOf('%%EOF')
  refuseUnless(end !== -1 && bytes.length - end <= 1024, 'file.damaged')
  // The directory of an archive stands at its end, before at most 64 kB of comment.
  refuseUnless(!text.slice(-70_000).includes('PK\x05\x06'), 'file.two-in-one')
  // `/JS` may turn up by chance in packed data; everything longer may not.
  refuseActive(text, TOO_SHORT_FOR_CHANCE)
  const streams = streamsOf(text)
  for (const { before } of streams) refuseActive(before)
  refuseActive(text.slice(streams.at(-1)?.from ?? 0).replace(/^[^]*?endstream/, ''))
  const packed = streams.filter(holdsObjects)
  refuseUnless(packed.length <= MOST_OBJECT_STREAMS, 'file.damaged')
  for (const stream of packed) refuseActive(await contentOf(bytes, stream))
  return withoutExif(bytes)
}

function refuseActive(text: string, shortest = 0) {
  for (const [, written = ''] of text.matchAll(NAME)) {
    const name = unescaped(written)
    refuseUnless(name !== 'Encrypt', 'file.locked')
    refuseUnless(name.length < shortest || !ACTIVE.has(name), 'file.active-content')
  }
}

const unescaped = (text: string) =>
  text.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))

interface Stream {
  /** Where its data begins. */
  from: number
  /** What stands between the end of the stream before and this one's data: also its dictionary. */
  before: string
}

function streamsOf(text: string): Stream[] {
  const streams: Stream[] = []
  let outside = 0
  for (const { index, 0: keyword } of text.matchAll(/(?<!end)stream\r?\n/g)) {
    if (index < outside) continue
    const from = index + keyword.length
    streams.push({ from, before: text.slice(outside, index) })
    const end = text.indexOf('endstream', from)
    if (end === -1) break
    outside = end
  }
  return streams
}

/** Is it a stream of packed objects, whether or not it says so itself? */
function holdsObjects({ before }: Stream): boolean {
  const own = unescaped(before.slice(Math.max(0, before.lastIndexOf(' obj'))))
  return unescaped(before).includes('/ObjStm') || (/\/First\s/.test(own) && /\/N\s/.test(own))
}

/** What is packed in another way than the usual one cannot be looked into. */
async function contentOf(bytes: Buffer, { from, before }: Stream): Promise<string> {
  const own = unescaped(before)
  if (!own.includes('/Filter')) return bytes.toString('latin1', from, from + MOST_UNPACKED)
  const usual = /\/Filter\s*(?:\/FlateDecode|\[\s*\/FlateDecode\s*\])/.test(own)
  refuseUnless(usual && !own.includes('/Predictor'), 'file.active-content')
  try {
    const content = await unpack(bytes.subarray(from), { maxOutputLength: MOST_UNPACKED })
    return content.toString('latin1')
  } catch {
    return refuse('file.damaged')
  }
}

const EXIF = Buffer.from('Exif\0\0', 'latin1')

function withoutExif(bytes: Buffer): Buffer {
  const clean = Buffer.from(bytes)
  for (let at = clean.indexOf(EXIF); at !== -1; at = clean.indexOf(EXIF, at + EXIF.length)) {
    const isSegment = at >= 4 && clean[at - 4] === 0xff && clean[at - 3] === 0xe1
    if (!isSegment) continue
    const ends = Math.min(at - 2 + clean.readUInt16BE(at - 2), clean.length)
    clean.fill(0, at + EXIF.length, ends)
  }
  return clean
}
