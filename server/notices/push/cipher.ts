import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto'
import type { PushSettings } from '../../kit/environment'
import { refuseUnless } from '../../kit/refusal'

const RANDOM_BYTES = 16
const LENGTH_BYTES = 4
/** Padded to whole blocks of 32 bytes, not of the cipher's 16. */
const BLOCK_BYTES = 32

/** SHA-1 over the sorted parts, as WeChat signs. Source: message push, safe mode, WeChat server documentation. */
export const signatureOf = (...parts: readonly string[]): string =>
  createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex')

export function isSignature(given: string, ...parts: readonly string[]): boolean {
  const expected = Buffer.from(signatureOf(...parts))
  const told = Buffer.from(given)
  return told.length === expected.length && timingSafeEqual(told, expected)
}

/** Opens what was encrypted for this app: 16 random bytes, 4 bytes of length, the message, the app's id. */
export function opened(encrypted: string, { aesKey, appid }: PushSettings): string {
  const plain = unpadded(decrypted(encrypted, aesKey))
  const start = RANDOM_BYTES + LENGTH_BYTES
  refuseUnless(plain.length > start, 'push.not-genuine')
  const end = start + plain.readUInt32BE(RANDOM_BYTES)
  refuseUnless(end <= plain.length, 'push.not-genuine')
  refuseUnless(plain.toString('utf8', end) === appid, 'push.not-genuine')
  return plain.toString('utf8', start, end)
}

function decrypted(encrypted: string, aesKey: string): Buffer {
  const key = Buffer.from(`${aesKey}=`, 'base64')
  const bytes = Buffer.from(encrypted, 'base64')
  refuseUnless(bytes.length > 0 && bytes.length % 16 === 0, 'push.not-genuine')
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16))
  decipher.setAutoPadding(false)
  return Buffer.concat([decipher.update(bytes), decipher.final()])
}

function unpadded(plain: Buffer): Buffer {
  const padding = plain.at(-1) ?? 0
  refuseUnless(padding >= 1 && padding <= BLOCK_BYTES, 'push.not-genuine')
  return plain.subarray(0, plain.length - padding)
}
