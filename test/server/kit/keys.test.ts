import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose, { Schema } from 'mongoose'
import { hasNoKeys, newKeyVariables, readKeys } from '../../../server/kit/keys'
import { checkKeys } from '../../../server/kit/keys-check'
import { keyFileOf, openKeys } from '../../../server/kit/keys-file'
import { createVault } from '../../../server/kit/vault'
import { StartRefusal } from '../../../server/kit/start-refusal'
import { connectTestDatabase, dropTestDatabase } from '../../support/connected'

const written = newKeyVariables()
const key = written.INDEX_KEY

describe('keys of the environment', () => {
  it('are read as they are written', () => {
    const keys = readKeys({ ...written, DATA_KEYS: `new:${other()},old:${other()}` })
    expect(keys.data.map(({ id, bytes }) => [id, bytes.length])).toEqual([
      ['new', 32],
      ['old', 32],
    ])
    expect([keys.cipher, keys.indexHash, keys.link.length]).toEqual(['A', 'sha256', 32])
  })

  it('with SM4, blind indexes are SM3 unless said otherwise', () => {
    const sm4 = { ...written, DATA_CIPHER: 'sm4' }
    expect(readKeys(sm4)).toMatchObject({ cipher: 'S', indexHash: 'sm3' })
    expect(readKeys({ ...sm4, INDEX_HASH: 'sha256' })).toMatchObject({ indexHash: 'sha256' })
  })

  it.each([
    ['no keys at all', {}, /DATA_KEYS、INDEX_KEY、AUDIT_KEY、LINK_KEY/],
    ['one missing', { ...written, AUDIT_KEY: '' }, /缺少密钥 AUDIT_KEY/],
    ['a short key', { ...written, LINK_KEY: 'c2hvcnQ=' }, /LINK_KEY/],
    ['a key that is no base64', { ...written, INDEX_KEY: '密'.repeat(43) }, /INDEX_KEY/],
    ['a data key without a name', { ...written, DATA_KEYS: key }, /DATA_KEYS/],
    ['a name with a dot', { ...written, DATA_KEYS: `a.b:${key}` }, /DATA_KEYS/],
    ['two data keys of one name', { ...written, DATA_KEYS: `a:${other()},a:${other()}` }, /DATA/],
    ['the same secret twice', { ...written, AUDIT_KEY: key }, /必须不同/],
    ['an unknown algorithm', { ...written, DATA_CIPHER: 'rot13' }, /DATA_CIPHER/],
  ])('%s is refused in words, without showing a key', (_what, variables, words) => {
    expect(() => readKeys(variables)).toThrow(words)
    expect(() => readKeys(variables)).toThrow(StartRefusal)
    expect(said(() => readKeys(variables))).not.toContain(key.slice(0, 12))
  })
})

describe('the key file of a demo', () => {
  const room = mkdtempSync(join(tmpdir(), 'linli-keys-'))
  const dataDir = join(room, 'data')
  const demo = { demo: true, dataDir }
  beforeAll(() => connectTestDatabase('keys'))
  afterAll(async () => {
    await dropTestDatabase()
    rmSync(room, { recursive: true, force: true })
  })

  it('lies beside the data and not inside, and nobody else may read it', async () => {
    const keys = await openKeys({}, demo)
    const file = keyFileOf(dataDir)
    expect(file).toBe(join(room, 'data.keys.json'))
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect((await openKeys({}, demo)).index).toEqual(keys.index)
  })

  it('is not used when the environment has keys, nor by half', async () => {
    expect((await openKeys(written, demo)).index.toString('base64')).toBe(key)
    await expect(openKeys({ INDEX_KEY: key }, demo)).rejects.toThrow(/缺少密钥 DATA_KEYS/)
    expect(hasNoKeys({ DATA_CIPHER: 'sm4' })).toBe(true)
  })

  it('is never made outside demo mode', async () => {
    await expect(openKeys({}, { demo: false, dataDir })).rejects.toThrow(/缺少密钥/)
  })

  it('that others may read is refused', async () => {
    chmodSync(keyFileOf(dataDir), 0o640)
    await expect(openKeys({}, demo)).rejects.toThrow(/chmod 600/)
    chmodSync(keyFileOf(dataDir), 0o600)
  })

  it('that is broken is refused and left as it is', async () => {
    const broken = { demo: true, dataDir: join(room, 'broken') }
    writeFileSync(keyFileOf(broken.dataDir), '{"DATA_KEYS":', { mode: 0o600 })
    await expect(openKeys({}, broken)).rejects.toThrow(/读不了/)
    expect(readFileSync(keyFileOf(broken.dataDir), 'utf8')).toBe('{"DATA_KEYS":')
  })

  it('that is gone is not made anew for data that was sealed with it', async () => {
    await checkKeys(await openKeys({}, demo))
    rmSync(keyFileOf(dataDir))
    await expect(openKeys({}, demo)).rejects.toThrow(/密钥文件.*不见了/)
  })
})

describe('the key check', () => {
  const secrets = mongoose.models['KeyCheckSample'] ?? sampleModel()
  beforeAll(() => connectTestDatabase('key_check'))
  afterAll(dropTestDatabase)
  const check = (variables: object) => checkKeys(readKeys(variables))

  it('lets in the keys the data began with, also under another algorithm or after rotation', async () => {
    await check(written)
    await check(written)
    await check({ ...written, DATA_CIPHER: 'sm4', INDEX_HASH: 'sha256' })
    await check({ ...written, DATA_KEYS: `k2:${other()},${written.DATA_KEYS}` })
  })

  it.each([
    ['another data key', { ...written, DATA_KEYS: `k1:${other()}` }, /DATA_KEYS/],
    ['only a new data key', { ...written, DATA_KEYS: `k2:${other()}` }, /DATA_KEYS/],
    ['another index key', { ...written, INDEX_KEY: other() }, /INDEX_KEY/],
    ['another audit key', { ...written, AUDIT_KEY: other() }, /AUDIT_KEY/],
    ['another index hash', { ...written, INDEX_HASH: 'sm3' }, /INDEX_HASH/],
  ])('refuses %s', async (_what, variables, words) => {
    await expect(check(variables)).rejects.toThrow(words)
    await expect(check(variables)).rejects.toThrow(StartRefusal)
  })

  it('whose row was taken away holds the keys against what is sealed', async () => {
    const place = { collection: 'key_check_samples', field: 'sealed', id: 's1' }
    const sealed = createVault(readKeys(written)).seal('13900001111', place)
    await secrets.create({ _id: 's1', sealed })
    await mongoose.connection.collection('system').deleteMany({})
    const wrong = { ...written, DATA_KEYS: `k1:${other()}` }
    await expect(check(wrong)).rejects.toThrow(/DATA_KEYS/)
    await check(written)
  })
})

function sampleModel() {
  const schema = new Schema(
    { _id: String, sealed: { type: String, sealed: true } },
    { collection: 'key_check_samples' },
  )
  return mongoose.model('KeyCheckSample', schema)
}

function other(): string {
  return newKeyVariables().INDEX_KEY
}

function said(work: () => unknown): string {
  try {
    work()
    return ''
  } catch (thrown) {
    return (thrown as Error).message
  }
}
