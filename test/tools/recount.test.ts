import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runProgram } from '../support/service'

const DATA_DIR = mkdtempSync(join(tmpdir(), 'linli-recount-'))
afterAll(() => rmSync(DATA_DIR, { recursive: true, force: true }))

it('npm run recount refuses a database that holds nothing to recount, in one sentence', async () => {
  const { code, said } = await runProgram('tools/recount.ts', { DATA_DIR })
  expect(code).toBe(1)
  expect(said.trim().split('\n')).toEqual([expect.stringMatching(/^数据库是空的.*recount/)])
})
