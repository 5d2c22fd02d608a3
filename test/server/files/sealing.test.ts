import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FileLink } from '../../../shared/files'
import { bytesOnDisk } from '../../../server/files/disk'
import { rotateFiles } from '../../../server/files/rotating'
import { reseal, sealedBytes } from '../../../server/files/sealing'
import { startApi } from '../../support/api'
import type { Api } from '../../support/api'
import { registerElder, settleCounty } from '../../support/build'
import { paper, photo } from '../../support/papers'
import { testKeys, testVault } from '../../support/vault'
import { createVault } from '../../../server/kit/vault'
import { handIn } from './steps'

const directory = mkdtempSync(join(tmpdir(), 'linli-sealed-'))
const disk = bytesOnDisk(directory)
const lying = () =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => ({ name, bytes: readFileSync(join(parentPath, name)) }))

let api: Api
beforeAll(async () => {
  api = await startApi({ label: 'sealed_files', files: { bytes: disk } })
})
afterAll(() => api.stop())

describe('attachments on disk', () => {
  it('show nothing of themselves, and come out as they went in', async () => {
    const desk = await api.signIn((await settleCounty()).desk)
    const elderId = await registerElder()
    for (const bytes of [photo(), paper()]) {
      const { body } = await handIn(desk, bytes, { purpose: 'mandate-form', elderId })
      const { url } = (await desk.post<FileLink>(`/api/files/${body.id}/link`)).body
      const answer = await fetch(`${api.url}${url}`)
      expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes)
    }
    const files = lying()
    expect(files).toHaveLength(2)
    for (const { bytes } of files) {
      expect(bytes.toString('latin1', 0, 5)).toBe('v1.A.')
      for (const trace of ['%PDF-', 'JFIF', '\xff\xd8\xff', 'obj'])
        expect(bytes.includes(Buffer.from(trace, 'latin1'))).toBe(false)
    }
  })

  it('are all under the first key after the keys were changed, those that lay open too', async () => {
    const [{ name } = { name: '' }] = lying()
    const open = await sealedBytes(disk, testVault()).get(name)
    await disk.replace(name, open)
    const newer = { id: 'newer', bytes: randomBytes(32) }
    const keys = testKeys()
    const both = createVault({ ...keys, data: [newer, ...keys.data] })
    expect(await rotateFiles(disk, both)).toMatchObject({ resealed: 2, current: 0, broken: 0 })
    expect(await rotateFiles(disk, both)).toMatchObject({ resealed: 0, current: 2, broken: 0 })
    const alone = createVault({ ...keys, data: [newer] })
    expect(await sealedBytes(disk, alone).get(name)).toEqual(open)
    expect(await rotateFiles(disk, testVault())).toMatchObject({ broken: 2 })
  })
})

describe.each([['aes'], ['sm4']])('a file sealed with %s', (cipher) => {
  const vault = testVault({ DATA_CIPHER: cipher })
  const store = sealedBytes(disk, vault)
  const name = randomBytes(24).toString('hex')

  it('opens under its own name only, and not when a byte was changed', async () => {
    const bytes = randomBytes(100_000)
    await store.put(name, bytes)
    expect(await store.get(name)).toEqual(bytes)
    const sealed = await disk.get(name)
    const elsewhere = randomBytes(24).toString('hex')
    await disk.put(elsewhere, sealed)
    await expect(store.get(elsewhere)).rejects.toMatchObject({ code: 'file.store' })
    for (const at of [3, 20, 90, sealed.length - 1]) {
      const changed = Buffer.from(sealed)
      changed[at] = (changed[at] ?? 0) ^ 1
      await disk.replace(elsewhere, changed)
      const opened = await store.get(elsewhere).catch(({ code }: { code: string }) => code)
      expect([at, Buffer.isBuffer(opened) && opened.equals(bytes)]).toEqual([at, false])
    }
    await Promise.all([name, elsewhere].map((each) => store.remove(each)))
  })

  it('that lay open before is read as it is, and sealed by the next change of keys', async () => {
    await disk.put(name, photo())
    expect(await store.get(name)).toEqual(photo())
    expect(await reseal(disk, vault, name)).toBe('resealed')
    expect((await disk.get(name)).equals(photo())).toBe(false)
    expect(await store.get(name)).toEqual(photo())
    await store.remove(name)
  })
})
