/** The LMDB environment: reading, snapshots, and one write transaction at a time. */
import { open } from 'lmdb'
import type { RootDatabase, Transaction } from 'lmdb'
import type { KeyRange } from './keys'
import { keyEncoder, valueEncoder } from './pooled'

export interface Entry {
  key: Buffer
  value: Buffer
}

/** Where a statement reads from: the newest state, a write in progress, or a snapshot. */
export interface View {
  get(key: Buffer): Buffer | undefined
  /** The entries of a range in key order, or in reverse. */
  entries(range: KeyRange, reverse?: boolean): Iterable<Entry>
  /** The keys alone, which is cheaper. */
  keys(range: KeyRange, reverse?: boolean): Iterable<Buffer>
}

/** A view of one moment. Pins LMDB pages until closed. */
export interface Snapshot extends View {
  close(): void
}

export interface StoreOptions {
  /** Leaves out the sync to disk: tests only, a power cut may lose or damage data. */
  noSync?: boolean
  readOnly?: boolean
}

/** Each open snapshot takes one reader slot of LMDB. */
const maxReaders = 2048

type Environment = RootDatabase<Buffer, Buffer>

export class Store implements View {
  /** The snapshot of the newest state, shared by all who read until something is written. */
  private newest: SharedSnapshot | undefined

  private constructor(
    readonly directory: string,
    private readonly environment: Environment,
  ) {}

  static open(directory: string, options: StoreOptions = {}): Store {
    const environment: Environment = open(directory, {
      encoding: 'binary',
      encoder: valueEncoder,
      keyEncoder,
      maxReaders,
      noSubdir: false,
      // A commit that has returned is on disk: two syncs of LMDB's own, none left for later.
      overlappingSync: false,
      noSync: options.noSync === true,
      readOnly: options.readOnly === true,
    })
    return new Store(directory, environment)
  }

  get(key: Buffer): Buffer | undefined {
    return this.environment.get(key)
  }

  entries(range: KeyRange, reverse = false): Iterable<Entry> {
    return this.environment.getRange(rangeOptions(range, reverse))
  }

  keys(range: KeyRange, reverse = false): Iterable<Buffer> {
    return this.environment.getKeys(rangeOptions(range, reverse))
  }

  /** The number of keys in a range, counted by LMDB. */
  count(range: KeyRange): number {
    return this.environment.getKeysCount({ start: range.low, end: range.high })
  }

  put(key: Buffer, value: Buffer): void {
    this.environment.putSync(key, value)
  }

  remove(key: Buffer): void {
    this.environment.removeSync(key)
  }

  removeRange(range: KeyRange): void {
    for (const key of [...this.keys(range)]) this.environment.removeSync(key)
  }

  /** Runs `work` in one write transaction: on disk when this returns, undone when it throws. */
  write<T>(work: () => T): T {
    try {
      return this.environment.transactionSync(work)
    } finally {
      this.retireNewest()
    }
  }

  /**
   * The present moment, kept. Never read a snapshot's single keys inside `write`: lmdb would
   * silently answer from the write transaction instead.
   */
  snapshot(): Snapshot {
    this.newest ??= new SharedSnapshot(this.environment)
    return this.newest.handle()
  }

  private retireNewest(): void {
    this.newest?.retire()
    this.newest = undefined
  }

  async close(): Promise<void> {
    this.retireNewest()
    await this.environment.close()
  }
}

/**
 * One LMDB read transaction for many readers. lmdb starts a timer for each one it opens, and the
 * timer would wake the process once more for every request.
 */
class SharedSnapshot {
  private readonly transaction: Transaction
  private readers = 0
  private retired = false

  constructor(private readonly environment: Environment) {
    this.transaction = environment.useReadTransaction()
  }

  handle(): Snapshot {
    const { environment, transaction } = this
    let open = true
    this.readers++
    return {
      get: (key) => environment.get(key, { transaction }),
      entries: (range, reverse = false) =>
        environment.getRange({ ...rangeOptions(range, reverse), transaction }),
      keys: (range, reverse = false) =>
        environment.getKeys({ ...rangeOptions(range, reverse), transaction }),
      close: () => {
        if (open) this.leave()
        open = false
      },
    }
  }

  /** Nobody new will read it: the last reader ends it. */
  retire(): void {
    this.retired = true
    if (this.readers === 0) this.transaction.done()
  }

  private leave(): void {
    this.readers--
    if (this.retired && this.readers === 0) this.transaction.done()
  }
}

function rangeOptions({ low, high }: KeyRange, reverse: boolean) {
  return reverse
    ? { start: high, end: low, reverse: true, exclusiveStart: true, inclusiveEnd: true }
    : { start: low, end: high }
}
