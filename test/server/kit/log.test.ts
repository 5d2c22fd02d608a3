import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLog } from '../../../server/kit/log'

const room = mkdtempSync(join(tmpdir(), 'linli-log-'))
afterAll(() => rmSync(room, { recursive: true }))

const line = { id: 'r-1', method: 'GET', route: '/api/people/:id', status: 200, ms: 1.26, by: 'p1' }

async function written(level: string) {
  const file = join(room, level, 'server.log')
  const log = createLog({ file, level })
  log.request(line)
  log.request({ ...line, by: undefined })
  log.info({ job: 'x' }, 'job done')
  log.failure('r-2', new Error('broken'))
  await log.close()
  const text = readFileSync(file, 'utf8').trim()
  return text.split('\n').map((each) => JSON.parse(each) as Record<string, unknown>)
}

it('a request is one line of JSON, like every other line', async () => {
  const [request, stranger, info, failure] = await written('info')
  expect(request).toEqual({ level: 30, time: expect.any(Number), ...line, ms: 1.3 })
  expect(stranger).not.toHaveProperty('by')
  expect(info).toMatchObject({ level: 30, job: 'x', msg: 'job done' })
  expect(failure).toMatchObject({
    level: 50,
    id: 'r-2',
    msg: 'failure',
    err: { message: 'broken' },
  })
})

it('a quieter log keeps only failures', async () => {
  expect((await written('error')).map(({ msg }) => msg)).toEqual(['failure'])
})
