/** Writes outside a transaction: straight into the store, behind whoever holds what they need. */
import { setTimeout as sleep } from 'node:timers/promises'
import { fail } from '../errors'
import type { IndexEntry, Records } from '../store/records'
import type { Store, View } from '../store/store'
import type { Collection } from '../store/types'
import type { Task, Wait } from '../store/write-queue'
import { keyLock, recordLock } from './locks'
import type { Locks } from './locks'
import type { Change } from '../store/records'

/** Where a command's writes go: the store itself, or an open transaction. */
export interface WriteTarget {
  /** What the command reads to find its documents. */
  readonly view: View
  /** Changes of an open transaction that `view` does not show yet. */
  changes(collection: Collection): ReadonlyMap<number, Buffer | null> | undefined
  read(collection: Collection, recordId: number): Buffer | undefined
  insert(collection: Collection, bytes: Buffer): void
  replace(collection: Collection, change: Change): void
  remove(collection: Collection, recordId: number, before: Buffer): void
}

/** Thrown when a write must wait for a transaction to end. */
class Blocked extends Error {
  constructor(readonly wait: Wait) {
    super('waits for a transaction')
  }
}

/**
 * Runs one step of a write; a blocked step yields its wait and is tried again from the start, until
 * `deadline` (of `performance.now()`) at the latest.
 */
export function* untilFree<T>(step: () => T, deadline = Infinity): Task<T> {
  for (;;) {
    try {
      return step()
    } catch (error) {
      if (!(error instanceof Blocked)) throw error
      const left = deadline - performance.now()
      if (left <= 0) fail(50, 'operation exceeded time limit')
      yield left === Infinity ? error.wait : Promise.race([error.wait, sleep(left)])
    }
  }
}

export class PlainWrites implements WriteTarget {
  constructor(
    readonly view: Store,
    private readonly records: Records,
    private readonly locks: Locks,
  ) {}

  changes(): undefined {
    return undefined
  }

  read(collection: Collection, recordId: number): Buffer | undefined {
    return this.records.read(collection, recordId)
  }

  insert(collection: Collection, bytes: Buffer): void {
    this.records.insert(collection, bytes, this.guard())
  }

  replace(collection: Collection, change: Change): void {
    this.wait(recordLock(collection, change.recordId))
    this.records.replace(collection, change, this.guard())
  }

  remove(collection: Collection, recordId: number, before: Buffer): void {
    this.wait(recordLock(collection, recordId))
    this.records.remove(collection, recordId, before, this.guard())
  }

  /** No guard at all while no transaction is open: the usual case pays nothing. */
  private guard(): ((entry: IndexEntry) => void) | undefined {
    if (this.locks.none) return undefined
    return ({ index, key }) => this.wait(keyLock(index, key))
  }

  private wait(lock: string): void {
    if (this.locks.none) return
    const holder = this.locks.holder(lock)
    if (holder) throw new Blocked(holder.ended)
  }
}
