import { createHmac } from 'node:crypto'
import type { KeyRing } from './keys'
import { cipherOf } from './vault-ciphers'
import type { Cipher, CipherId } from './vault-ciphers'

/**
 * Where a sealed text stands; it opens nowhere else. `field` is the path in the schema without array positions
 * (`sealed`, `phones.sealed`); `id` is the document's `_id`, and inside an array `${document _id}/${item _id}`. Keys
 * are rotated by this rule, so every schema keeps to it and marks the path `sealed: true`.
 */
export interface Place {
  collection: string
  field: string
  id: string
}

/** Keeps what must not lie open in the database: identity numbers, phones, addresses, second-factor secrets. */
export interface Vault {
  /** `v1.<algorithm>.<key id>.<iv>.<text>.<tag>`, base64url; never the same twice. */
  seal(text: string, place: Place): string
  /** Throws `SealBroken` for another place, a changed text or a key that is not here. */
  open(sealed: string, place: Place): string
  /**
   * A blind index: the same purpose and text give the same 22 characters (128 bits of an HMAC), which tell nothing of
   * the text. Normalise the text first.
   */
  index(purpose: string, text: string): string
  /** Is this sealed with the key and algorithm that new texts get? */
  isCurrent(sealed: string): boolean
}

/** A sealed text that does not open. It says where, never what. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken'
}

const INDEX_BYTES = 16
const FORM = /^v1\.([AS])\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]*)\.([A-Za-z0-9_-]+)$/

/** Does this text look sealed? */
export const isSealed = (text: string): boolean => FORM.test(text)

export function createVault({ data, cipher, index, indexHash }: KeyRing): Vault {
  const current = data[0].id
  const ciphers = createCiphers(data)

  return {
    seal(text, place) {
      const { iv, ...sealed } = ciphers(cipher, current, place).seal(
        Buffer.from(text, 'utf8'),
        bound(place, cipher, current),
      )
      const parts = [iv, sealed.text, sealed.tag].map((part) => part.toString('base64url'))
      return ['v1', cipher, current, ...parts].join('.')
    },

    open(sealed, place) {
      const [, algorithm = '', keyId = '', ...parts] = FORM.exec(sealed) ?? broken(place)
      const used = ciphers(algorithm as CipherId, keyId, place)
      const [iv, text, tag] = parts.map((part) => bytesOf(part) ?? broken(place))
      if (!iv || !text || !tag) return broken(place)
      try {
        const opened = used.open({ iv, text, tag }, bound(place, algorithm, keyId))
        return opened.toString('utf8')
      } catch {
        return broken(place)
      }
    },

    index: (purpose, text) =>
      createHmac(indexHash, index)
        .update(JSON.stringify([purpose, text]))
        .digest()
        .subarray(0, INDEX_BYTES)
        .toString('base64url'),

    isCurrent: (sealed) => sealed.startsWith(`v1.${cipher}.${current}.`),
  }
}

/** The last character of base64url has spare bits; only the one way to write them is taken. */
function bytesOf(part: string): Buffer | undefined {
  const bytes = Buffer.from(part, 'base64url')
  return bytes.toString('base64url') === part ? bytes : undefined
}

/** Deriving keys costs more than sealing, so every pair of algorithm and key is made ready once. */
function createCiphers(keys: KeyRing['data']) {
  const ready = new Map<string, Cipher>()
  return (algorithm: CipherId, keyId: string, place: Place): Cipher => {
    const name = `${algorithm}.${keyId}`
    const known = ready.get(name)
    if (known) return known
    const key = keys.find(({ id }) => id === keyId) ?? broken(place)
    const made = cipherOf(algorithm, key.bytes)
    ready.set(name, made)
    return made
  }
}

/** Authenticated with the text, so that it cannot be moved to another person, field or key. */
const bound = ({ collection, field, id }: Place, algorithm: string, keyId: string): Buffer =>
  Buffer.from(JSON.stringify([collection, field, id, algorithm, keyId]), 'utf8')

function broken({ collection, field, id }: Place): never {
  throw new SealBroken(`${collection} ${id} ${field} does not open`)
}
