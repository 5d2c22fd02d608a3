/** The parts of one running database, put together. */
import { Cursors } from './commands/cursors'
import { FailPoints } from './commands/fail-point'
import { Locks } from './sessions/locks'
import { PlainWrites } from './sessions/plain-writes'
import { Sessions } from './sessions/sessions'
import { Catalog } from './store/catalog'
import { claimDirectory, leaveDirectory } from './store/directory'
import { Records } from './store/records'
import { Store } from './store/store'
import { expireDocuments } from './store/ttl'
import { inOneStep, WriteQueue } from './store/write-queue'

export interface EngineOptions {
  directory: string
  /** Tests only: nothing is synced to disk. */
  noSync?: boolean
  /** Lets clients make commands fail on purpose (configureFailPoint). */
  failPoints?: boolean
  /** How often documents past their TTL are removed, in milliseconds. */
  ttlMs?: number
}

const housekeepingMs = 10_000
const forgetMs = 600_000
const defaultTtlMs = 60_000

export class Engine {
  readonly startedAt = new Date()
  readonly sessions: Sessions
  readonly cursors = new Cursors()
  readonly failPoints: FailPoints
  readonly queue: WriteQueue
  readonly plain: PlainWrites
  readonly counters = { commands: 0 }
  /** How many clients are connected now; told by whoever listens. */
  connections: () => number = () => 0
  private readonly timers: NodeJS.Timeout[] = []

  private constructor(
    readonly options: EngineOptions,
    readonly store: Store,
    readonly catalog: Catalog,
    readonly records: Records,
  ) {
    const locks = new Locks()
    this.queue = new WriteQueue(store, catalog)
    this.plain = new PlainWrites(store, records, locks)
    this.sessions = new Sessions({ store, catalog, records, locks })
    this.failPoints = new FailPoints(options.failPoints === true)
  }

  /** Opens the database in a directory; refuses in words what it cannot or must not open. */
  static open(options: EngineOptions): Engine {
    const store = claimDirectory(options.directory, { noSync: options.noSync === true })
    const catalog = new Catalog(store)
    const engine = new Engine(options, store, catalog, new Records(store, catalog))
    engine.startTimers()
    return engine
  }

  /** Ends open transactions and cursors and lets go of the directory. */
  async close(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer)
    this.cursors.closeAll()
    this.sessions.endAll()
    leaveDirectory(this.store)
    await this.store.close()
  }

  private startTimers(): void {
    const every = (ms: number, work: () => void | Promise<unknown>): void => {
      const guarded = (): void => {
        Promise.resolve().then(work).catch(tellOperator)
      }
      this.timers.push(setInterval(guarded, ms).unref())
    }
    every(housekeepingMs, () => {
      this.sessions.expire()
      this.cursors.expire()
    })
    every(this.options.ttlMs ?? defaultTtlMs, () => expireDocuments(this))
    every(forgetMs, () => this.queue.run(inOneStep(() => this.sessions.forgetOldReplies())))
  }
}

/** Housekeeping that fails is told of and tried again next time. */
function tellOperator(error: unknown): void {
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  )
}
