import { Refusal } from './refusal'
import type { RefusalCode, RefusalDetails } from './refusal'

const DUPLICATE_KEY = 11000
const WRITE_CONFLICT = 112
const TIME_LIMIT = 50
const AWAY = new Set([
  'MongoServerSelectionError',
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoPoolClosedError',
  'MongoPoolClearedError',
  'MongoWaitQueueTimeoutError',
  'MongooseServerSelectionError',
])

interface DatabaseError {
  name?: string
  code?: number
  writeErrors?: { code?: number }[]
}

/** Did a unique index say no? */
export function isDuplicate(thrown: unknown): boolean {
  const { code, writeErrors } = (thrown ?? {}) as DatabaseError
  return (
    code === DUPLICATE_KEY || (writeErrors?.some((error) => error.code === DUPLICATE_KEY) ?? false)
  )
}

/** Runs a write whose unique index keeps a promise; its "no" becomes the given refusal. */
export async function duplicateMeans<T>(
  code: RefusalCode,
  write: () => Promise<T>,
  details?: RefusalDetails,
): Promise<T> {
  try {
    return await write()
  } catch (thrown) {
    if (isDuplicate(thrown)) throw new Refusal(code, details)
    throw thrown
  }
}

/** What a database error means to the person who waits; undefined for one that is a defect of ours. */
export function refusalOfDatabase(thrown: unknown): Refusal | undefined {
  const { name = '', code } = (thrown ?? {}) as DatabaseError
  if (isDuplicate(thrown)) return new Refusal('data.duplicate')
  const busy = code === WRITE_CONFLICT || code === TIME_LIMIT
  return busy || AWAY.has(name) ? new Refusal('database.unavailable') : undefined
}
