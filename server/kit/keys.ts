import { randomBytes } from 'node:crypto'
import { StartRefusal } from './start-refusal'
import type { CipherId } from './vault-ciphers'

interface DataKey {
  id: string
  /** 32 bytes. */
  bytes: Buffer
}

/** Every secret of the house. It is handed to the few who need it, never logged, never stored in the database. */
export interface KeyRing {
  /** The first seals; the others only open what was sealed before. */
  data: readonly [DataKey, ...DataKey[]]
  cipher: CipherId
  /** Of blind indexes: cannot change without building every index anew. */
  index: Buffer
  indexHash: 'sha256' | 'sm3'
  /** Of the audit chain. */
  audit: Buffer
  /** Of signed links. */
  link: Buffer
}

/** What the keys are written as, in the environment or in the key file of a demo. */
export type KeyVariables = Partial<Record<KeyName | 'DATA_CIPHER' | 'INDEX_HASH', string>>
const keyNames = ['DATA_KEYS', 'INDEX_KEY', 'AUDIT_KEY', 'LINK_KEY'] as const
type KeyName = (typeof keyNames)[number]

const KEY_BYTES = 32
/** 32 bytes in base64; a decoder alone would take any text. */
const KEY_TEXT = /^[A-Za-z0-9+/_-]{43}=?$/
const KEY_ID = /^[A-Za-z0-9_-]{1,32}$/

/** Are none of the keys given? Then a demo makes its own. */
export const hasNoKeys = (variables: KeyVariables): boolean =>
  keyNames.every((name) => !variables[name])

/** The keys as they are written; refuses in words what is missing or malformed, never repeating it. */
export function readKeys(variables: KeyVariables): KeyRing {
  const missing = keyNames.filter((name) => !variables[name])
  if (missing.length > 0) {
    throw new StartRefusal(
      `缺少密钥 ${missing.join('、')}，不能启动；请在环境变量中给出 (missing keys: set them in the environment, see README)`,
    )
  }
  const cipher = choice(variables, 'DATA_CIPHER', ['aes', 'sm4'])
  const indexHash = choice(variables, 'INDEX_HASH', cipher === 'sm4' ? ['sm3', 'sha256'] : hashes)
  const keys = {
    index: keyOf('INDEX_KEY', variables.INDEX_KEY),
    audit: keyOf('AUDIT_KEY', variables.AUDIT_KEY),
    link: keyOf('LINK_KEY', variables.LINK_KEY),
  }
  const data = dataKeysOf(variables.DATA_KEYS)
  refuseTwice([...data.map(({ bytes }) => bytes), keys.index, keys.audit, keys.link])
  return { data, cipher: cipher === 'sm4' ? 'S' : 'A', indexHash, ...keys }
}

const hashes = ['sha256', 'sm3'] as const

/** `id:base64,id2:base64` */
function dataKeysOf(written = ''): KeyRing['data'] {
  const [first, ...others] = written.split(',').map((part) => {
    const [, id = '', key] = /^([^:]*):(.*)$/.exec(part.trim()) ?? []
    if (!KEY_ID.test(id)) malformed('DATA_KEYS')
    return { id, bytes: keyOf('DATA_KEYS', key) }
  })
  if (!first) return malformed('DATA_KEYS')
  const ids = new Set([first, ...others].map(({ id }) => id))
  if (ids.size !== others.length + 1) malformed('DATA_KEYS')
  return [first, ...others]
}

function keyOf(name: KeyName, written = ''): Buffer {
  const text = written.trim()
  return KEY_TEXT.test(text) ? Buffer.from(text, 'base64') : malformed(name)
}

/** One secret in two places would let one leak open both. */
function refuseTwice(keys: readonly Buffer[]) {
  if (new Set(keys.map((key) => key.toString('base64'))).size === keys.length) return
  throw new StartRefusal('每个密钥必须不同 (every key must be different)')
}

function choice<Value extends string>(
  variables: KeyVariables,
  name: 'DATA_CIPHER' | 'INDEX_HASH',
  values: readonly [Value, ...Value[]],
): Value {
  const written = variables[name]
  if (!written) return values[0]
  return values.find((value) => value === written) ?? malformed(name)
}

function malformed(name: string): never {
  throw new StartRefusal(
    `环境变量 ${name} 的值不对：密钥是 32 字节的 base64，DATA_KEYS 写作 编号:密钥 (invalid ${name}: a key is 32 bytes in base64, DATA_KEYS is id:key)`,
  )
}

/** New keys in the form they are written in. */
export function newKeyVariables(): Record<KeyName, string> {
  const key = () => randomBytes(KEY_BYTES).toString('base64')
  return { DATA_KEYS: `k1:${key()}`, INDEX_KEY: key(), AUDIT_KEY: key(), LINK_KEY: key() }
}
