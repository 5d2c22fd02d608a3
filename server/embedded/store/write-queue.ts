/**
 * Group commit. Commands that have arrived by the time the engine is free are run in one LMDB
 * transaction and acknowledged together once it is on disk: fifty writers share one sync, and a
 * single writer waits for nobody.
 */
import type { Catalog } from './catalog'
import type { Store } from './store'

/** What a task may wait for: a transaction that holds something the task needs. */
export type Wait = Promise<unknown>

/**
 * A write in steps. It yields before a step that must wait; the steps done so far are committed,
 * and the task goes on in a later group.
 */
export type Task<T> = Generator<Wait, T, void>

/** A task that never waits. */
// eslint-disable-next-line require-yield -- a single step has nothing to wait for
export function* inOneStep<T>(work: () => T): Task<T> {
  return work()
}

interface Queued {
  task: Task<unknown>
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
}

/** A group stops growing after this long, so that a queue of large writes does not delay reads. */
const maxGroupMs = 50

export class WriteQueue {
  private queued: Queued[] = []
  private scheduled = false

  constructor(
    private readonly store: Store,
    private readonly catalog: Catalog,
  ) {}

  /** Resolves with the task's result when everything it wrote is on disk. */
  run<T>(task: Task<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.enqueue({ task, resolve: resolve as (value: unknown) => void, reject })
    })
  }

  private enqueue(queued: Queued): void {
    this.queued.push(queued)
    if (this.scheduled) return
    this.scheduled = true
    setImmediate(() => this.commitGroup())
  }

  private commitGroup(): void {
    this.scheduled = false
    const group = this.queued
    this.queued = []
    const settle: (() => void)[] = []
    const started: Queued[] = []
    try {
      this.store.write(() => {
        const deadline = performance.now() + maxGroupMs
        for (const queued of group) {
          if (performance.now() > deadline) this.enqueue(queued)
          else {
            started.push(queued)
            settle.push(this.step(queued))
          }
        }
      })
    } catch (error) {
      // Nothing of the group is on disk, and what memory learnt from it is not true.
      this.catalog.reload()
      for (const queued of started) queued.reject(error)
      return
    }
    for (const done of settle) done()
  }

  /** Runs a task as far as it goes; returns what to tell its client after the commit. */
  private step(queued: Queued): () => void {
    const { task, resolve, reject } = queued
    try {
      const step = task.next()
      if (step.done) return () => resolve(step.value)
      const again = (): void => this.enqueue(queued)
      return () => void step.value.then(again, again)
    } catch (error) {
      if (!isRefusal(error)) throw error
      return () => reject(error)
    }
  }
}

/** A refusal is the answer to one command; any other error may have left a write half done. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && error.name === 'CommandError'
}
