/** WeChat's side of the message push in safe mode. */
import { createCipheriv, randomBytes } from 'node:crypto'
import { signatureOf } from '../../../server/notices/push/cipher'

const BLOCK = 32

export function safeMode() {
  const keys = {
    appid: 'wx0123456789abcdef',
    token: 'a-token-of-the-account',
    aesKey: randomBytes(33).toString('base64').slice(0, 43).replace(/[+/]/g, 'A'),
  }

  /** As WeChat encrypts: 16 random bytes, length, message, the app's id, padded to blocks of 32 bytes. */
  function encrypted(message: string, { appid, aesKey } = keys): string {
    const text = Buffer.from(message)
    const length = Buffer.alloc(4)
    length.writeUInt32BE(text.length)
    const plain = Buffer.concat([randomBytes(16), length, text, Buffer.from(appid)])
    const padding = BLOCK - (plain.length % BLOCK)
    const key = Buffer.from(`${aesKey}=`, 'base64')
    const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
    const padded = Buffer.concat([plain, Buffer.alloc(padding, padding)])
    return Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64')
  }

  /** The query string of a push; what is not given is as WeChat would send it now. */
  function signedQuery(
    encrypt: string,
    given: { timestamp?: string; nonce?: string; token?: string; signature?: string } = {},
  ): string {
    const { timestamp = nowSeconds(), nonce = newNonce(), token = keys.token } = given
    return new URLSearchParams({
      signature: signatureOf(token, timestamp, nonce),
      timestamp,
      nonce,
      openid: 'openid',
      encrypt_type: 'aes',
      msg_signature: given.signature ?? signatureOf(token, timestamp, nonce, encrypt),
    }).toString()
  }

  return { keys, encrypted, signedQuery }
}

export const nowSeconds = (more = 0): string => String(Math.floor(Date.now() / 1000) + more)
export const newNonce = (): string => randomBytes(8).toString('hex')
