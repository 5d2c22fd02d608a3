import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { migrate } from '../../server/kit/data-version'
import { readKeys } from '../../server/kit/keys'
import { checkKeys } from '../../server/kit/keys-check'
import { prepareMongoose } from '../../server/kit/mongo'
import { codeHashOf } from '../../server/people/sign-in/secrets'
import { invitationStore } from '../../server/people/stores/invitations'
import { settleCounty } from '../support/build'
import { testDatabase } from '../support/database'
import { runProgram } from '../support/service'
import { keyVariables } from '../support/vault'

jest.setTimeout(120_000)

const DATA_DIR = mkdtempSync(join(tmpdir(), 'linli-invite-'))
const { uri: MONGODB_URI } = testDatabase('invite')
const written = keyVariables()

beforeAll(async () => {
  prepareMongoose()
  await mongoose.connect(MONGODB_URI, { ignoreUndefined: true })
  await migrate(() => undefined)
  await checkKeys(readKeys(written))
  await settleCounty()
})
afterAll(async () => {
  await mongoose.connection.dropDatabase()
  await mongoose.disconnect()
  rmSync(DATA_DIR, { recursive: true, force: true })
})

const invite = (...args: string[]) =>
  runProgram('tools/admin-invite.ts', { MONGODB_URI, DATA_DIR, ...written }, args)

describe('npm run admin:invite', () => {
  it('prints an invitation that is good once, and writes it down', async () => {
    const { code, said } = await invite(
      '--org',
      'org-county',
      '--role',
      'county',
      '--name',
      '周科长',
    )
    expect([code, said]).toEqual([0, expect.stringContaining('试验县卫生健康局 邀请 周科长')])
    const letters = /邀请码 ([2-9A-Z-]{14})/.exec(said)?.[1] ?? ''
    const spend = () => invitationStore.spend(codeHashOf(letters), '0'.repeat(24), new Date())
    expect(await spend()).toMatchObject({ name: '周科长', role: 'county', orgId: 'org-county' })
    expect(await spend()).toBeUndefined()
    const rows = await mongoose.connection.collection('audit').find().toArray()
    expect(rows).toMatchObject([{ kind: 'invitation.made', orgId: 'org-county' }])
  })

  it.each([
    [['--org', 'org-county', '--role', 'doctor', '--name', '周科长'], /岗位与机构类型不符/],
    [['--role', 'county', '--name', '周科长'], /orgId 没有填写或不对/],
  ])('refuses %j in one sentence', async (args, says) => {
    const { code, said } = await invite(...args)
    expect(code).toBe(1)
    expect(said.trim()).toMatch(says)
    expect(said.trim().split('\n')).toHaveLength(1)
  })
})
