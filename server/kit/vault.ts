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
  /** The same for a file: a line like the one above, without its text, then the sealed bytes. */
  sealBytes(bytes: Buffer, place: Place): Buffer
  openBytes(sealed: Buffer, place: Place): Buffer
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

const LONGEST_HEAD = 300
const LINE_END = 0x0a

/** The first line of a sealed file; undefined for a file that is not sealed. */
export function headOf(bytes: Buffer): string | undefined {
  const end = bytes.subarray(0, LONGEST_HEAD).indexOf(LINE_END)
  const head = end === -1 ? '' : bytes.toString('latin1', 0, end)
  return isSealed(head) ? head : undefined
}

export function createVault({ data, cipher, index, indexHash }: KeyRing): Vault {
  const current = data[0].id
  const ciphers = createCiphers(data)

  function sealed(plain: Buffer, place: Place) {
    return ciphers(cipher, current, place).seal(plain, bound(place, cipher, current))
  }

  /** `text` stands in the line itself unless it is given. */
  function opened(line: string, place: Place, given?: Buffer): Buffer {
    const [, algorithm = '', keyId = '', ...parts] = FORM.exec(line) ?? broken(place)
    const used = ciphers(algorithm as CipherId, keyId, place)
    const [iv, inLine, tag] = parts.map((part) => bytesOf(part) ?? broken(place))
    if (!iv || !inLine || !tag) return broken(place)
    try {
      return used.open({ iv, text: given ?? inLine, tag }, bound(place, algorithm, keyId))
    } catch {
      return broken(place)
    }
  }

  return {
    seal(plain, place) {
      const { iv, text, tag } = sealed(Buffer.from(plain, 'utf8'), place)
      return lineOf([cipher, current], iv, text, tag)
    },

    open: (line, place) => opened(line, place).toString('utf8'),

    sealBytes(bytes, place) {
      const { iv, text, tag } = sealed(bytes, place)
      return Buffer.concat([
        Buffer.from(`${lineOf([cipher, current], iv, Buffer.alloc(0), tag)}\n`),
        text,
      ])
    },

    openBytes(bytes, place) {
      const head = headOf(bytes) ?? broken(place)
      return opened(head, place, bytes.subarray(head.length + 1))
    },

    index: (purpose, text) => indexOf({ index, indexHash }, purpose, text),

    isCurrent: (sealed) => sealed.startsWith(`v1.${cipher}.${current}.`),
  }
}

const indexOf = (
  { index, indexHash }: Pick<KeyRing, 'index' | 'indexHash'>,
  purpose: string,
  text: string,
): string =>
  createHmac(indexHash, index)
    .update(JSON.stringify([purpose, text]))
    .digest()
    .subarray(0, INDEX_BYTES)
    .toString('base64url')

/** `under`: the algorithm and the key. */
const lineOf = (under: readonly [string, string], ...parts: readonly Buffer[]): string =>
  ['v1', ...under, ...parts.map((part) => part.toString('base64url'))].join('.')

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
