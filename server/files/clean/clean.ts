import type { FileType } from '../../../shared/files'
import { refuse } from '../../kit/refusal'
import { cleanJpeg } from './jpeg'
import { cleanPdf } from './pdf'
import { cleanPng } from './png'

const PNG = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')

/** What a file is by its first bytes, whatever it calls itself. */
function typeOf(bytes: Buffer): FileType | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg'
  if (bytes.subarray(0, PNG.length).equals(PNG)) return 'image/png'
  if (bytes.toString('latin1', 0, 5) === '%PDF-') return 'application/pdf'
  return undefined
}

/**
 * A photo or PDF with nothing in it but what is to be seen. Refuses `file.type`, `file.damaged`, `file.two-in-one`,
 * `file.active-content` and `file.locked`.
 */
export async function cleaned(bytes: Buffer): Promise<{ type: FileType; bytes: Buffer }> {
  const type = typeOf(bytes) ?? refuse('file.type')
  return { type, bytes: await cleaners[type](bytes) }
}

const cleaners: Record<FileType, (bytes: Buffer) => Buffer | Promise<Buffer>> = {
  'image/jpeg': cleanJpeg,
  'image/png': cleanPng,
  'application/pdf': cleanPdf,
}
