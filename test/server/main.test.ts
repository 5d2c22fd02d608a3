import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { personas } from '../../shared/session'
import { testDatabase } from '../support/database'
import { runProgram, startService } from '../support/service'
import type { Service } from '../support/service'
import { keyVariables } from '../support/vault'

jest.setTimeout(180_000)

const room = mkdtempSync(join(tmpdir(), 'linli-start-'))
const DATA_DIR = join(room, 'data')
afterAll(() => rmSync(room, { recursive: true, force: true }))

const sessionOf = async (service: Service, persona: string) => {
  const { body } = await service.client.post('/api/session/demo', { persona })
  return { Authorization: `Bearer ${(body as { token: string }).token}` }
}

describe('a first start in an empty directory', () => {
  let service: Service
  let session: Record<string, string>
  beforeAll(async () => {
    service = await startService({ DATA_DIR })
  })
  afterAll(() => service.interrupt())

  it('tells where to go, as whom, and what to try', () => {
    const said = service.said()
    expect(said).toContain(`${service.url}/theatre`)
    for (const persona of personas) expect(said).toContain(persona)
    expect(said).toContain('npm run story')
  })

  it('has a town whose people can be signed in as, in their town’s time', async () => {
    for (const persona of personas) {
      const headers = await sessionOf(service, persona)
      const { body } = await service.client.get('/api/session', headers)
      expect(body).toMatchObject({ person: { name: expect.any(String) }, demo: true })
    }
    expect((await service.client.get('/api/clock')).body).toMatchObject({ day: '2026-03-04' })
    session = await sessionOf(service, 'wang-xiulan')
  })

  it('has done its morning before anybody looks: the desk finds whom to call', async () => {
    const headers = await sessionOf(service, 'front-desk')
    const { body } = await service.client.get('/api/notices/phone-list', headers)
    expect(body).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({ elder: expect.objectContaining({ name: '李桂英' }) }),
      ]),
    })
  })

  it('refuses a second server on the same data, which says why and harms nothing', async () => {
    const { code, said } = await runProgram('server/main.ts', { DATA_DIR, PORT: '0' })
    expect(code).toBe(1)
    expect(said.trim().split('\n')).toHaveLength(1)
    expect(said).toMatch(/正被另一个.*in use/)
    expect((await service.client.get('/readyz')).status).toBe(200)
  })

  it('keeps its keys beside the data, for nobody else to read', () => {
    expect(statSync(`${DATA_DIR}.keys.json`).mode & 0o777).toBe(0o600)
    expect(service.said()).not.toContain('DATA_KEYS')
  })

  it('ends in order at Ctrl-C and goes on where it was', async () => {
    await service.client.post('/api/demo/clock', { to: '2026-03-20T08:00:00+08:00' })
    expect(await service.interrupt()).toBe(0)

    service = await startService({ DATA_DIR })
    expect(service.said()).not.toContain('写入')
    expect((await service.client.get('/api/clock')).body).toMatchObject({ day: '2026-03-20' })
    expect((await service.client.get('/api/session', session)).body).toMatchObject({
      person: { name: '王秀兰' },
    })
  })
})

describe('a database of one’s own', () => {
  let MONGODB_URI: string
  const keys = keyVariables()
  beforeAll(() => {
    MONGODB_URI = testDatabase('own').uri
  })

  it('is not served without keys', async () => {
    const refused = await runProgram('server/main.ts', { MONGODB_URI, PORT: '0' })
    expect([refused.code, refused.said]).toEqual([1, expect.stringMatching(/^缺少密钥 DATA_KEYS/)])
  })

  it('is not served before npm run migrate, which may be repeated', async () => {
    const refused = await runProgram('server/main.ts', { MONGODB_URI, ...keys, PORT: '0' })
    expect([refused.code, refused.said]).toEqual([1, expect.stringContaining('npm run migrate')])
    for (let time = 0; time < 2; time++) {
      expect((await runProgram('server/migrate.ts', { MONGODB_URI })).code).toBe(0)
    }
  })

  it('is served without town, preview, personas or a clock to move, also in production', async () => {
    const service = await startService({
      MONGODB_URI,
      ...keys,
      NODE_ENV: 'production',
      LOG_FILE: join(room, 'own.log'),
    })
    expect((await service.client.get('/readyz')).status).toBe(200)
    expect((await service.client.get('/')).status).toBe(404)
    expect((await service.client.post('/api/session/demo', { persona: 'manager' })).status).toBe(
      404,
    )
    expect(
      (await service.client.post('/api/demo/clock', { to: '2030-01-01T00:00:00Z' })).status,
    ).toBe(404)
    expect(await service.interrupt()).toBe(0)
  })

  it('says so when its port is held by somebody else', async () => {
    const first = await startService({ MONGODB_URI, ...keys, LOG_FILE: join(room, 'own.log') })
    const PORT = new URL(first.url).port
    const second = await runProgram('server/main.ts', {
      MONGODB_URI,
      ...keys,
      PORT,
      LOG_FILE: join(room, 'own.log'),
    })
    expect([second.code, second.said]).toEqual([
      1,
      expect.stringContaining(`端口 ${PORT} 已被占用`),
    ])
    await first.interrupt()
  })

  it.each(['DATA_KEYS', 'INDEX_KEY', 'AUDIT_KEY'] as const)(
    'is not served with another %s',
    async (name) => {
      const other = { ...keys, [name]: keyVariables()[name] }
      const variables = { MONGODB_URI, ...other, PORT: '0', LOG_FILE: join(room, 'own.log') }
      const refused = await runProgram('server/main.ts', variables)
      expect([refused.code, refused.said]).toEqual([
        1,
        expect.stringMatching(new RegExp(`^${name} 与写入数据时的密钥不同.*\\n$`)),
      ])
    },
  )
})

it.each([
  [{ NODE_ENV: 'production' }, /production/],
  [{ HOST: '0.0.0.0' }, /DEMO=1/],
  [{ PORT: 'eighty' }, /PORT/],
  [{ MONGODB_URI: 'mongodb://127.0.0.1:1/x?serverSelectionTimeoutMS=200' }, /连不上数据库/],
])('with %j it refuses to start, in one sentence', async (variables, sentence) => {
  const { code, said } = await runProgram('server/main.ts', {
    DATA_DIR: join(room, 'never'),
    ...variables,
  })
  expect([code, said]).toEqual([1, expect.stringMatching(sentence)])
  expect(said).not.toMatch(/\n\s+at /)
})
