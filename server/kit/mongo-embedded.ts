import { spawn } from 'node:child_process'
import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { builtPath } from './built'
import { StartRefusal } from './start-refusal'

const PATIENCE_MS = 15_000

export interface Embedded {
  uri: string
  pid: number
  /** Settles when the child is gone, whyever. */
  ended: Promise<void>
  stop: () => Promise<void>
}

/**
 * Starts the embedded database as a child of its own, reached through a socket in a directory only this user may
 * enter. It ends by itself when this process goes away; Ctrl-C reaches only this process, which ends it in order.
 */
export async function startEmbedded(dataDir: string, onLost: () => void): Promise<Embedded> {
  makeDirectory(dataDir)
  const room = mkdtempSync(join(tmpdir(), 'linli-'))
  const socket = join(room, 'db.sock')
  const child = spawn(process.execPath, [entry, '--data', resolve(dataDir), '--socket', socket], {
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  void ended.then(() => rmSync(room, { recursive: true, force: true }))
  const uri = await readyUri(child)

  let stopping = false
  void ended.then(() => stopping || onLost())
  return {
    uri,
    pid: child.pid ?? 0,
    ended,
    async stop() {
      stopping = true
      child.kill('SIGTERM')
      await ended
    },
  }
}

function makeDirectory(dataDir: string) {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  } catch (thrown) {
    const { code = '' } = thrown as NodeJS.ErrnoException
    throw new StartRefusal(
      `数据目录 ${dataDir} 不能用（${code}），请换一个 DATA_DIR (the data directory cannot be made or is a file)`,
    )
  }
}

/** The engine always runs compiled, also when this file runs from source. */
const entry = builtPath('server/embedded/main.js')

/** The first line of the child says where it listens, or why it does not. */
async function readyUri(child: ChildProcessWithoutNullStreams): Promise<string> {
  const complaints: string[] = []
  child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk.toString('utf8')))
  const lines = createInterface({ input: child.stdout })
  const first = new Promise<string>((done) => {
    lines.once('line', done)
    child.once('exit', () => done(''))
    setTimeout(() => done(''), PATIENCE_MS).unref()
  })
  const said = parsed(await first)
  if (said.ready === true && said.uri) return said.uri
  child.kill('SIGKILL')
  throw new StartRefusal(whyNot(said.error ?? complaints.join('').trim()))
}

function parsed(line: string): { ready?: boolean; uri?: string; error?: string } {
  try {
    return JSON.parse(line) as { ready?: boolean; uri?: string; error?: string }
  } catch {
    return {}
  }
}

function whyNot(reason: string): string {
  if (/in use|already|locked|another process/i.test(reason)) {
    return '这个数据目录正被另一个邻里医养服务使用，请先停止它，或换一个 DATA_DIR (this data directory is in use by another server)'
  }
  return `嵌入式数据库没有启动：${reason || '没有回应'} (the embedded database did not start)`
}
