/** Open cursors: results a client has not fetched yet. */
import { randomBytes } from 'node:crypto'
import { fail } from '../errors'
import { RawDocument } from '../wire/reply'
import type { ReplyValue } from '../wire/reply'

/** MongoDB's cursorTimeoutMillis. */
const idleMs = 10 * 60_000
/** A batch ends before it would make its reply too large. */
const maxBatchBytes = 16 * 1024 * 1024
export const firstBatchSize = 101

export interface Results {
  namespace: string
  documents: Iterator<Buffer>
  /** Lets go of what the documents come from. */
  close(): void
  /** A cursor may be read on only by the session (and transaction) that opened it. */
  owner?: string | undefined
  noTimeout?: boolean
  /** The transaction the documents are read in: its end is the cursor's end. */
  within?: { atEnd(work: () => void): void } | undefined
}

interface Cursor extends Results {
  id: bigint
  lastUse: number
  /** A document that did not fit into the batch before. */
  ahead?: Buffer
}

export class Cursors {
  private readonly open = new Map<bigint, Cursor>()

  get size(): number {
    return this.open.size
  }

  /** The first batch; the cursor stays open only when there may be more. */
  first(results: Results, batchSize = firstBatchSize, single = false): ReplyValue {
    const cursor: Cursor = { ...results, id: 0n, lastUse: performance.now() }
    const { batch, more } = this.take(cursor, batchSize)
    const stays = more && !single
    if (stays) {
      cursor.id = newId()
      this.open.set(cursor.id, cursor)
      cursor.within?.atEnd(() => this.kill(cursor.id))
    } else finish(cursor)
    return { firstBatch: batch, id: stays ? cursor.id : 0n, ns: cursor.namespace }
  }

  next(
    id: bigint,
    namespace: string,
    asked: { size?: number; owner?: string | undefined },
  ): ReplyValue {
    const cursor = this.open.get(id)
    if (!cursor) return fail(43, `cursor id ${String(id)} not found`)
    if (cursor.namespace !== namespace) {
      fail(
        13,
        `Requested getMore on namespace '${namespace}', but cursor belongs to a different namespace ${cursor.namespace}`,
      )
    }
    if (cursor.owner !== asked.owner) {
      fail(
        50738,
        `Cannot run getMore on cursor ${String(id)}, which was created in another session or transaction`,
      )
    }
    cursor.lastUse = performance.now()
    const { batch, more } = this.take(cursor, asked.size ?? Infinity)
    if (!more) this.kill(id)
    return { nextBatch: batch, id: more ? id : 0n, ns: namespace }
  }

  /** True when there was such a cursor. */
  kill(id: bigint): boolean {
    const cursor = this.open.get(id)
    if (!cursor) return false
    this.open.delete(id)
    finish(cursor)
    return true
  }

  /** Ends the cursors of a session or of a transaction. */
  killOwned(owner: (name: string) => boolean): void {
    for (const cursor of [...this.open.values()]) {
      if (cursor.owner !== undefined && owner(cursor.owner)) this.kill(cursor.id)
    }
  }

  closeAll(): void {
    for (const id of [...this.open.keys()]) this.kill(id)
  }

  expire(now = performance.now()): void {
    for (const { id, lastUse, noTimeout } of [...this.open.values()]) {
      if (!noTimeout && now - lastUse > idleMs) this.kill(id)
    }
  }

  /** Takes a batch; a cursor whose documents fail is gone. */
  private take(cursor: Cursor, size: number): { batch: RawDocument[]; more: boolean } {
    try {
      return takeBatch(cursor, size)
    } catch (error) {
      this.open.delete(cursor.id)
      finish(cursor)
      throw error
    }
  }
}

function takeBatch(cursor: Cursor, size: number): { batch: RawDocument[]; more: boolean } {
  const batch: RawDocument[] = []
  let bytes = 0
  while (batch.length < size) {
    const document = cursor.ahead ?? nextDocument(cursor)
    if (!document) return { batch, more: false }
    if (batch.length > 0 && bytes + document.length > maxBatchBytes) {
      cursor.ahead = document
      break
    }
    delete cursor.ahead
    bytes += document.length
    batch.push(new RawDocument(document))
  }
  return { batch, more: true }
}

function nextDocument({ documents }: Cursor): Buffer | undefined {
  const step = documents.next()
  return step.done ? undefined : step.value
}

function finish(cursor: Cursor): void {
  cursor.documents.return?.()
  cursor.close()
}

/** A positive int64 nobody can guess. */
function newId(): bigint {
  return (randomBytes(8).readBigUInt64BE() >> 1n) | 1n
}
