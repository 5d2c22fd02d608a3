/** Engines of a test's own: for restarts, crashes, and options the shared one does not have. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MongoClient } from 'mongodb'
import type { MongoClientOptions } from 'mongodb'
import { startEngine } from '../../../tools/database/engine-process'
import type { RunningEngine } from '../../../tools/database/engine-process'

/** A directory that `clean` removes. */
export function scratch(): { path: string; clean(): void } {
  const path = mkdtempSync(join(tmpdir(), 'linli-engine-'))
  return { path, clean: () => rmSync(path, { recursive: true, force: true }) }
}

/** An engine on a data directory that survives its restarts. */
export class OwnEngine {
  private readonly directory = scratch()
  private readonly clients: MongoClient[] = []
  running: RunningEngine | undefined

  constructor(private readonly options: { tcp?: boolean; args?: string[] } = {}) {}

  get data(): string {
    return join(this.directory.path, 'data')
  }

  get socket(): string {
    return join(this.directory.path, 'db.sock')
  }

  get uri(): string {
    return this.running?.uri ?? ''
  }

  async start(): Promise<void> {
    const address = this.options.tcp ? ['--port', '0'] : ['--socket', this.socket]
    this.running = await startEngine([
      '--data',
      this.data,
      ...address,
      ...(this.options.args ?? []),
    ])
  }

  async stop(): Promise<void> {
    await Promise.all(this.clients.splice(0).map((client) => client.close()))
    await this.running?.stop()
  }

  /** Ends the process at once, as a power cut would. */
  async kill(): Promise<void> {
    const child = this.running?.process
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((done) => child.once('exit', done))
    child.kill('SIGKILL')
    await gone
  }

  async connect(options: MongoClientOptions = {}): Promise<MongoClient> {
    const client = new MongoClient(this.uri, { serverSelectionTimeoutMS: 5000, ...options })
    this.clients.push(client)
    return client.connect()
  }

  async end(): Promise<void> {
    await this.stop()
    this.directory.clean()
  }
}
