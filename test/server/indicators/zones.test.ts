import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { BoardView } from '../../../shared/indicators'

const run = promisify(execFile)
const root = join(__dirname, '../../..')
const tsx = join(root, 'node_modules/tsx/dist/cli.mjs')
const script = join(__dirname, 'support/print-board.ts')

interface Printed {
  zone: number
  board: BoardView
  rows: unknown[]
}

async function printedIn(TZ: string): Promise<Printed> {
  const options = { cwd: root, env: { ...process.env, TZ }, maxBuffer: 32 * 1024 * 1024 }
  const { stdout } = await run(process.execPath, [tsx, script], options)
  return JSON.parse(stdout) as Printed
}

describe('wherever the server stands', () => {
  it('every figure and every row behind it is the same', async () => {
    const [utc, shanghai, newYork] = await Promise.all([
      printedIn('UTC'),
      printedIn('Asia/Shanghai'),
      printedIn('America/New_York'),
    ])
    expect([utc.zone, shanghai.zone, newYork.zone]).toEqual([0, -480, 300])
    expect(utc.board.asOf).toBe('2025-12-31')
    expect(utc.rows.length).toBeGreaterThan(30)
    expect({ ...shanghai, zone: 0 }).toEqual(utc)
    expect({ ...newYork, zone: 0 }).toEqual(utc)
  }, 120_000)
})
