import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { createAudit } from '../../server/kit/audit'
import type { AuditEntry } from '../../server/kit/audit'
import { migrate } from '../../server/kit/data-version'
import { readKeys } from '../../server/kit/keys'
import { checkKeys } from '../../server/kit/keys-check'
import { prepareMongoose } from '../../server/kit/mongo'
import { createVault } from '../../server/kit/vault'
import { testDatabase } from '../support/database'
import { handClock } from '../support/hand-clock'
import { runProgram } from '../support/service'
import { keyVariables } from '../support/vault'

jest.setTimeout(120_000)

const DATA_DIR = mkdtempSync(join(tmpdir(), 'linli-tools-'))
const { uri: MONGODB_URI } = testDatabase('tools')
const written = keyVariables()
const keys = readKeys(written)
const anchorFiles = [join(DATA_DIR, 'anchors.jsonl')]
const clock = handClock('2026-03-04T10:00:00+08:00')
const audit = createAudit({ key: keys.audit, clock, anchorFiles })

beforeAll(async () => {
  prepareMongoose()
  await mongoose.connect(MONGODB_URI, { ignoreUndefined: true })
  await migrate(() => undefined)
  await checkKeys(keys)
})
afterAll(async () => {
  await mongoose.connection.dropDatabase()
  await mongoose.disconnect()
  rmSync(DATA_DIR, { recursive: true, force: true })
})

describe('npm run audit:verify', () => {
  const rows = () => mongoose.connection.collection<{ _id: string }>('audit')
  const verify = (...args: string[]) =>
    runProgram('tools/audit-verify.ts', { MONGODB_URI, DATA_DIR, ...written }, args)
  const entry: AuditEntry = {
    ...{ kind: 'opened', what: 'file', says: '看了档案', personIds: ['p1'] },
    ...{ byId: 'nurse', byName: '张护士', byRole: 'nurse' },
  }

  it('says how many rows it read, how fast, how old the anchor is, and that all is whole', async () => {
    await Promise.all(Array.from({ length: 40 }, () => audit.append('org', entry)))
    await audit.jobs.find(({ name }) => name === 'audit.anchor')?.run()
    await audit.append('org', entry)
    const { code, said } = await verify()
    expect(said).toMatch(/^41 行，1 条链，\d+ 行\/秒$/m)
    expect(said).toMatch(/最近的锚点 2026-03-04T02:00:00.000Z.*其后还有 1 行未入锚点/)
    expect([code, said]).toEqual([0, expect.stringContaining('完整 (intact)')])
  })

  it('finds what was cut off by a copy of the anchors, when those beside the data are gone too', async () => {
    const copy = join(DATA_DIR, 'copy.jsonl')
    copyFileSync(join(DATA_DIR, 'anchors.jsonl'), copy)
    rmSync(join(DATA_DIR, 'anchors.jsonl'))
    await rows().deleteMany({ n: { $gt: 30 } })
    const blind = await verify()
    expect([blind.code, blind.said]).toEqual([0, expect.stringContaining('没有锚点')])
    const { code, said } = await verify('--anchors', copy)
    expect([code, said]).toEqual([
      1,
      expect.stringContaining('末尾被截断: org 第 40 行 (truncated)'),
    ])
  })

  it('names the row that was edited', async () => {
    await rows().updateOne({ _id: 'org|7' }, { $set: { byName: '李护士' } })
    const { code, said } = await verify()
    expect([code, said]).toEqual([1, expect.stringContaining('被改动或伪造: org 第 7 行 (edited)')])
  })

  it('does not start with another key, rather than call every row forged', async () => {
    const AUDIT_KEY = keyVariables()['AUDIT_KEY'] ?? ''
    const variables = { MONGODB_URI, DATA_DIR, ...written, AUDIT_KEY }
    const { code, said } = await runProgram('tools/audit-verify.ts', variables)
    expect([code, said]).toEqual([1, expect.stringMatching(/^AUDIT_KEY 与写入数据时的密钥不同/)])
  })
})

describe('npm run keys:rotate', () => {
  const place = { collection: 'identities', field: 'number', id: 'index-of-number' }
  const newKey = keyVariables()['INDEX_KEY'] ?? ''
  const both = { ...written, DATA_KEYS: `k2:${newKey},${written['DATA_KEYS']}` }

  it('seals what the rooms keep under the new key, and says when the old one may go', async () => {
    const identities = mongoose.connection.collection<{ _id: string }>('identities')
    const number = createVault(keys).seal('11010519491231002X', place)
    await identities.insertOne({ _id: place.id, number } as never)
    const { code, said } = await runProgram('tools/rotate-keys.ts', { MONGODB_URI, ...both })
    expect(said).toContain('identities.number: resealed 1, current 0')
    expect(said).toContain('system.sealed: resealed 1')
    expect([code, said]).toEqual([0, expect.stringContaining('旧密钥可以撤下')])

    const onlyNew = readKeys({ ...written, DATA_KEYS: `k2:${newKey}` })
    const row = (await identities.findOne({ _id: place.id })) as unknown as { number: string }
    expect(createVault(onlyNew).open(row.number, place)).toBe('11010519491231002X')
    await checkKeys(onlyNew)
  })

  it('run again finds nothing left to do', async () => {
    const { code, said } = await runProgram('tools/rotate-keys.ts', { MONGODB_URI, ...both })
    expect([code, said]).toEqual([
      0,
      expect.stringContaining('identities.number: resealed 0, current 1'),
    ])
  })
})
