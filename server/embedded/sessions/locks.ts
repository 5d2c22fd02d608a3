/**
 * What open transactions hold: documents and unique keys. Another transaction that wants one of
 * them is refused at once (WriteConflict); a plain write waits until the holder has ended.
 */
import type { Collection, Index } from '../store/types'

export interface Holder {
  /** Settles when the holder has committed or aborted. */
  ended: Promise<void>
}

export function recordLock(collection: Collection, recordId: number): string {
  return `r${String(collection.id)}:${String(recordId)}`
}

export function keyLock(index: Index, key: Buffer): string {
  return `k${String(index.id)}:${key.toString('latin1')}`
}

export class Locks {
  private readonly holders = new Map<string, Holder>()

  get none(): boolean {
    return this.holders.size === 0
  }

  holder(lock: string): Holder | undefined {
    return this.holders.get(lock)
  }

  take(lock: string, holder: Holder): void {
    this.holders.set(lock, holder)
  }

  release(locks: Iterable<string>): void {
    for (const lock of locks) this.holders.delete(lock)
  }
}
