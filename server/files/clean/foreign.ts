import { refuseUnless } from '../../kit/refusal'

/**
 * Beginnings of other formats that are run or unpacked: archives, programs, pages, scripts, documents. Each is long
 * enough not to turn up by chance in the few kilobytes beside a picture.
 */
const SIGNATURES = [
  'PK\x03\x04',
  'PK\x05\x06',
  'Rar!\x1A\x07',
  '7z\xBC\xAF\x27\x1C',
  '\x7FELF',
  '\xCA\xFE\xBA\xBE',
  'This program cannot be run in DOS mode',
  '%PDF-',
  '\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1',
].map((text) => Buffer.from(text, 'latin1'))
const MARKUP = /<(?:script|html|svg|iframe|object|embed|\?php|%@|!doctype)/i

/** Does this stretch of bytes carry another format that a program could be made to open? */
const isForeign = (bytes: Buffer): boolean =>
  SIGNATURES.some((signature) => bytes.includes(signature)) || MARKUP.test(bytes.toString('latin1'))

/** What stands beside a picture is dropped; what another program would open there is no accident. */
export function refuseForeign(bytes: Buffer) {
  refuseUnless(!isForeign(bytes), 'file.two-in-one')
}
