import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

/** `A`: AES-256-GCM. `S`: SM4-CTR with HMAC-SM3 over everything (encrypt, then MAC), for sites that must use 商用密码. */
export type CipherId = 'A' | 'S'

interface Sealed {
  iv: Buffer
  text: Buffer
  tag: Buffer
}

/** One algorithm under one key; `bound` is authenticated and not hidden. */
export interface Cipher {
  seal(plain: Buffer, bound: Buffer): Sealed
  /** Throws when anything was changed. */
  open(sealed: Sealed, bound: Buffer): Buffer
}

const GCM_IV_BYTES = 12
const SM4_BLOCK_BYTES = 16
const TAG_BYTES = 16

/** One data key serves both algorithms, each through keys derived for it alone. */
export const cipherOf = (id: CipherId, dataKey: Buffer): Cipher =>
  id === 'A' ? aes(dataKey) : sm4(dataKey)

function aes(dataKey: Buffer): Cipher {
  const key = derived('sha256', dataKey, 'linli seal A', 32)
  return {
    seal(plain, bound) {
      const iv = randomBytes(GCM_IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(bound)
      const text = Buffer.concat([cipher.update(plain), cipher.final()])
      return { iv, text, tag: cipher.getAuthTag() }
    },
    open({ iv, text, tag }, bound) {
      const length = { authTagLength: TAG_BYTES }
      const decipher = createDecipheriv('aes-256-gcm', key, iv, length).setAAD(bound)
      decipher.setAuthTag(tag)
      return Buffer.concat([decipher.update(text), decipher.final()])
    },
  }
}

function sm4(dataKey: Buffer): Cipher {
  const key = derived('sm3', dataKey, 'linli seal S', 16)
  const macKey = derived('sm3', dataKey, 'linli tag S', 32)
  const tagOf = (iv: Buffer, text: Buffer, bound: Buffer) =>
    createHmac('sm3', macKey).update(lengthOf(bound)).update(bound).update(iv).update(text).digest()
  return {
    seal(plain, bound) {
      const iv = randomBytes(SM4_BLOCK_BYTES)
      const cipher = createCipheriv('sm4-ctr', key, iv)
      const text = Buffer.concat([cipher.update(plain), cipher.final()])
      return { iv, text, tag: tagOf(iv, text, bound) }
    },
    open({ iv, text, tag }, bound) {
      const right = tagOf(iv, text, bound)
      if (tag.length !== right.length || !timingSafeEqual(tag, right)) throw new Error('wrong tag')
      const decipher = createDecipheriv('sm4-ctr', key, iv)
      return Buffer.concat([decipher.update(text), decipher.final()])
    },
  }
}

/** HKDF (RFC 5869). */
const derived = (hash: 'sha256' | 'sm3', key: Buffer, purpose: string, bytes: number): Buffer =>
  Buffer.from(hkdfSync(hash, key, Buffer.alloc(0), purpose, bytes))

/** Before a text of any length, so that no two inputs of a MAC can read the same. */
function lengthOf(text: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length)
  return length
}
