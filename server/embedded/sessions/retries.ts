/**
 * The last retryable write of each session and its answer, written with the write itself: a driver
 * that lost the connection, or the whole engine, may ask again and the write happens once.
 */
import { systemKey } from '../store/keys'
import type { Store } from '../store/store'

export interface RetryRecord {
  txnNumber: bigint
  /** The reply document as sent; empty for a committed transaction. */
  reply: Buffer
}

const headBytes = 16

export function storedReply(store: Store, id: Buffer): RetryRecord | undefined {
  const stored = store.get(systemKey('session', id))
  if (!stored) return undefined
  return { txnNumber: stored.readBigInt64LE(8), reply: stored.subarray(headBytes) }
}

export function storeReply(store: Store, id: Buffer, { txnNumber, reply }: RetryRecord): void {
  const head = Buffer.allocUnsafe(headBytes)
  head.writeDoubleLE(Date.now(), 0)
  head.writeBigInt64LE(txnNumber, 8)
  store.put(systemKey('session', id), Buffer.concat([head, reply]))
}

/** Forgets records last written before `olderThan` (milliseconds since 1970). */
export function forgetReplies(store: Store, olderThan: number): void {
  const start = systemKey('session')
  const end = Buffer.from(start)
  end[4] = (end[4] ?? 0) + 1
  const old: Buffer[] = []
  for (const { key, value } of store.entries({ low: start, high: end })) {
    if (value.readDoubleLE(0) < olderThan) old.push(key)
  }
  for (const key of old) store.remove(key)
}
